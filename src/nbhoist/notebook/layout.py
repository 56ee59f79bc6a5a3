"""Where the parts of each cell stand in the bytes of an `.ipynb` file."""

from typing import TYPE_CHECKING, NamedTuple

from nbhoist.notebook.json_spans import Span, value_end, walk_array, walk_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.notebook.stored import Stored

Parts = dict[str, Span]
_BOM = b"\xef\xbb\xbf"


class CellSpans(NamedTuple):
    """The values of one cell in the file; None for what it does not have."""

    line: int  # of the file, from 1, where the source starts, or the cell where it has none
    source: Span | None
    outputs: Span | None
    execution_count: Span | None


def cell_spans(stored: "Stored") -> tuple[CellSpans, ...]:
    """The spans of all cells, found once."""
    if stored.spans is None:
        stored.spans = tuple(_numbered(stored.data))
    return stored.spans


def root(data: bytes) -> int:
    """Where the outermost object starts."""
    return data.index(b"{", len(_BOM) if data.startswith(_BOM) else 0)


def raw_cells(data: bytes) -> list[tuple[int, Parts]]:
    """Start and parts of the cells; those of nbformat 2 and 3 stand in worksheets."""
    cells: list[tuple[int, Parts]] | None = None
    in_sheets: list[tuple[int, Parts]] = []

    def visit(key: str, value: int) -> int | None:
        nonlocal cells, in_sheets
        if key in ("cells", "worksheets") and data[value] != ord("["):
            return None
        if key == "cells":
            cells = []
            return _walk_cells(data, value, cells)
        if key == "worksheets":
            in_sheets = []
            return _walk_sheets(data, value, in_sheets)
        return None

    walk_object(data, root(data), visit)
    return in_sheets if cells is None else cells


def _walk_sheets(data: bytes, start: int, found: list[tuple[int, Parts]]) -> int:
    def visit_key(key: str, value: int) -> int | None:
        return _walk_cells(data, value, found) if key == "cells" and data[value] == ord("[") else None

    def visit(sheet: int) -> int | None:
        return walk_object(data, sheet, visit_key) if data[sheet] == ord("{") else None

    return walk_array(data, start, visit)


def _walk_cells(data: bytes, start: int, found: list[tuple[int, Parts]]) -> int:
    def visit(cell: int) -> int | None:
        parts: Parts = {}

        def visit_part(key: str, value: int) -> int:
            parts[key] = Span(value, value_end(data, value))
            return parts[key].end

        found.append((cell, parts))
        return walk_object(data, cell, visit_part) if data[cell] == ord("{") else None

    return walk_array(data, start, visit)


def _numbered(data: bytes) -> "Iterator[CellSpans]":
    line, counted = 1, 0
    for cell, parts in raw_cells(data):
        source = parts.get("source", parts.get("input"))
        start = cell if source is None else source.start
        line += data.count(b"\n", counted, start)
        counted = start
        count = parts.get("execution_count", parts.get("prompt_number"))
        yield CellSpans(line, source, parts.get("outputs"), count)
