"""Columns that new rows do not have: those that the target of a fit is made of."""

import ast
from typing import TYPE_CHECKING, TypeGuard

from nbhoist.knowledge import lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.analysis.facts import Facts

_TABLES = ("pandas.DataFrame", "pandas.Series", "numpy.ndarray")


def target_columns(facts: "Facts") -> tuple[str, ...]:
    """Columns that are named where the target of a fit is made."""
    fits = [node for s in facts.statements for node in ast.walk(s.node) if _is_fit(node)]
    given = _names(features for fit in fits for features in fit.args[:1])
    targets = [target for fit in fits for target in fit.args[1:2]]
    names, found = _names(targets), _texts(targets)
    for statement in reversed(facts.statements):
        if isinstance(statement.node, ast.Assign):
            parts = list(_made_of(statement.node, names - given))
            found |= _texts(parts)
            if "split" in statement.roles:
                names |= _names(parts)
                given |= _names(_made_of(statement.node, given))
    return tuple(found)


def _is_fit(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "fit"


def _made_of(node: ast.Assign, names: set[str]) -> "Iterator[ast.expr]":
    """What some names are given; a splitter gives as many names for each of its arguments."""
    target, value = node.targets[0], node.value
    parts = value.elts if isinstance(value, ast.Tuple) else value.args if isinstance(value, ast.Call) else []
    if not isinstance(target, ast.Tuple) or not parts:
        yield from [value] if any(names & _names([one]) for one in node.targets) else []
        return
    each = max(1, len(target.elts) // len(parts))
    for one, part in zip(target.elts, (part for part in parts for _ in range(each)), strict=False):
        if names & _names([one]):
            yield part


def _names(nodes: "Iterable[ast.expr]") -> set[str]:
    """Names whose values are meant, not those of which a column is taken."""
    return {n.id for node in nodes for n in _values(node) if isinstance(n, ast.Name)}


def _values(node: ast.AST) -> "Iterator[ast.AST]":
    if (isinstance(node, ast.Subscript) and _texts([node.slice])) or _is_column(node):
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _values(child)


def _texts(nodes: "Iterable[ast.expr]") -> dict[str, None]:
    """Columns that are named as texts or as attributes."""
    all_nodes = [n for node in nodes for n in ast.walk(node)]
    texts = [n.value for n in all_nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return dict.fromkeys(texts + [n.attr for n in all_nodes if _is_column(n)])


def _is_column(node: ast.AST) -> TypeGuard[ast.Attribute]:
    """Whether an attribute can only be a column."""
    return isinstance(node, ast.Attribute) and not any(lookup.method(c, node.attr) is not None for c in _TABLES)
