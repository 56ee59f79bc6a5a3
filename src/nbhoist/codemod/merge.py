"""Edits of several fixes together: which of them fit, and what they change in the notebook."""

from typing import TYPE_CHECKING

from nbhoist.codemod.edits import AddParameter, RemoveCell, Replace, SetId, SetMetadata, StripOutputs
from nbhoist.codemod.parameters import TAG, parameter_cell
from nbhoist.notebook.changes import Changes, NewCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nbhoist.codemod.edits import Edit
    from nbhoist.notebook.model import Notebook


def fits(edits: "Sequence[Edit]", others: "Iterable[Edit]") -> bool:
    """Whether all `edits` can be made together with `others`; the same edit twice is one edit."""
    known = list(others)
    return not any(_clash(edit, other) for edit in edits for other in known if edit != other)


def changes_of(notebook: "Notebook", edits: "Iterable[Edit]") -> Changes:
    """What edits that fit together change."""
    made = list(dict.fromkeys(edits))
    sources = _sources(notebook, [e for e in made if isinstance(e, Replace)])
    lines = [f"{e.name} = {e.value}" for e in made if isinstance(e, AddParameter)]
    cell, new_cell = parameter_cell(notebook), None
    if lines and cell is not None:
        sources[cell.index] = _appended(sources.get(cell.index, cell.source), lines)
    elif lines:
        new_cell = NewCell(notebook.code_cells[0].index, "\n".join(lines), TAG)
    return Changes(
        sources,
        frozenset(e.cell for e in made if isinstance(e, StripOutputs)),
        frozenset(e.cell for e in made if isinstance(e, RemoveCell)),
        tuple((e.cell, e.key, e.value) for e in made if isinstance(e, SetMetadata)),
        new_cell,
        tuple((e.cell, e.id) for e in made if isinstance(e, SetId)),
    )


def _clash(edit: "Edit", other: "Edit") -> bool:
    if isinstance(edit, RemoveCell) or isinstance(other, RemoveCell):
        return not isinstance(edit, AddParameter) and getattr(edit, "cell", None) == getattr(other, "cell", -1)
    if isinstance(edit, Replace) and isinstance(other, Replace):
        return edit.cell == other.cell and _overlap(edit, other)
    if isinstance(edit, AddParameter) and isinstance(other, AddParameter):
        return edit.name == other.name
    return isinstance(edit, SetMetadata) and isinstance(other, SetMetadata) and edit[:2] == other[:2]


def _overlap(edit: Replace, other: Replace) -> bool:
    """Whether two ranges share a character, one inserts inside the other, or both insert at one place."""
    (start, end), (begin, stop) = _range(edit), _range(other)
    if start == end and begin == stop:
        return start == begin
    return start < stop and begin < end


def _range(edit: Replace) -> tuple[tuple[int, int], tuple[int, int]]:
    return (edit.line, edit.column), (edit.end_line, edit.end_column)


def _sources(notebook: "Notebook", edits: list[Replace]) -> dict[int, str]:
    sources: dict[int, str] = {}
    for edit in sorted(edits, key=lambda e: (e.cell, _range(e)), reverse=True):
        text = sources.get(edit.cell, notebook.cells[edit.cell].source)
        start, end = _offset(text, edit.line, edit.column), _offset(text, edit.end_line, edit.end_column)
        sources[edit.cell] = text[:start] + edit.text + text[end:]
    return sources


def _offset(text: str, line: int, column: int) -> int:
    position = 0
    for _ in range(line - 1):
        position = text.index("\n", position) + 1
    return position + column - 1


def _appended(source: str, lines: list[str]) -> str:
    kept = source.rstrip("\n")
    return "\n".join([kept, *lines] if kept else lines)
