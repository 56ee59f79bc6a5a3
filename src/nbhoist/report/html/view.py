"""Everything that the template of one notebook shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbhoist.report.dataflow import Flow, dataflow
from nbhoist.report.destinations import Destination, destinations, in_words
from nbhoist.report.html.code import CodeLine, ModuleView, cell_anchor, cell_lines, module_view
from nbhoist.report.html.flow_rows import FlowRow, flow_rows
from nbhoist.report.html.lanes import Drawing, draw
from nbhoist.report.html.outputs import Gallery, Shown
from nbhoist.report.html.prose import render_prose
from nbhoist.report.html.stations import Stop, stops
from nbhoist.report.readiness import Effort, Family, by_rule, effort, families, first_to_fix, severities
from nbhoist.report.story import Story, story

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from nbhoist.notebook.model import Cell
    from nbhoist.report.review import Finding, Review

PIECE = 60


@dataclass(frozen=True)
class CellView:
    """One cell as the page shows it."""

    cell: Cell
    anchor: str
    title: str
    prose: Markup | None
    lines: tuple[CodeLine, ...]
    outputs: tuple[Shown, ...]
    findings: tuple[Finding, ...]
    seconds: float | None
    differs: bool  # stored output and fresh run


@dataclass(frozen=True)
class NotebookView:
    """One notebook as the page shows it; `prefix` keeps its anchors apart from those of others."""

    prefix: str
    review: Review
    title: str
    story: Story
    cells: tuple[CellView, ...]
    modules: tuple[ModuleView, ...]
    families: tuple[Family, ...]
    first: tuple[tuple[Finding, ...], ...]  # by rule
    explained: Mapping[str, Finding]  # the first finding of each rule, which says why
    counts: Mapping[str, int]
    effort: Effort
    went: str
    lost: tuple[tuple[Destination, str, int], ...]  # what is not in the package: destination, code, cell
    flow: Flow
    rows: tuple[FlowRow, ...]
    drawing: Drawing
    roles: tuple[str, ...]
    way: tuple[Stop, ...]  # from new rows to a prediction

    @property
    def code_cells(self) -> int:
        """How many cells hold code."""
        return len(self.review.facts.cells)

    def anchor(self, index: int) -> str:
        """Where a cell stands."""
        return cell_anchor(self.prefix, index)


def notebook_view(review: Review, prefix: str, title: str) -> NotebookView:
    """Gather what the page says about one notebook."""
    targets = destinations(review)
    numbers = {statement.id: number for number, statement in enumerate(review.facts.statements)}
    flow = dataflow(review.facts)
    rows = flow_rows(review, flow, prefix)
    at = {row.flow: number for number, row in enumerate(rows) if row.flow is not None}
    gallery = Gallery(review.mask)
    return NotebookView(
        prefix=prefix,
        review=review,
        title=review.mask(title),
        story=story(review.facts),
        cells=tuple(_cell(cell, review, targets, numbers, prefix, gallery) for cell in review.facts.notebook.cells),
        modules=tuple(module_view(file, review, numbers, prefix) for file in review.files),
        families=families(review.findings, review.families),
        first=by_rule(first_to_fix(review.findings)),
        explained={f.diagnostic.code: f for f in reversed(review.findings)},
        counts=severities(review.findings),
        effort=effort(review.findings),
        went=in_words(targets),
        lost=tuple(_lost(review, targets)),
        flow=flow,
        rows=rows,
        drawing=draw(flow, at, len(rows)),
        roles=tuple(dict.fromkeys(role for s in review.facts.statements for role in s.roles[:1])),
        way=stops(review, targets, prefix),
    )


def _cell(
    cell: Cell,
    review: Review,
    targets: Mapping[str, Destination],
    numbers: Mapping[str, int],
    prefix: str,
    gallery: Gallery,
) -> CellView:
    is_code = cell.kind == "code"
    differing = review.run.numbers[1] if review.run is not None and review.run.numbers is not None else ()
    return CellView(
        cell=cell,
        anchor=cell_anchor(prefix, cell.index),
        title=first_line(review.mask(cell.source)),
        prose=None if is_code else render_prose(review.mask(cell.source)),
        lines=cell_lines(cell, review, targets, numbers, prefix) if is_code else (),
        outputs=gallery.of(cell) if is_code else (),
        findings=tuple(
            f for f in review.findings if f.diagnostic.cell is not None and f.diagnostic.cell.index == cell.index
        ),
        seconds=review.run.seconds.get(cell.id) if review.run is not None else None,
        differs=cell.index in differing,
    )


def _lost(review: Review, targets: Mapping[str, Destination]) -> list[tuple[Destination, str, int]]:
    found: list[tuple[Destination, str, int]] = []
    for statement in review.facts.statements:
        destination = targets.get(statement.id)
        if destination is not None and destination.kind in ("left out", "refused", "unknown"):
            line = review.mask(statement.cell.source).split("\n")[statement.line - 1]
            found.append((destination, line.strip()[:PIECE], statement.cell.index))
    return found


def first_line(source: str) -> str:
    """The first line of a cell that says something, shortened."""
    line = next((text for raw in source.split("\n") if (text := raw.strip())), "")
    return line if len(line) <= PIECE else line[: PIECE - 1].rstrip() + "…"


def proof_rows(verdict: Mapping[str, Any] | None) -> list[tuple[str, list[str]]]:
    """What was not compared: each reason with its names."""
    reasons: dict[str, list[str]] = {}
    for entry in (verdict or {}).get("not_compared", ()):
        reasons.setdefault(str(entry["reason"]), []).append(str(entry["name"]))
    return list(reasons.items())
