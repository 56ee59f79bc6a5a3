"""NBH401: numbers drawn from numpy's global stream, which nothing seeds."""

from ._stream_rule import StreamRule


class UnseededNumpy(StreamRule):
    """Numbers drawn from numpy's global stream, which nothing seeds."""

    code = "NBH401"
    severity = "warning"
    applicability = "safe"
    message = (
        "`{function}` draws from the global stream of `{stream}`, which nothing seeds above; seed it with `{seed}`"
    )
    streams = ("numpy",)
