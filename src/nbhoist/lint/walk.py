"""The one walk over the syntax tree of a cell that all node rules share."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def evaluated(nodes: "Iterable[ast.AST]") -> "Iterator[ast.AST]":
    """Nodes that run when `nodes` run, in document order: the bodies of functions and classes made there do not."""
    for node in nodes:
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from evaluated([*getattr(node, "decorator_list", ()), node.args])
        elif isinstance(node, ast.ClassDef):
            yield from evaluated([*node.decorator_list, *node.bases])
        else:
            yield from evaluated(_children(node))
