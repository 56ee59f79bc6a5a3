"""The rows beside the drawing of a dataflow: headings and cells, each with what it needs and feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nbhoist.analysis.headings import plain
from nbhoist.report.html.code import cell_anchor

if TYPE_CHECKING:
    from nbhoist.notebook.model import Cell
    from nbhoist.report.dataflow import Edge, Flow
    from nbhoist.report.review import Review

_WIDTH = 70


@dataclass(frozen=True)
class FlowRow:
    """A heading (`flow` is None), or a cell by its position in the flow."""

    text: str
    flow: int | None = None
    cell: Cell | None = None
    anchor: str = ""
    role: str = ""
    needs: str = ""
    feeds: str = ""
    sources: tuple[int, ...] = ()  # rows of the flow
    targets: tuple[int, ...] = ()
    gives: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    late: str = ""  # why its place in the order is suspect


def flow_rows(review: Review, flow: Flow, prefix: str) -> tuple[FlowRow, ...]:
    """Headings and cells in document order."""
    position = {entry.cell.index: i for i, entry in enumerate(flow.cells)}
    before = _before(review)
    rows: list[FlowRow] = []
    for cell in review.facts.notebook.cells:
        if cell.kind == "markdown":
            rows += [FlowRow(text) for text in _headings(review.mask(cell.source))]
        elif cell.index in position:
            rows.append(_row(cell, position[cell.index], review, flow, prefix, before.get(cell.index, "")))
    return tuple(rows)


def _row(cell: Cell, number: int, review: Review, flow: Flow, prefix: str, late: str) -> FlowRow:
    needs = [edge for edge in flow.edges if edge.target == number]
    feeds = [edge for edge in flow.edges if edge.source == number]
    roles = [role for statement in review.facts.of_cell(cell) for role in statement.roles[:1]]
    wrong = [_against(edge, flow) for edge in needs if edge.kind != "above"]
    lines = [text for raw in review.mask(cell.source).split("\n") if (text := raw.strip()) and not text.startswith("#")]
    return FlowRow(
        text=(lines or [""])[0][:_WIDTH],
        flow=number,
        cell=cell,
        anchor=cell_anchor(prefix, cell.index),
        role=max(roles, key=roles.count) if roles else "",
        needs=_by_cell([(edge.source, edge.name) for edge in needs], flow),
        feeds=_by_cell([(edge.target, edge.name) for edge in feeds], flow),
        sources=tuple(dict.fromkeys(edge.source for edge in needs)),
        targets=tuple(dict.fromkeys(edge.target for edge in feeds)),
        gives=tuple(sorted({edge.name for edge in feeds})),
        takes=tuple(sorted({edge.name for edge in needs})),
        late="; ".join(filter(None, [late, *wrong])),
    )


def _against(edge: Edge, flow: Flow) -> str:
    cell = flow.cells[edge.source].cell.index + 1
    if edge.kind == "below":
        return f"needs {edge.name}, which only cell {cell} below gives"
    return f"was saved with {edge.name} from cell {cell} below"


def _by_cell(pairs: list[tuple[int, str]], flow: Flow) -> str:
    """`df from cell 4, X and y from cell 7` without the verbs: `cell 4: df; cell 7: X, y`."""
    found: dict[int, list[str]] = {}
    for number, name in pairs:
        found.setdefault(flow.cells[number].cell.index + 1, []).append(name)
    return "; ".join(f"cell {cell}: {', '.join(dict.fromkeys(names))}" for cell, names in sorted(found.items()))


def _before(review: Review) -> dict[int, str]:
    """Cells that ran before a cell that stands above them, by execution counts."""
    found: dict[int, str] = {}
    highest, where = 0, 0
    for cell in review.facts.notebook.code_cells:
        count = cell.execution_count
        if count is None:
            continue
        if count < highest:
            found[cell.index] = f"ran as In [{count}], before cell {where + 1} above it"
        else:
            highest, where = count, cell.index
    return found


def _headings(source: str) -> list[str]:
    lines = [line.strip() for line in source.split("\n")]
    return [
        plain(line.lstrip("#"))[:_WIDTH] for line in lines if line.startswith("#") and line.lstrip("#").startswith(" ")
    ][:2]
