"""Changes of several kinds to one notebook at once, on the bytes of its file."""

import json
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.errors import NotebookError
from nbhoist.notebook.json_members import member_set
from nbhoist.notebook.json_spans import Span, members, value_end
from nbhoist.notebook.layout import raw_cells, root
from nbhoist.notebook.new_cell import inserted_cell, inserted_in_script
from nbhoist.notebook.writer import applied, source_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.notebook.model import Notebook
    from nbhoist.notebook.stored import Stored
    from nbhoist.notebook.writer import Edit


class NewCell(NamedTuple):
    """A code cell that is put before another one."""

    before: int  # index
    source: str
    tag: str


class Changes(NamedTuple):
    """What is to be different; cells are named by the index that they have now."""

    sources: "Mapping[int, str]"
    strip: frozenset[int] = frozenset()  # of outputs and execution count
    remove: frozenset[int] = frozenset()
    metadata: tuple[tuple[int | None, str, str], ...] = ()  # cell, or None for the notebook; key; JSON text
    new_cell: NewCell | None = None
    ids: tuple[tuple[int, str], ...] = ()  # cell, its new id


def changed(notebook: "Notebook", changes: Changes) -> bytes:
    """The file with these changes and every other byte as it was; raises `NotebookError` where it cannot hold them."""
    stored = notebook.stored
    if stored is None:
        raise NotebookError(f"`{notebook.path}` was not read from a file; read it before changing it")
    if notebook.format != "ipynb":
        return _changed_script(notebook, stored, changes)
    edits = source_edits(notebook, stored, changes.sources, changes.strip - changes.remove)
    edits += _removals(stored.data, changes.remove)
    for cell, key, value in changes.metadata:
        edits += _metadata(notebook, stored.data, cell, key, value)
    starts = [start for start, _ in raw_cells(stored.data)] if changes.ids else []
    edits += [member_set(stored.data, starts[cell], "id", json.dumps(text)) for cell, text in changes.ids]
    if changes.new_cell is not None:
        taken = frozenset(cell.id for cell in notebook.cells)
        edits.append(inserted_cell(notebook, stored.data, changes.new_cell, taken))
    return stored.encoded(applied(stored.data, edits))


def _changed_script(notebook: "Notebook", stored: "Stored", changes: Changes) -> bytes:
    """Scripts hold sources and tags only."""
    from nbhoist.notebook.reader import parse_notebook  # the second step needs the result of the first
    from nbhoist.notebook.script_writer import replace_in_script

    if changes.remove or changes.metadata or changes.strip:
        raise NotebookError(f"`{notebook.path}` is a script: it has no outputs or metadata to change")
    sources = {i: text for i, text in changes.sources.items() if text != notebook.cells[i].source}
    data = replace_in_script(notebook, stored, sources) if sources else stored.original
    if changes.new_cell is None:
        return data
    again = parse_notebook(data, notebook.path)
    return inserted_in_script(again, changes.new_cell)


def _removals(data: bytes, indices: frozenset[int]) -> "Iterator[Edit]":
    """Cells with the comma behind them, or before them where they are the last ones."""
    if not indices:
        return
    starts = [start for start, _ in raw_cells(data)]
    tail = len(starts)
    while tail - 1 in indices:
        tail -= 1
    for index in sorted(i for i in indices if i < tail):
        yield Span(starts[index], starts[index + 1]), b""
    if tail < len(starts):
        begin = value_end(data, starts[tail - 1]) if tail else starts[0]
        yield Span(begin, value_end(data, starts[-1])), b""


def _metadata(notebook: "Notebook", data: bytes, cell: int | None, key: str, value: str) -> "Iterator[Edit]":
    owner = root(data) if cell is None else raw_cells(data)[cell][0]
    metadata = members(data, owner).get("metadata")
    if metadata is not None and data[metadata.start] != ord("{"):
        raise NotebookError(f"`{notebook.path}` has metadata that are no object; mend the file")
    if metadata is None:
        yield member_set(data, owner, "metadata", f'{{"{key}": {value}}}')
    else:
        yield member_set(data, metadata.start, key, value)
