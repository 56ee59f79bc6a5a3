"""Containers that certainly hold items, so that a loop over them certainly runs."""

import ast
import builtins
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KEEPING = frozenset("items keys values get index count copy append extend update insert sort setdefault add".split())
_ANY_METHOD = frozenset({"getattr", "eval", "exec", "map", "filter"})  # builtins that may call whatever they are given


def filled_names(trees: "Iterable[ast.AST]") -> frozenset[str]:
    """Names bound once, to a literal with items, and used in no way that could take items away."""
    nodes = [node for tree in trees for node in ast.walk(tree)]
    bound: dict[str, int] = {}
    for node in nodes:
        for name in _bound(node):
            bound[name] = bound.get(name, 0) + 1
    literal = {
        node.targets[0].id
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and is_filled(node.value, frozenset())
    }
    once = {name for name in literal if bound[name] == 1}
    return frozenset(once - _risked(nodes)) if once else frozenset()


def is_filled(node: ast.expr, filled: frozenset[str]) -> bool:
    """Whether iterating gives at least one item: literals with items, and what is made of them item by item."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return any(not isinstance(item, ast.Starred) for item in node.elts)
    if isinstance(node, ast.Dict):
        return any(key is not None for key in node.keys)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(node.value)
    if isinstance(node, ast.Name):
        return node.id in filled
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute):
        return node.func.attr in ("items", "keys", "values") and is_filled(node.func.value, filled)
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name == "range" and len(node.args) == 1:
        return isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, int) and node.args[0].value > 0
    return (
        name in ("enumerate", "sorted", "list", "reversed", "tuple")
        and bool(node.args)
        and is_filled(node.args[0], filled)
    )


def _bound(node: ast.AST) -> "Iterable[str]":
    """Names that `node` itself binds, unbinds or takes from elsewhere."""
    if isinstance(node, ast.Name):
        return () if isinstance(node.ctx, ast.Load) else (node.id,)
    if isinstance(node, ast.Global | ast.Nonlocal):
        return node.names
    if isinstance(node, ast.alias):
        return (node.asname or node.name.partition(".")[0],)
    if isinstance(node, ast.MatchMapping):
        return (node.rest or "",)
    if isinstance(
        node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.ExceptHandler | ast.MatchAs | ast.MatchStar
    ):
        return (node.name or "",)
    return ()


def _risked(nodes: list[ast.AST]) -> set[str]:
    """Names that somewhere are more than looked at: another name, or somebody else, may take items away."""
    looked_at = {id(part) for node in nodes for part in _looked_at(node)}
    names = (n for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))
    return {name.id for name in names if id(name) not in looked_at}


def _looked_at(node: ast.AST) -> "Iterator[ast.expr]":
    """Parts of `node` whose container it neither shrinks nor keeps."""
    if isinstance(node, ast.Attribute) and node.attr in _KEEPING:
        yield node.value
    elif isinstance(node, ast.Subscript):
        if isinstance(node.ctx, ast.Load) or (
            isinstance(node.ctx, ast.Store) and not isinstance(node.slice, ast.Slice)
        ):
            yield node.value
        yield node.slice
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        yield node.func
        if hasattr(builtins, node.func.id) and node.func.id not in _ANY_METHOD:
            yield from node.args
    elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
        yield node.iter
    elif isinstance(node, ast.If | ast.While | ast.IfExp):
        yield node.test
    elif isinstance(node, ast.Compare):
        yield from (node.left, *node.comparators)
    elif isinstance(node, ast.BinOp):
        yield from (node.left, node.right)
    elif isinstance(node, ast.Expr | ast.FormattedValue | ast.Starred):
        yield node.value
