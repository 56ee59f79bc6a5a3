"""The rows beside the drawing of a dataflow: headings and cells, each with what it needs and feeds."""

from __future__ import annotations

from bisect import bisect_right
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
    late = _out_of_order(review)
    rows: list[FlowRow] = []
    for cell in review.facts.notebook.cells:
        if cell.kind == "markdown":
            rows += [FlowRow(text) for text in _headings(review.mask(cell.source))]
        elif cell.index in position:
            rows.append(_row(cell, position[cell.index], review, flow, prefix, late.get(cell.index, "")))
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


def _out_of_order(review: Review) -> dict[int, str]:
    """The fewest cells without which the others ran in the order of the page, each with what it stands against."""
    counts = [(c.index, c.execution_count) for c in review.facts.notebook.code_cells if c.execution_count is not None]
    kept = set(_longest_rising([count for _, count in counts]))
    found: dict[int, str] = {}
    for place, (index, count) in enumerate(counts):
        if place in kept:
            continue
        earlier = [other for other, number in counts[place + 1 :] if number < count]
        later = [other for other, number in counts[:place] if number > count]
        where = f"after cell {earlier[-1] + 1} below it" if earlier else f"before cell {later[0] + 1} above it"
        found[index] = f"ran as In [{count}], {where}"
    return found


def _longest_rising(numbers: list[int]) -> list[int]:
    """Positions of a longest selection that never falls (patience sorting)."""
    tails: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_right([numbers[tail] for tail in tails], number)
        before.append(tails[pile - 1] if pile else -1)
        tails[pile:] = [place, *tails[pile + 1 :]]
    chain: list[int] = []
    place = tails[-1] if tails else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]


def _headings(source: str) -> list[str]:
    lines = [line.strip() for line in source.split("\n")]
    return [
        plain(line.lstrip("#"))[:_WIDTH] for line in lines if line.startswith("#") and line.lstrip("#").startswith(" ")
    ][:2]
