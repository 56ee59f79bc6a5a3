"""The one walk over the syntax tree of a cell that all node rules share."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)  # say how, not what: no rule sees them


def walk(tree: ast.AST, parents: dict[int, ast.AST]) -> "Iterator[ast.AST]":
    """Nodes in document order; `parents` holds, by `id`, the node around each node that was seen."""
    pending = [tree]
    while pending:
        node = pending.pop()
        yield node
        inner = _children(node)
        for child in inner:
            parents[id(child)] = node
        inner.reverse()
        pending.extend(inner)


def _children(node: ast.AST) -> list[ast.AST]:
    found: list[ast.AST] = []
    for field in node._fields:
        value = getattr(node, field, None)
        if isinstance(value, list):
            found.extend(item for item in value if isinstance(item, ast.AST) and not isinstance(item, _MARKS))
        elif isinstance(value, ast.AST) and not isinstance(value, _MARKS):
            found.append(value)
    return found
