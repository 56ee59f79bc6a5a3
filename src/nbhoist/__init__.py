"""Turn a notebook into a tested package, and prove by execution that it computes the same."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.api.checking import Check, check

__version__ = "0.1.0"
__all__ = ["Check", "__version__", "check"]


def __getattr__(name: str) -> object:
    """`nbhoist.check(path)`: imported when it is asked for, so that importing a part does not import all."""
    if name not in ("Check", "check"):
        raise AttributeError(f"module `nbhoist` has no attribute `{name}`")
    from nbhoist.api import checking

    return getattr(checking, name)
