"""Cells and the variables that travel between them, in document order and in the order of the saved run."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from nbhoist.analysis.graph import build_graph
from nbhoist.analysis.lookups import lookups

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.graph import Graph
    from nbhoist.analysis.lookups import Lookups
    from nbhoist.notebook.model import Cell

EdgeKind = Literal["above", "below", "saved-run"]


@dataclass(frozen=True)
class CellFlow:
    """What one cell does with the variables of the notebook."""

    cell: Cell
    gives: frozenset[str]
    changes: frozenset[str]  # objects made elsewhere that it alters


@dataclass(frozen=True, order=True)
class Edge:
    """A variable that `target` needs and `source` gave, both as positions among the cells of the flow.

    `above`: the last cell before that binds or alters it; `below`: only a later cell does; `saved-run`: by the
    execution counts the notebook was saved with what a later cell gave.
    """

    target: int
    source: int
    name: str
    kind: EdgeKind


@dataclass(frozen=True)
class Flow:
    """The dataflow of a notebook between its cells."""

    cells: tuple[CellFlow, ...]
    edges: tuple[Edge, ...]


def dataflow(facts: Facts) -> Flow:
    """The flow between the code cells that hold statements; imported modules are no variables."""
    names = _variables(facts)
    cells = tuple(_cell_flow(parsed.cell, facts, names) for parsed in facts.cells if facts.of_cell(parsed.cell))
    position = {flow.cell.index: i for i, flow in enumerate(cells)}
    above = sorted({edge for edge in _above(facts, position) if edge.name in names})
    return Flow(cells, (*above, *_below(facts, position, names), *_saved(above, cells)))


def _variables(facts: Facts) -> frozenset[str]:
    imported = {name for s in facts.statements if isinstance(s.node, ast.Import | ast.ImportFrom) for name in s.defines}
    return frozenset(n for s in facts.statements for n in s.defines if not n.startswith("_")) - imported


def _cell_flow(cell: Cell, facts: Facts, names: frozenset[str]) -> CellFlow:
    gives: set[str] = set()
    changes: set[str] = set()
    for statement in facts.of_cell(cell):
        changes |= (statement.mutates & statement.reads) - gives
        gives |= statement.defines
        gives -= statement.deletes
    return CellFlow(cell, frozenset(gives & names), frozenset(changes & names) - _functions(facts))


def _functions(facts: Facts) -> frozenset[str]:
    """Names of functions and classes, which calling does not alter."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return frozenset(s.node.name for s in facts.statements if isinstance(s.node, kinds))


def _above(facts: Facts, position: Mapping[int, int]) -> Iterator[Edge]:
    """What cells need of cells above them, as far as their text names it: what may share an object is left out."""
    graph, looked, functions = build_graph(facts), lookups(facts), _functions(facts)
    for target, statement in enumerate(facts.statements):
        for name in sorted(looked[target].reads):
            source = _giver(name, target, graph, looked, facts, functions)
            if source is not None and facts.statements[source].cell.index != statement.cell.index:
                origin = facts.statements[source].cell
                yield Edge(position[statement.cell.index], position[origin.index], name, "above")


def _giver(
    name: str, target: int, graph: Graph, looked: Sequence[Lookups], facts: Facts, functions: frozenset[str]
) -> int | None:
    """The statement that gave `name` last, past those that only may have changed it under another name."""
    while True:
        edges = (edge for edge in graph.incoming[target] if edge.name == name and edge.kind == "data")
        edge = next(edges, None)
        if edge is None:
            return None
        statement = facts.statements[edge.source]
        if name in statement.defines or (name in looked[edge.source].reads and name not in functions):
            return edge.source
        target = edge.source


def _below(facts: Facts, position: Mapping[int, int], names: frozenset[str]) -> list[Edge]:
    """What cells need and only cells below them give."""
    bound: set[str] = set()
    found: list[Edge] = []
    for number, (statement, looked) in enumerate(zip(facts.statements, lookups(facts), strict=True)):
        for name in sorted((looked.reads - statement.names.captures - bound) & names):
            later = (s for s in facts.statements[number + 1 :] if name in s.defines)
            maker = next((s for s in later if s.cell.index != statement.cell.index), None)
            if maker is not None and name not in statement.defines:
                found.append(Edge(position[statement.cell.index], position[maker.cell.index], name, "below"))
        bound |= statement.defines
    return sorted(set(found))


def _saved(above: Sequence[Edge], cells: Sequence[CellFlow]) -> list[Edge]:
    """What cells were saved with from cells below them."""
    pairs = sorted({(edge.target, edge.name) for edge in above})
    found = [(target, name, _in_saved_run(name, target, cells)) for target, name in pairs]
    return [Edge(t, source, name, "saved-run") for t, name, source in found if source is not None and source > t]


def _in_saved_run(name: str, target: int, cells: Sequence[CellFlow]) -> int | None:
    """The cell that last gave `name` before `target` ran, by execution counts; None where counts do not say."""
    count = cells[target].cell.execution_count
    makers = [(f.cell.execution_count, i) for i, f in enumerate(cells) if name in f.gives | f.changes and i != target]
    if count is None or any(number is None for number, _ in makers):
        return None
    return max(((number, i) for number, i in makers if number is not None and number < count), default=(0, None))[1]
