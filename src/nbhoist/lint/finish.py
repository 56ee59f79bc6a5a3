"""What happens to diagnostics after the rules: physical lines, source lines with secrets masked."""

from typing import TYPE_CHECKING

from nbhoist.lint.diagnostic import Related
from nbhoist.lint.masking import masks
from nbhoist.notebook.source_map import physical_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.lint.diagnostic import Diagnostic, Fix
    from nbhoist.lint.masking import Masks

_TITLE_WIDTH = 60


def finish(
    facts: "Facts",
    diagnostics: "Sequence[Diagnostic]",
    one_note: frozenset[str] = frozenset(),
    *,
    merge: bool = True,
    silenced: "Sequence[Diagnostic]" = (),
) -> "tuple[Diagnostic, ...]":
    """Drop repeated diagnostics; add the source line and the physical line to the others.

    `one_note` holds the codes of which the notebook gets at most one note; what `silenced` ones point at stays masked.
    """
    hidden = masks(facts, [*diagnostics, *(d for d in silenced if d.secret)])
    kept = list(dict.fromkeys(diagnostics))
    if merge:
        kept = _with_notes_merged(_once_a_line(kept), one_note)
    return tuple(_complete(facts, diagnostic, hidden) for diagnostic in kept)


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


def _hidden_fix(fix: "Fix | None", hidden: "Masks") -> "Fix | None":
    return fix._replace(message=hidden.hidden(fix.message)) if fix is not None else None


def _complete(facts: "Facts", diagnostic: "Diagnostic", hidden: "Masks") -> "Diagnostic":
    diagnostic = diagnostic._replace(
        message=hidden.hidden(diagnostic.message),
        fix=_hidden_fix(diagnostic.fix, hidden),
        related=tuple(related._replace(message=hidden.hidden(related.message)) for related in diagnostic.related),
    )
    if diagnostic.cell is None or diagnostic.line is None:
        return diagnostic
    index = diagnostic.cell.index
    own = hidden.lines[index]
    title = next((line.strip() for line in own if line.strip()), "")
    if len(title) > _TITLE_WIDTH:
        title = title[: _TITLE_WIDTH - 1].rstrip() + "…"
    return diagnostic._replace(
        cell=diagnostic.cell._replace(title=title),
        physical_line=physical_line(facts.notebook, index, diagnostic.line),
        source=own[diagnostic.line - 1] if diagnostic.line <= len(own) else "",
    )
