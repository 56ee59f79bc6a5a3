"""Slices: what a statement depends on, and what depends on it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from nbhoist.analysis.graph import Graph, Kind

DATA: "tuple[Kind, ...]" = ("data",)
WITH_EFFECTS: "tuple[Kind, ...]" = ("data", "effect")


def backward_slice(
    graph: "Graph", start: int, names: "Collection[str] | None" = None, kinds: "Iterable[Kind]" = DATA
) -> tuple[int, ...]:
    """Positions, in order, of the statements above `start` that what it uses depends on.

    `names` ask for what some of the names hold just before `start`, instead of for all that it uses.
    """
    wanted = frozenset(kinds)
    first = (e for e in graph.incoming[start] if e.kind in wanted and (names is None or e.name in names))
    return _reached((e.source for e in first), [[e.source for e in es if e.kind in wanted] for es in graph.incoming])


def forward_slice(
    graph: "Graph", start: int, names: "Collection[str] | None" = None, kinds: "Iterable[Kind]" = DATA
) -> tuple[int, ...]:
    """Positions, in order, of the statements below `start` that depend on what it leaves; `names` ask for some of it."""
    wanted = frozenset(kinds)
    first = (e for e in graph.outgoing[start] if e.kind in wanted and (names is None or e.name in names))
    return _reached((e.target for e in first), [[e.target for e in es if e.kind in wanted] for es in graph.outgoing])


def _reached(first: "Iterable[int]", steps: list[list[int]]) -> tuple[int, ...]:
    found: set[int] = set()
    pending = list(first)
    while pending:
        position = pending.pop()
        if position not in found:
            found.add(position)
            pending += steps[position]
    return tuple(sorted(found))
