"""Where the parts of each cell stand in the bytes of an `.ipynb` file."""

from typing import TYPE_CHECKING, NamedTuple

from nbhoist.notebook.json_spans import Span, elements, members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.notebook.stored import Stored

_BOM = b"\xef\xbb\xbf"


class CellSpans(NamedTuple):
    """The values of one cell in the file; None for what it does not have."""

    cell: Span
    line: int  # of the file, from 1, where the source starts, or the cell where it has none
    source: Span | None
    outputs: Span | None
    execution_count: Span | None


def cell_spans(stored: "Stored") -> tuple[CellSpans, ...]:
    """The spans of all cells, found once."""
    if stored.spans is None:
        stored.spans = tuple(_numbered(stored.data))
    return stored.spans


def top_level(data: bytes) -> dict[str, Span]:
    """The values of the outermost object by key."""
    start = len(_BOM) if data.startswith(_BOM) else 0
    return dict(members(data, data.index(b"{", start)))


def raw_cells(data: bytes) -> "Iterator[Span]":
    """The cell objects; those of nbformat 2 and 3 stand in worksheets."""
    top = top_level(data)
    if "cells" in top:
        yield from elements(data, top["cells"].start)
        return
    for sheet in elements(data, top["worksheets"].start) if "worksheets" in top else ():
        cells = dict(members(data, sheet.start)).get("cells")
        if cells is not None:
            yield from elements(data, cells.start)


def _numbered(data: bytes) -> "Iterator[CellSpans]":
    line, counted = 1, 0
    for cell in raw_cells(data):
        parts = dict(members(data, cell.start))
        source = parts.get("source", parts.get("input"))
        start = (source or cell).start
        line += data.count(b"\n", counted, start)
        counted = start
        count = parts.get("execution_count", parts.get("prompt_number"))
        yield CellSpans(cell, line, source, parts.get("outputs"), count)
