"""The hidden random streams of libraries: what draws from which, and what seeds several at once."""

# a stream and the modules whose unseeded draws come from it
STREAMS: dict[str, tuple[str, ...]] = {
    "random": ("random.",),
    "numpy": ("numpy.random.",),
    "torch": ("torch.", "torchvision."),
    "tensorflow": ("tensorflow.", "keras."),
}
# calls that seed more than the stream of their own library
SEEDS_ALSO: dict[str, tuple[str, ...]] = {
    "keras.utils.set_random_seed": ("random", "numpy", "tensorflow"),
    "transformers.set_seed": ("random", "numpy", "torch", "tensorflow"),
}
# how a stream is seeded: the import that is needed, and the call
SEEDING: dict[str, tuple[str, str]] = {
    "random": ("import random", "random.seed(0)"),
    "numpy": ("import numpy as np", "np.random.seed(0)"),
    "torch": ("import torch", "torch.manual_seed(0)"),
    "tensorflow": ("import tensorflow as tf", "tf.random.set_seed(0)"),
}
# part of the name of a function of unknown origin that seeds whatever it knows of
SPEAKS_OF_SEEDS = "seed"


def stream_of(name: str) -> str:
    """The stream that a function or class of that qualified name draws from; empty where it is none of these."""
    return next((stream for stream, starts in STREAMS.items() if name.startswith(starts)), "")


# functions to which the order of what they take does not matter
ORDER_FREE = frozenset(
    f"builtins.{name}" for name in ("sorted", "len", "set", "frozenset", "max", "min", "any", "all", "sum")
)
