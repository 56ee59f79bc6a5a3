"""NBH402: numbers drawn from the stream of `random`, which nothing seeds."""

from ._stream_rule import StreamRule


class UnseededRandom(StreamRule):
    """Numbers drawn from the stream of `random`, which nothing seeds."""

    code = "NBH402"
    severity = "warning"
    applicability = "safe"
    message = (
        "`{function}` draws from the global stream of `{stream}`, which nothing seeds above; seed it with `{seed}`"
    )
    streams = ("random",)
