"""The one walk over the syntax tree of a cell that all node rules share."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# fields that say how, not what, or hold no node in any class: no rule is shown what is in them
_NO_NODES = frozenset(
    "ctx op ops id attr arg kind type_comment module level simple is_async conversion asname lineno tag".split()
)
_FIELDS: dict[type[ast.AST], tuple[str, ...]] = {ast.Constant: (), ast.Name: ()}


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
    for field in _fields_of(type(node)):
        value = getattr(node, field, None)
        if isinstance(value, list):
            found.extend(item for item in value if isinstance(item, ast.AST))
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def _fields_of(node_class: type[ast.AST]) -> tuple[str, ...]:
    """The fields of a class that may hold nodes, found out once."""
    fields = _FIELDS.get(node_class)
    if fields is None:
        fields = _FIELDS[node_class] = tuple(f for f in node_class._fields if f not in _NO_NODES)
    return fields


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
