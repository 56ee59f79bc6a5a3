"""Diagnostics as people read them: the line with a caret, a hint, and a summary by rule."""

from itertools import groupby
from typing import TYPE_CHECKING

from nbhoist.report.excerpt import excerpt
from nbhoist.report.tally import Tally
from nbhoist.report.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nbhoist.lint.diagnostic import Diagnostic, Fix
    from nbhoist.lint.outcome import Outcome

PLAIN = Terminal()
_SHOWN_RELATED = 3


def render_text(outcomes: "Iterable[Outcome]", terminal: Terminal = PLAIN) -> "Iterator[str]":
    """All diagnostics with their lines, notebook by notebook, then the summary."""
    tally = Tally()
    for outcome in tally.counted(outcomes):
        for _, group in groupby(outcome.diagnostics, key=_header):
            yield "\n".join(_group(list(group), terminal)) + "\n\n"
    yield render_summary(tally, terminal)


def render_summary(tally: Tally, terminal: Terminal = PLAIN) -> str:
    """How many of each rule, what to fix first, and who can resolve them."""
    checked = _count(tally.notebooks, "notebook")
    fixed = f"fixed {_count(tally.fixed, 'finding')}; " if tally.fixed else ""
    if tally.first is None:
        return f"{fixed}{'nothing left' if fixed else 'no findings'} in {checked}\n"
    first = tally.first
    lines = [
        f"{fixed}{_count(tally.findings, 'finding')} {'left ' if fixed else ''}in {checked}",
        *_by_rule(tally, terminal),
        terminal.plain(f"fix first: {first.code} {first.name} in {_where(first)}"),
        _resolvers(tally),
    ]
    return "".join(f"{line}\n" for line in lines)


def render_statistics(tally: Tally, terminal: Terminal = PLAIN) -> str:
    """One line per rule, most severe and most frequent first."""
    return "".join(f"{line.lstrip()}\n" for line in _by_rule(tally, terminal))


def cell_label(diagnostic: "Diagnostic") -> str:
    """The cell as people name it: `cell 18 · In [23] · X_train, X_test = …`."""
    cell = diagnostic.cell
    if cell is None:
        return ""
    count = [f"In [{cell.execution_count}]"] if cell.execution_count is not None else []
    return " · ".join([f"cell {cell.index + 1}", *count, *([cell.title] if cell.title else [])])


def _header(diagnostic: "Diagnostic") -> str:
    label = cell_label(diagnostic)
    return f"{diagnostic.path}{': ' + label if label else ''}"


def _group(diagnostics: "Sequence[Diagnostic]", terminal: Terminal) -> "Iterator[str]":
    """The diagnostics of one cell below its label."""
    yield terminal.paint(terminal.plain(_header(diagnostics[0])), "bold")
    for diagnostic in diagnostics:
        yield from _block(diagnostic, terminal)


def _block(diagnostic: "Diagnostic", terminal: Terminal) -> "Iterator[str]":
    where = f"line {diagnostic.line}, column {diagnostic.column}: " if diagnostic.line is not None else ""
    severity = terminal.paint(diagnostic.severity, diagnostic.severity)
    code = terminal.paint(diagnostic.code, "bold")
    yield f"  {where}{severity} {code} {diagnostic.name}: {terminal.plain(diagnostic.message)}"
    if diagnostic.source.strip():
        yield from excerpt(diagnostic, terminal)
    for related in diagnostic.related[:_SHOWN_RELATED]:
        yield f"    see cell {related.cell + 1}, line {related.line}: {terminal.plain(related.message)}"
    if len(diagnostic.related) > _SHOWN_RELATED:
        yield f"    and {_count(len(diagnostic.related) - _SHOWN_RELATED, 'more place')}"
    if diagnostic.fix is not None:
        yield terminal.paint(terminal.plain(f"    {fix_hint(diagnostic.fix)}"), "good")


def fix_hint(fix: "Fix") -> str:
    """How to have it fixed, and what that does."""
    option = "--fix" if fix.applicability == "safe" else "--fix --unsafe-fixes"
    return f"fix with {option}: {fix.message}"


def _where(diagnostic: "Diagnostic") -> str:
    cell = f", cell {diagnostic.cell.index + 1}" if diagnostic.cell is not None else ""
    line = f", line {diagnostic.line}" if diagnostic.line is not None else ""
    return f"{diagnostic.path}{cell}{line}"


def _by_rule(tally: Tally, terminal: Terminal) -> list[str]:
    counts = tally.by_rule()
    digits = max((len(str(c.number)) for c in counts), default=1)
    return [
        f"  {c.number:>{digits}}  {c.code}  {terminal.paint(f'{c.severity:<7}', c.severity)}  {c.name}" for c in counts
    ]


def _resolvers(tally: Tally) -> str:
    unsafe = f" (of them {tally.unsafe} with --unsafe-fixes)" if tally.unsafe else ""
    resolved = tally.resolved
    return (
        f"resolved by --fix: {resolved['fix']}{unsafe}, by convert: {resolved['convert']}, "
        f"by a person only: {resolved['person']}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
