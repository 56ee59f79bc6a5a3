"""Cells and modules as lines that know each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nbhoist.report.html.highlight import Range, highlight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from nbhoist.analysis.statement import Statement
    from nbhoist.notebook.model import Cell
    from nbhoist.report.destinations import Destination
    from nbhoist.report.review import Finding, Place, Review, SourceFile

_WHOLE_LINE = 10_000


@dataclass(frozen=True)
class Link:
    """From a statement to its destination."""

    label: str
    note: str
    kind: str
    target: str = ""  # anchor; empty where there is nothing to show
    line: int = 0
    again: bool = False  # the same function as the statement before


@dataclass(frozen=True)
class CodeLine:
    """One line of a cell; `statement` numbers tie it to lines of the package."""

    number: int
    html: Markup
    role: str = ""
    first: bool = False  # of its statement
    statement: int | None = None
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class PackageLine:
    """One line of a module; `cell` where a statement of the notebook begins."""

    number: int
    html: Markup
    statement: int | None = None
    cell: Cell | None = None
    line: int = 0  # of the cell
    back: str = ""


@dataclass(frozen=True)
class ModuleView:
    """A module of the package."""

    name: str
    path: str
    edited: bool
    lines: tuple[PackageLine, ...] = field(repr=False)


def cell_lines(
    cell: Cell, review: Review, targets: Mapping[str, Destination], numbers: Mapping[str, int], prefix: str
) -> tuple[CodeLine, ...]:
    """The lines of a code cell with roles, destinations and findings."""
    source = review.mask(cell.source)
    findings = [f for f in review.findings if f.diagnostic.cell is not None and f.diagnostic.cell.index == cell.index]
    owners = _owners(review.facts.of_cell(cell))
    last = ""
    made: list[CodeLine] = []
    for number, html in enumerate(highlight(source, _marks(findings)), start=1):
        held = owners.get(number, [])
        starts = [s for s in held if s.line == number]
        links = tuple(statement_link(targets[s.id], prefix, last) for s in starts if s.id in targets)
        last = links[-1].label if links else last
        here = tuple(f for f in findings if (f.diagnostic.line or 1) == number)
        owner = next(iter(starts or held), None)
        role = owner.roles[0] if owner is not None and owner.roles else ""
        statement = numbers.get(owner.id) if owner is not None else None
        made.append(CodeLine(number, html, role, bool(starts), statement, links, here))
    return tuple(made)


def module_view(file: SourceFile, review: Review, numbers: Mapping[str, int], prefix: str) -> ModuleView:
    """The lines of a module with the way back to the notebook."""
    held: dict[int, Place] = {}
    for place in review.places:
        if place.module == file.name:
            for number in range(place.line, place.end_line + 1):
                held.setdefault(number, place)
    lines = [
        _package_line(number, html, held.get(number), review, numbers, prefix)
        for number, html in enumerate(highlight(review.mask(file.source.rstrip("\n"))), start=1)
    ]
    return ModuleView(file.name, file.path, file.edited, tuple(lines))


def cell_anchor(prefix: str, index: int) -> str:
    """Where a cell stands on the page; never made of its id, which is somebody else's text."""
    return f"{prefix}-cell-{index + 1}"


def _package_line(
    number: int, html: Markup, place: Place | None, review: Review, numbers: Mapping[str, int], prefix: str
) -> PackageLine:
    if place is None:
        return PackageLine(number, html)
    statement = numbers.get(place.statement)
    if place.line != number:
        return PackageLine(number, html, statement)
    origin = review.facts.statement(place.statement)
    anchor = f"{cell_anchor(prefix, origin.cell.index)}-{origin.line}"
    return PackageLine(number, html, statement, origin.cell, origin.line, anchor)


def _owners(statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    owners: dict[int, list[Statement]] = {}
    for statement in statements:
        for number in range(statement.line, statement.end_line + 1):
            owners.setdefault(number, []).append(statement)
    return owners


def statement_link(destination: Destination, prefix: str, last: str = "") -> Link:
    """From a statement to its destination; `last` is the label of the one before."""
    place = destination.place
    target = f"{prefix}-{module_anchor(place.module)}-{place.line}" if place is not None else ""
    line = place.line if place is not None else 0
    return Link(destination.label, destination.note, destination.kind, target, line, destination.label == last)


def module_anchor(name: str) -> str:
    """A part of an anchor for a module."""
    return "m-" + name.replace(".", "-")


def _marks(findings: Sequence[Finding]) -> dict[int, list[Range]]:
    """The first line of what each finding points at."""
    marks: dict[int, list[Range]] = {}
    for finding in findings:
        diagnostic = finding.diagnostic
        if diagnostic.line is None or diagnostic.column is None:
            continue
        one_line = diagnostic.end_line == diagnostic.line and diagnostic.end_column is not None
        end = (diagnostic.end_column or 1) - 1 if one_line else _WHOLE_LINE
        marks.setdefault(diagnostic.line, []).append(Range(diagnostic.column - 1, end, diagnostic.severity))
    return marks
