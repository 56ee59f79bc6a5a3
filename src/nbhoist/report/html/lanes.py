"""The drawing of a dataflow: a row for each cell, a lane for each variable from where it is made to its last use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbhoist.report.dataflow import CellFlow, Edge, Flow

ROW, LANE, MARGIN = 26, 15, 11


@dataclass(frozen=True)
class Dot:
    """What a cell does with a variable: `gives`, `changes` or `needs`."""

    kind: str
    x: int
    y: int


@dataclass(frozen=True)
class Bow:
    """An edge against the order of the page, as an SVG path."""

    kind: str
    path: str
    tip: str  # points of the arrow head


@dataclass(frozen=True)
class Lane:
    """One variable: its line, dots and bows."""

    name: str
    number: int
    colour: int
    line: str  # an SVG path
    dots: tuple[Dot, ...]
    bows: tuple[Bow, ...]


@dataclass(frozen=True)
class Drawing:
    """All lanes, and how large they are together."""

    lanes: tuple[Lane, ...]
    width: int
    height: int


def draw(flow: Flow, rows: Mapping[int, int], height: int) -> Drawing:
    """Lay out the lanes; `rows` gives the row of each cell of the flow, `height` the number of rows."""
    edges: dict[str, list[Edge]] = {}
    for edge in flow.edges:
        edges.setdefault(edge.name, []).append(edge)
    columns = _columns({name: _span(found) for name, found in edges.items()})
    lanes = tuple(_lane(number, name, columns[name], edges[name], flow, rows) for number, name in enumerate(columns))
    return Drawing(lanes, 2 * MARGIN + LANE * (max(columns.values(), default=0) + 1), height * ROW)


def _span(edges: Sequence[Edge]) -> tuple[int, int]:
    ends = [end for edge in edges for end in (edge.source, edge.target)]
    return min(ends), max(ends)


def _columns(spans: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    """A column for each variable, so that lanes in one column do not touch; by first cell, the longest first."""
    free: list[int] = []  # the last cell of each column
    columns: dict[str, int] = {}
    for name, (first, last) in sorted(spans.items(), key=lambda item: (item[1][0], -item[1][1], item[0])):
        column = next((i for i, end in enumerate(free) if end < first), len(free))
        free[column:] = [last, *free[column + 1 :]]
        columns[name] = column
    return columns


def _lane(number: int, name: str, column: int, edges: Sequence[Edge], flow: Flow, rows: Mapping[int, int]) -> Lane:
    x = MARGIN + LANE * column + LANE // 2
    pieces = sorted({(edge.source, edge.target) for edge in edges if edge.kind == "above"})
    line = " ".join(f"M{x} {_y(rows[begin])}V{_y(rows[end])}" for begin, end in _merged(pieces))
    bows = tuple(_bow(edge, x, rows) for edge in edges if edge.kind != "above")
    first, last = _span(edges)
    needing = {edge.target for edge in edges}
    kinds = {i: _kind(name, flow.cells[i]) or ("needs" if i in needing else "") for i in range(first, last + 1)}
    dots = tuple(Dot(kind, x, _y(rows[i])) for i, kind in kinds.items() if kind)
    return Lane(name, number, column % 6, line, dots, bows)


def _kind(name: str, cell: CellFlow) -> str:
    if name in cell.gives:
        return "gives"
    return "changes" if name in cell.changes else ""


def _merged(pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for begin, end in pieces:
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def _bow(edge: Edge, x: int, rows: Mapping[int, int]) -> Bow:
    """A curve from the cell below that gives up to the cell that needs."""
    begin, end = _y(rows[edge.source]), _y(rows[edge.target])
    side = x + LANE - 3
    tip = f"{x + 5},{end} {x + 12},{end - 3} {x + 11},{end + 4}"
    return Bow(edge.kind, f"M{x + 4} {begin}C{side} {begin - ROW // 2} {side} {end + ROW // 2} {x + 7} {end}", tip)


def _y(row: int) -> int:
    return row * ROW + ROW // 2
