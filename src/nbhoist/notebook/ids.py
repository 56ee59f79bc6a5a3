"""Ids for cells: the file's own where it has one, else made from the position; always unique."""

import json
from typing import TYPE_CHECKING

from nbhoist.notebook.json_spans import members
from nbhoist.notebook.layout import raw_cells, root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.notebook.layout import Parts
    from nbhoist.notebook.model import Notebook

_SINCE = (4, 5)  # versions of the format from which on cells have ids


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


def lost_ids(notebook: "Notebook") -> tuple[int, ...]:
    """Positions of cells of which the file holds no id, or that of a cell above, where its format wants one."""
    made = [cell for cell in notebook.cells if cell.id.rstrip("x") == f"cell-{cell.index}"]
    if not made or notebook.stored is None or notebook.format != "ipynb" or not _wants_ids(notebook.stored.data):
        return ()
    held = [_held(notebook.stored.data, parts) for _, parts in raw_cells(notebook.stored.data)]
    return tuple(cell.index for cell in made if held[cell.index] != cell.id)


def _wants_ids(data: bytes) -> bool:
    found = members(data, root(data))
    major, minor = (data[found[key].start : found[key].end] for key in ("nbformat", "nbformat_minor") if key in found)
    return major.isdigit() and minor.isdigit() and (int(major), int(minor)) >= _SINCE


def _held(data: bytes, parts: "Parts") -> object:
    span = parts.get("id")
    return json.loads(data[span.start : span.end]) if span is not None else None


def _made(index: int, taken: set[str]) -> str:
    made = f"cell-{index}"
    while made in taken:
        made += "x"
    taken.add(made)
    return made
