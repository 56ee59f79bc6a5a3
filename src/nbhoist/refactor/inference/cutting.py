"""Cuts as edits of the text of a statement."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.text import node_span
from nbhoist.refactor.plan import Edit

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.inference.cuts import Cut

_Place = tuple[int, int]


def edits(cut: "Cut", key: str, state: str, statement: "Statement", facts: "Facts") -> list[Edit]:
    """The edits that let `state` remember what `cut` computes."""
    node = cut.node
    start, end = _span(node, statement, facts)
    if cut.how == "learned":
        return [_edit(statement, start, start, f'{state}.learned("{key}", lambda: '), _edit(statement, end, end, ")")]
    assert isinstance(node, ast.Call)  # whatever learns and applies at once is a call
    opening = f'{state}.{cut.how}("{key}", '
    if cut.how == "group_transform":
        return _of_groups(node, opening, statement, facts)
    if cut.how == "as_category":
        assert isinstance(node.func, ast.Attribute)  # by the knowledge tables
        _, behind = _span(node.func.value, statement, facts)
        return [_edit(statement, start, start, opening), _edit(statement, behind, end, ")")]
    first = _first_argument(node, statement, facts)
    if isinstance(node.func, ast.Attribute) and (cut.how.startswith("fit_") or facts.call(node).receiver is not None):
        _, behind = _span(node.func.value, statement, facts)
        separator = ", " if first is not None else ")"
        return [
            _edit(statement, start, start, opening),
            _edit(statement, behind, first if first is not None else end, separator),
        ]
    return [_edit(statement, start, first if first is not None else end, opening)]


def can_be_cut(node: ast.Call, how: str) -> bool:
    """Whether the text of a call has the form that its cut needs."""
    if how != "group_transform":
        return True
    grouped = node.func.value.value if isinstance(node.func, ast.Attribute) and _is_column(node.func.value) else None  # type: ignore[attr-defined]  # by _is_column
    return isinstance(grouped, ast.Call) and len(grouped.args) == 1 and not grouped.keywords and bool(node.args)


def _is_column(node: ast.expr) -> bool:
    return isinstance(node, ast.Subscript | ast.Attribute)


def _of_groups(node: ast.Call, opening: str, statement: "Statement", facts: "Facts") -> list[Edit]:
    """`table.groupby(by)[column].transform(how)` → `state.group_transform(key, table, by, column, how)`."""
    column = node.func.value  # type: ignore[attr-defined]  # by `can_be_cut`
    grouped = column.value
    start, _ = _span(node, statement, facts)
    _, table = _span(grouped.func.value, statement, facts)
    by_start, by_end = _span(grouped.args[0], statement, facts)
    first, _ = _span(node.args[0], statement, facts)
    found = [_edit(statement, start, start, opening), _edit(statement, table, by_start, ", ")]
    if isinstance(column, ast.Attribute):
        return [*found, _edit(statement, by_end, first, f', "{column.attr}", ')]
    column_start, column_end = _span(column.slice, statement, facts)
    return [
        *found,
        _edit(statement, by_end, column_start, ", "),
        _edit(statement, column_end, first, ", "),
    ]


def _first_argument(node: ast.Call, statement: "Statement", facts: "Facts") -> _Place | None:
    if node.args:
        return _span(node.args[0], statement, facts)[0]
    if node.keywords:
        start = node_span(node.keywords[0], statement, facts)[0]  # type: ignore[arg-type]  # it has a position, too
        return start.line, start.column
    return None


def _span(node: ast.expr, statement: "Statement", facts: "Facts") -> tuple[_Place, _Place]:
    start, end = node_span(node, statement, facts)
    return (start.line, start.column), (end.line, end.column)


def _edit(statement: "Statement", start: _Place, end: _Place, text: str) -> Edit:
    return Edit(statement.id, start, end, text)
