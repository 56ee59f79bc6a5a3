"""Objects that are used up when they are gone through."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.analysis.values import Value

_ITERATORS = frozenset(
    f"builtins.{name}" for name in ("generator", "map", "filter", "zip", "enumerate", "reversed", "iterator", "file")
) | frozenset({"io.TextIOWrapper", "io.BufferedReader", "io.StringIO", "io.BytesIO"})


def is_container(value: "Value | None") -> bool:
    """Whether something stays as it is when it is gone through; what is unknown may be an iterator."""
    return value is not None and value.name not in _ITERATORS
