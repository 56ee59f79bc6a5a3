"""Under which name the tables know what a qualified name means."""

from functools import cache

from nbhoist.knowledge.libraries import PREFIXES
from nbhoist.knowledge.table import table


def library_of(qualified: str) -> str:
    """Give the top-level import name of a qualified name, after re-exports are resolved."""
    return top(canonical(qualified))


@cache
def canonical(qualified: str) -> str:
    """Give the name under which the tables know what `qualified` names; re-exports and private modules are resolved."""
    name = _replaced(qualified, PREFIXES)
    known = table(top(name))
    if known is None:
        return name
    name = _replaced(name, known.names)
    return name if name in known.fields else _replaced(_public(name), known.names)


def top(name: str) -> str:
    """Give the first part of a dotted name."""
    return name.partition(".")[0]


def _replaced(name: str, names: dict[str, str]) -> str:
    """Replace the longest leading part of `name` that is known under another name."""
    head, tail = name, ""
    while head:
        if head in names:
            return names[head] + tail
        head, dot, last = head.rpartition(".")
        tail = f"{dot}{last}{tail}"
    return name


def _public(name: str) -> str:
    """Leave private modules out: `sklearn.ensemble._forest.X` is `sklearn.ensemble.X`."""
    *parents, last = name.split(".")
    return ".".join([part for part in parents if not part.startswith("_")] + [last])
