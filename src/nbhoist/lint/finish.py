"""What happens to diagnostics after the rules: suppression, physical lines, source lines with secrets masked."""

from typing import TYPE_CHECKING

from nbhoist.lint.diagnostic import Related
from nbhoist.lint.suppression import suppressions
from nbhoist.notebook.source_map import physical_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.lint.suppression import Suppressions
    from nbhoist.notebook.model import Notebook

_TITLE_WIDTH = 60


def finish(
    facts: "Facts", diagnostics: "Sequence[Diagnostic]", one_note: frozenset[str] = frozenset(), *, merge: bool = True
) -> "tuple[Diagnostic, ...]":
    """Drop suppressed and repeated diagnostics; add the source line and the physical line to the others.

    `one_note` holds the codes of which the notebook gets at most one note.
    """
    lines = _masked_lines(facts, diagnostics)
    secrets = frozenset(secret_texts(facts.notebook, diagnostics))
    kept = list(dict.fromkeys(_unsuppressed(facts, diagnostics)))
    if merge:
        kept = _with_notes_merged(_once_a_line(kept), one_note)
    return tuple(_without(secrets, _complete(facts, diagnostic, lines)) for diagnostic in kept)


def _unsuppressed(facts: "Facts", diagnostics: "Iterable[Diagnostic]") -> "Iterable[Diagnostic]":
    parsed_cells = {parsed.cell.index: parsed for parsed in facts.cells}
    by_cell: dict[int, Suppressions] = {}
    for diagnostic in diagnostics:
        parsed = parsed_cells.get(diagnostic.cell.index) if diagnostic.cell is not None else None
        if parsed is not None:
            index = parsed.cell.index
            if index not in by_cell:
                by_cell[index] = suppressions(parsed)
            if by_cell[index].covers(diagnostic):
                continue
        yield diagnostic


def _once_a_line(diagnostics: "Iterable[Diagnostic]") -> "list[Diagnostic]":
    """The first of the diagnostics that say the same of one line."""
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for d in diagnostics:
        seen.setdefault((d.code, d.message, d.cell, d.line if d.line is not None else id(d)), d)
    return list(seen.values())


def _with_notes_merged(diagnostics: "list[Diagnostic]", one_note: frozenset[str]) -> "list[Diagnostic]":
    """The first note of each of the codes speaks for the others, which become its related places."""
    notes: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if diagnostic.severity == "note" and diagnostic.code in one_note:
            notes.setdefault(diagnostic.code, []).append(diagnostic)
    first = {id(found[0]): _speaking_for(found) for found in notes.values()}
    others = {id(other) for found in notes.values() for other in found[1:]}
    return [first.get(id(d), d) for d in diagnostics if id(d) not in others]


def _speaking_for(notes: "list[Diagnostic]") -> "Diagnostic":
    related = (
        Related("and here", d.cell.index, d.line) for d in notes[1:] if d.cell is not None and d.line is not None
    )
    return notes[0]._replace(related=(*notes[0].related, *related))


def _complete(facts: "Facts", diagnostic: "Diagnostic", lines: dict[int, list[str]]) -> "Diagnostic":
    if diagnostic.cell is None or diagnostic.line is None:
        return diagnostic
    index = diagnostic.cell.index
    own = lines[index]
    title = next((line.strip() for line in own if line.strip()), "")
    if len(title) > _TITLE_WIDTH:
        title = title[: _TITLE_WIDTH - 1].rstrip() + "…"
    return diagnostic._replace(
        cell=diagnostic.cell._replace(title=title),
        physical_line=physical_line(facts.notebook, index, diagnostic.line),
        source=own[diagnostic.line - 1] if diagnostic.line <= len(own) else "",
    )


def _masked_lines(facts: "Facts", diagnostics: "Iterable[Diagnostic]") -> dict[int, list[str]]:
    """Source lines of the cells that diagnostics name; what a secret rule points at is masked for all of them."""
    found = list(diagnostics)
    named = {d.cell.index for d in found if d.cell is not None}
    lines = {cell.index: cell.source.split("\n") for cell in facts.notebook.cells if cell.index in named}
    for diagnostic in sorted((d for d in found if d.secret), key=lambda d: -(d.column or 0)):
        if diagnostic.cell is not None:
            _mask(lines[diagnostic.cell.index], diagnostic)
    return lines


def secret_texts(notebook: "Notebook", diagnostics: "Iterable[Diagnostic]") -> "Iterator[str]":
    """The texts that secret rules point at, without quotes."""
    for diagnostic in diagnostics:
        if diagnostic.secret and diagnostic.cell is not None and diagnostic.line == diagnostic.end_line:
            line = notebook.cells[diagnostic.cell.index].source.split("\n")[(diagnostic.line or 1) - 1]
            text = line[(diagnostic.column or 1) - 1 : (diagnostic.end_column or 1) - 1].strip("rRbBuUfF").strip("\"'")
            if text:
                yield text


def _without(secrets: frozenset[str], diagnostic: "Diagnostic") -> "Diagnostic":
    """Messages of other rules may quote what is a secret too."""
    message, source = diagnostic.message, diagnostic.source
    for secret in secrets:
        message, source = message.replace(secret, "********"), source.replace(secret, "*" * len(secret))
    return diagnostic._replace(message=message, source=source)


def _mask(lines: list[str], diagnostic: "Diagnostic") -> None:
    first, last = diagnostic.line or 1, diagnostic.end_line or diagnostic.line or 1
    for number in range(first, min(last, len(lines)) + 1):
        text = lines[number - 1]
        start = (diagnostic.column or 1) - 1 if number == first else 0
        end = (diagnostic.end_column or 1) - 1 if number == last else len(text)
        lines[number - 1] = text[:start] + "*" * (end - start) + text[end:]
