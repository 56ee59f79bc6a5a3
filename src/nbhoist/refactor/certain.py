"""What a statement reads whenever it runs to its end."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.captured import raises

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.statement import Statement

_PLAIN = ast.Expr | ast.Assign | ast.AugAssign | ast.AnnAssign
_LATER = ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def reads_for_certain(statement: "Statement", name: str) -> bool:
    """Whether a plain statement reads `name` on every path, and the notebook stops where it cannot."""
    node = statement.node
    if not isinstance(node, _PLAIN) or raises(statement.cell) or name not in statement.reads:
        return False
    return any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load) for n in _evaluated(node))


def _evaluated(node: ast.AST) -> "Iterator[ast.AST]":
    """The parts of an expression that are evaluated whatever their values are."""
    yield node
    if isinstance(node, _LATER):
        return
    if isinstance(node, ast.IfExp):
        parts: list[ast.AST] = [node.test]
    elif isinstance(node, ast.BoolOp):
        parts = [node.values[0]]
    elif isinstance(node, ast.Compare):
        parts = [node.left, node.comparators[0]]
    else:
        parts = list(ast.iter_child_nodes(node))
    for part in parts:
        yield from _evaluated(part)
