"""Diagnostics as people read them: the line with a caret, a hint, and a summary by rule."""

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nbhoist.lint.diagnostic import Diagnostic

_RANK = {"error": 0, "warning": 1, "note": 2}
_WIDTH = 100
_SHOWN_RELATED = 3


def render_text(diagnostics: "Sequence[Diagnostic]", notebooks: int) -> str:
    """All diagnostics with their lines, then the summary."""
    blocks = ["\n".join(_group(list(group))) for _, group in groupby(diagnostics, key=_header)]
    return "\n\n".join([*blocks, render_summary(diagnostics, notebooks)]) + "\n"


def render_summary(diagnostics: "Sequence[Diagnostic]", notebooks: int) -> str:
    """How many of each rule, what to fix first, and who can resolve them."""
    checked = _count(notebooks, "notebook")
    if not diagnostics:
        return f"no findings in {checked}"
    lines = [f"{_count(len(diagnostics), 'finding')} in {checked}", *_statistics(diagnostics)]
    first = min(diagnostics, key=lambda d: _RANK[d.severity])
    lines.append(f"fix first: {first.code} {first.name} in {_where(first)}")
    return "\n".join([*lines, _resolvers(diagnostics)])


def render_statistics(diagnostics: "Sequence[Diagnostic]") -> str:
    """One line per rule, most severe and most frequent first."""
    return "".join(f"{line.lstrip()}\n" for line in _statistics(diagnostics))


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


def _group(diagnostics: "Sequence[Diagnostic]") -> "Iterator[str]":
    """The diagnostics of one cell below its label."""
    yield _header(diagnostics[0])
    for diagnostic in diagnostics:
        yield from _block(diagnostic)


def _block(diagnostic: "Diagnostic") -> "Iterator[str]":
    where = f"line {diagnostic.line}, column {diagnostic.column}: " if diagnostic.line is not None else ""
    yield f"  {where}{diagnostic.severity} {diagnostic.code} {diagnostic.name}: {diagnostic.message}"
    if diagnostic.source.strip():
        yield from _excerpt(diagnostic)
    for related in diagnostic.related[:_SHOWN_RELATED]:
        yield f"    see cell {related.cell + 1}, line {related.line}: {related.message}"
    if len(diagnostic.related) > _SHOWN_RELATED:
        yield f"    and {len(diagnostic.related) - _SHOWN_RELATED} more places"
    if diagnostic.fix is not None:
        option = "--fix" if diagnostic.fix.applicability == "safe" else "--fix --unsafe-fixes"
        yield f"    fix with {option}: {diagnostic.fix.message}"


def _excerpt(diagnostic: "Diagnostic") -> "Iterator[str]":
    """The line, cut around the place where it is long, and carets below; tabs are shown as one space."""
    source = diagnostic.source.replace("\t", " ")
    start = (diagnostic.column or 1) - 1
    one_line = diagnostic.end_line == diagnostic.line and diagnostic.end_column is not None
    end = (diagnostic.end_column or 1) - 1 if one_line else len(source.rstrip())
    skipped = max(0, start - _WIDTH // 2) if len(source) > _WIDTH else 0
    shown = source[skipped : skipped + _WIDTH].rstrip()
    gutter = f"    {diagnostic.line} | "
    carets = max(1, min(end - skipped, len(shown)) - (start - skipped))
    yield gutter + shown
    yield " " * (len(gutter) - 2) + "| " + " " * (start - skipped) + "^" * carets


def _where(diagnostic: "Diagnostic") -> str:
    cell = f", cell {diagnostic.cell.index + 1}" if diagnostic.cell is not None else ""
    line = f", line {diagnostic.line}" if diagnostic.line is not None else ""
    return f"{diagnostic.path}{cell}{line}"


def _statistics(diagnostics: "Sequence[Diagnostic]") -> list[str]:
    groups: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        groups.setdefault(diagnostic.code, []).append(diagnostic)
    ranked = sorted(groups.values(), key=lambda g: (_RANK[g[0].severity], -len(g), g[0].code))
    width = max((len(str(len(group))) for group in ranked), default=1)
    return [f"  {len(g):>{width}}  {g[0].code}  {g[0].severity:<7}  {g[0].name}" for g in ranked]


def _resolvers(diagnostics: "Sequence[Diagnostic]") -> str:
    counts = {who: sum(d.resolved_by == who for d in diagnostics) for who in ("fix", "convert", "person")}
    return f"resolved by --fix: {counts['fix']}, by convert: {counts['convert']}, by a person only: {counts['person']}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
