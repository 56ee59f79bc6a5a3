"""NBH405: weights or numbers drawn from the stream of torch or TensorFlow, which nothing seeds."""

from ._stream_rule import StreamRule


class UnseededFramework(StreamRule):
    """Weights or numbers drawn from the stream of torch or TensorFlow, which nothing seeds."""

    code = "NBH405"
    severity = "warning"
    applicability = "safe"
    message = "`{function}` draws from the stream of `{stream}`, which nothing seeds above; seed it with `{seed}`"
    streams = ("torch", "tensorflow")
