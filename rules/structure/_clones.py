"""Find runs of statements that are copies of earlier ones: exact, renamed, or with other literals."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.notebook.model import Cell

_LEAST_STATEMENTS = 4  # simple statements, those inside loops and functions counted
_LEAST_NODES = 40
_SKIPPED = (ast.Import, ast.ImportFrom)


class Run(NamedTuple):
    """Statements of one cell that follow one another."""

    cell: Cell
    statements: tuple[Statement, ...]


class Clone(NamedTuple):
    """Two runs that do the same."""

    first: Run
    copy: Run
    how: str
    weight: int


class _Shape(NamedTuple):
    statement: Statement
    shape: str
    nodes: int
    simple: int


def clones(facts: Facts) -> Iterator[Clone]:
    """Copies in document order; each statement is told once as a copy."""
    shapes = [[_shape(s) for s in facts.of_cell(p.cell)] for p in facts.cells]
    flat = [(cell, index) for cell, row in enumerate(shapes) for index in range(len(row))]
    starts: dict[str, list[tuple[int, int]]] = {}
    told: set[tuple[int, int]] = set()
    for cell, index in flat:
        shape = shapes[cell][index]
        if (cell, index) not in told and not isinstance(shape.statement.node, _SKIPPED):
            found = _longest(shapes, starts.get(shape.shape, ()), (cell, index))
            if found is not None:
                (first_cell, first_index), length = found
                one, other = (
                    shapes[first_cell][first_index : first_index + length],
                    shapes[cell][index : index + length],
                )
                told |= {(cell, index + step) for step in range(length)}
                weight = sum(part.simple for part in other)
                yield Clone(_run(one), _run(other), _how(one, other), weight)
        starts.setdefault(shape.shape, []).append((cell, index))


def _longest(
    shapes: list[list[_Shape]], starts: "list[tuple[int, int]] | tuple[()]", at: tuple[int, int]
) -> tuple[tuple[int, int], int] | None:
    """The earlier place from which most statements are the same, and how many; None where too few are."""
    best: tuple[tuple[int, int], int] | None = None
    cell, index = at
    for start in starts[:20]:
        length = _common(shapes[start[0]][start[1] :], shapes[cell][index:])
        if start[0] == cell:
            length = min(length, index - start[1])
        one, other = shapes[start[0]][start[1] : start[1] + length], shapes[cell][index : index + length]
        if _is_large(other) and _agrees(one, other) and (best is None or length > best[1]):
            best = (start, length)
    return best


def _common(one: list[_Shape], other: list[_Shape]) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a.shape != b.shape or isinstance(a.statement.node, _SKIPPED):
            break
        length += 1
    return length


def _is_large(run: list[_Shape]) -> bool:
    return sum(s.simple for s in run) >= _LEAST_STATEMENTS and sum(s.nodes for s in run) >= _LEAST_NODES


def _agrees(one: list[_Shape], other: list[_Shape]) -> bool:
    """Whether names stand for one another throughout."""
    there: dict[str, str] = {}
    back: dict[str, str] = {}
    pairs = zip(_names(one), _names(other), strict=False)
    return all(there.setdefault(a, b) == b and back.setdefault(b, a) == a for a, b in pairs)


def _how(one: list[_Shape], other: list[_Shape]) -> str:
    if _texts(one) == _texts(other):
        return "a copy"
    return "a copy with other names" if _literals(one) == _literals(other) else "a copy with other literals"


def _run(shapes: list[_Shape]) -> Run:
    return Run(shapes[0].statement.cell, tuple(shape.statement for shape in shapes))


def _shape(statement: Statement) -> _Shape:
    words, nodes, simple = [], 0, 0
    for node in ast.walk(statement.node):
        if isinstance(node, ast.expr_context):
            continue
        nodes += 1
        simple += isinstance(node, ast.stmt) and not hasattr(node, "body")
        words.append(_word(node))
    return _Shape(statement, " ".join(words), nodes, simple)


def _word(node: ast.AST) -> str:
    """What of a node must be the same in a copy: its form, attributes and arguments by name, not names and literals."""
    if isinstance(node, ast.Attribute):
        return f"Attribute.{node.attr}"
    if isinstance(node, ast.keyword):
        return f"keyword.{node.arg}"
    if isinstance(node, ast.Constant):
        return f"Constant.{type(node.value).__name__}"
    return type(node).__name__ + (f".{len(node.args)}" if isinstance(node, ast.Call) else "")


def _nodes(run: list[_Shape]) -> Iterator[ast.AST]:
    for shape in run:
        yield from ast.walk(shape.statement.node)


def _names(run: list[_Shape]) -> list[str]:
    return [node.id for node in _nodes(run) if isinstance(node, ast.Name)]


def _literals(run: list[_Shape]) -> list[object]:
    return [repr(node.value) for node in _nodes(run) if isinstance(node, ast.Constant)]


def _texts(run: list[_Shape]) -> list[str]:
    return [ast.unparse(shape.statement.node) for shape in run]
