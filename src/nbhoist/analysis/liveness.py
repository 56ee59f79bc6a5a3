"""What a run of statements needs from before it and what later statements need of it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.analysis.statement import Statement


def live_in(run: "Sequence[Statement]", names: frozenset[str]) -> frozenset[str]:
    """Names of `names` that `run` reads before it has certainly bound them."""
    needed: set[str] = set()
    bound: set[str] = set()
    for statement in run:
        needed |= statement.reads - bound
        bound |= statement.names.defines
        bound -= statement.deletes
    return frozenset(needed & names)


def live_after(run: "Sequence[Statement]", names: frozenset[str]) -> "list[frozenset[str]]":
    """For each statement of `run`, the names that some later statement reads before binding them anew."""
    result: list[frozenset[str]] = [frozenset()] * len(run)
    live: frozenset[str] = frozenset()
    for position in range(len(run) - 1, -1, -1):
        result[position] = live
        statement = run[position]
        live = (live - statement.names.defines) | (statement.reads & names)
    return result


def bound_after(run: "Sequence[Statement]") -> frozenset[str]:
    """Names that `run` binds, on some path, and does not delete again."""
    bound: set[str] = set()
    for statement in run:
        bound -= statement.deletes
        bound |= statement.defines
    return frozenset(bound)
