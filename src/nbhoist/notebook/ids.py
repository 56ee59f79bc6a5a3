"""Ids for cells: the file's own where it has one, else made from the position; always unique."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def unique_ids(own: "Sequence[object]") -> list[str]:
    """One id for each cell; of two equal ones the first cell keeps it."""
    taken = {value for value in own if isinstance(value, str)}
    seen: set[str] = set()
    ids: list[str] = []
    for index, value in enumerate(own):
        identifier = value if isinstance(value, str) and value and value not in seen else _made(index, taken)
        seen.add(identifier)
        ids.append(identifier)
    return ids


def _made(index: int, taken: set[str]) -> str:
    made = f"cell-{index}"
    while made in taken:
        made += "x"
    taken.add(made)
    return made
