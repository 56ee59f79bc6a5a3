"""Changes a notebook and keeps every byte that was not asked to change."""

from typing import TYPE_CHECKING

from nbhoist.errors import NotebookError
from nbhoist.notebook.disk import write_atomically
from nbhoist.notebook.json_source import written_source
from nbhoist.notebook.json_spans import Span
from nbhoist.notebook.layout import cell_spans
from nbhoist.notebook.script_writer import replace_in_script

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from nbhoist.notebook.layout import CellSpans
    from nbhoist.notebook.model import Notebook
    from nbhoist.notebook.stored import Stored

__all__ = ["replace_sources", "strip_outputs", "write_atomically"]

Edit = tuple[Span, bytes]


def replace_sources(notebook: "Notebook", sources: "Mapping[int, str]", strip: "Collection[int]" = ()) -> bytes:
    """The file with other sources for some cells, by index; cells in `strip` lose outputs and execution count too."""
    stored = _stored(notebook)
    if notebook.format != "ipynb":
        changed = {index: text for index, text in sources.items() if text != notebook.cells[index].source}
        return replace_in_script(notebook, stored, changed) if changed else stored.original
    return stored.encoded(applied(stored.data, source_edits(notebook, stored, sources, strip)))


def source_edits(
    notebook: "Notebook", stored: "Stored", sources: "Mapping[int, str]", strip: "Collection[int]" = ()
) -> "list[Edit]":
    """The edits on an `.ipynb` file that `replace_sources` makes."""
    changed = {index: text for index, text in sources.items() if text != notebook.cells[index].source}
    spans = cell_spans(stored)
    edits = [
        edit for index, text in changed.items() for edit in _source_edit(notebook, stored, spans[index], index, text)
    ]
    return edits + [edit for index in strip for edit in without_outputs(stored.data, spans[index])]


def strip_outputs(notebook: "Notebook", cells: "Collection[int]") -> bytes:
    """The file without outputs and execution counts of the cells with these indices."""
    return replace_sources(notebook, {}, cells)


def _stored(notebook: "Notebook") -> "Stored":
    if notebook.stored is None:
        raise NotebookError(f"`{notebook.path}` was not read from a file; read it before changing it")
    return notebook.stored


def _source_edit(notebook: "Notebook", stored: "Stored", spans: "CellSpans", index: int, text: str) -> "Iterator[Edit]":
    if spans.source is None:
        raise NotebookError(f"`{notebook.path}` has no source in cell {index + 1}; mend the file before changing it")
    yield spans.source, written_source(stored.data, spans.source, notebook.cells[index].source, text)


def without_outputs(data: bytes, spans: "CellSpans") -> "Iterator[Edit]":
    """What has to change for a cell that looks as if it never ran."""
    if spans.outputs is not None and data[spans.outputs.start : spans.outputs.end] != b"[]":
        yield spans.outputs, b"[]"
    if spans.execution_count is not None:
        yield spans.execution_count, b"null"


def applied(data: bytes, edits: "list[Edit]") -> bytes:
    """`data` with other bytes in some places, which must not overlap."""
    pieces: list[bytes] = []
    done = 0
    for span, text in sorted(edits):
        pieces += [data[done : span.start], text]
        done = span.end
    return b"".join([*pieces, data[done:]])
