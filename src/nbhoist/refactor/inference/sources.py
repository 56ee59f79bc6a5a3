"""The tables that a notebook loads or makes, each of which may hold the rows that prediction gets."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.refactor.inference.kinds import shape_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_ROWS_OF_BUNCH = frozenset({"data", "frame"})


class Source(NamedTuple):
    """Where rows come from: position of the statement, the name that they get, and what loads them."""

    position: int
    statement: "Statement"
    name: str
    rows: ast.expr


def sources(run: "tuple[Statement, ...]", facts: "Facts") -> "Iterator[Source]":
    """All of them, the last first."""
    for position in range(len(run) - 1, -1, -1):
        node = run[position].node
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
            first = target.elts[0] if isinstance(target, ast.Tuple) else target
            rows = _loading(node.value, facts)
            if isinstance(first, ast.Name) and rows is not None:
                yield Source(position, run[position], first.id, rows)


def _loading(value: ast.expr, facts: "Facts") -> ast.expr | None:
    """The part of an expression that gives rows, the outermost one."""
    for node in ast.walk(value):
        if isinstance(node, ast.Attribute) and node.attr in _ROWS_OF_BUNCH and _is_bunch(node.value, facts):
            return value if value is node or _is_table(value, facts) else node
        if isinstance(node, ast.Call):
            fact = facts.call(node).fact
            if fact is not None and fact.role == "load" and (shape_of(fact.returns) or _gives_arrays(fact.name)):
                return node
    return value if _is_table(value, facts) else None


def _is_table(node: ast.expr, facts: "Facts") -> bool:
    """Whether a table is made in the notebook itself."""
    return isinstance(node, ast.Call) and facts.resolve(node.func) == "pandas.DataFrame"


def _is_bunch(node: ast.expr, facts: "Facts") -> bool:
    value = facts.value(node)
    return value is not None and value.name == "sklearn.utils.Bunch"


def _gives_arrays(name: str) -> bool:
    return name.startswith("sklearn.datasets.make_")
