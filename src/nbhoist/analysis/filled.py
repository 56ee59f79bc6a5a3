"""Containers that certainly hold items, so that a loop over them certainly runs."""

import ast
import builtins
from typing import TYPE_CHECKING

from nbhoist.analysis.scopes import is_filled

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEEPING = frozenset("items keys values get index count copy append extend update insert sort setdefault add".split())


def filled_names(trees: "Iterable[ast.AST]") -> frozenset[str]:
    """Names bound once, to a literal with items, and used in no way that could take items away."""
    nodes = [node for tree in trees for node in ast.walk(tree)]
    stored: dict[str, int] = {}
    for node in nodes:
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            stored[node.id] = stored.get(node.id, 0) + 1
    literal = {
        node.targets[0].id
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and is_filled(node.value, frozenset())
    }
    once = {name for name in literal if stored[name] == 1}
    return frozenset(once - _risked(nodes)) if once else frozenset()


def _risked(nodes: list[ast.AST]) -> set[str]:
    """Names that are handed to somebody, deleted from, or have a method called that may take items away."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr not in _KEEPING:
            found.add(node.value.id)
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Del) and isinstance(node.value, ast.Name):
            found.add(node.value.id)
        elif isinstance(node, ast.Call) and not _is_builtin(node.func):
            found |= {a.id for a in (*node.args, *(k.value for k in node.keywords)) if isinstance(a, ast.Name)}
        elif isinstance(node, ast.Assign | ast.AugAssign) and isinstance(node.value, ast.Name):
            found.add(node.value.id)
        elif isinstance(node, ast.Global):
            found.update(node.names)
    return found


def _is_builtin(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and hasattr(builtins, node.id)
