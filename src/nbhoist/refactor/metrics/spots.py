"""Expressions of a notebook, each with the blocks that it stands in."""

import ast
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.scopes import statement_names
from nbhoist.refactor.inference.names import root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_OTHER_SCOPES = ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class Block(NamedTuple):
    """What runs before a place within its block, and what the block belongs to."""

    above: tuple[ast.stmt, ...]
    owner: ast.stmt

    @property
    def loop(self) -> ast.For | ast.While | None:
        """The loop whose body it is."""
        return self.owner if isinstance(self.owner, ast.For | ast.While) else None


class Spot(NamedTuple):
    """Where an expression stands: whose text it is, and which top-level statement runs it."""

    node: ast.expr
    statement: "Statement"
    position: int  # of the top-level statement among all
    blocks: tuple[Block, ...] = ()
    given: Mapping[str, ast.expr] = MappingProxyType({})  # by the call of the function that it stands in
    caller: "Spot | None" = None


def expressions(statement: "Statement", position: int) -> "Iterator[Spot]":
    """All expressions that a statement itself evaluates where it stands."""
    for node, blocks in _within(statement.node, ()):
        yield Spot(node, statement, position, blocks)


def inside(function: ast.FunctionDef, statement: "Statement", call: Spot) -> "Iterator[Spot]":
    """All expressions of a function for one call of it; none where its parameters are not known one by one."""
    given = _given(function.args, call.node)
    if given is not None:
        for at, each in enumerate(function.body):
            for node, blocks in _within(each, (Block(tuple(function.body[:at]), function),)):
                yield Spot(node, statement, call.position, blocks, given, call)


def binds(node: ast.stmt, name: str) -> bool:
    """Whether a statement binds a name, or changes by a subscript what it holds."""
    return name in statement_names(node).may_define or any(
        isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Store) and root(n) == name for n in ast.walk(node)
    )


def changes(node: ast.stmt, name: str, facts: "Facts") -> bool:
    """Whether a statement binds a name or is known, not only feared, to change what it holds."""
    return binds(node, name) or any(_changes(n, name, facts) for n in ast.walk(node) if isinstance(n, ast.Call))


def _changes(call: ast.Call, name: str, facts: "Facts") -> bool:
    bound = facts.call(call)
    if bound.fact is None or bound.receiver is None or root(bound.receiver) != name:
        return False
    return "self" in bound.fact.mutates or bool(bound.fact.mutates_if and bound.truthy(bound.fact.mutates_if))


def _within(node: ast.stmt, blocks: tuple[Block, ...]) -> "Iterator[tuple[ast.expr, tuple[Block, ...]]]":
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return
    for _, value in ast.iter_fields(node):
        for at, each in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(each, ast.stmt):
                yield from _within(each, (*blocks, Block(tuple(value[:at]), node)))
            elif isinstance(each, ast.expr):
                yield from ((part, blocks) for part in _parts(each))


def _parts(node: ast.expr) -> "Iterator[ast.expr]":
    yield node
    if not isinstance(node, _OTHER_SCOPES):
        for child in ast.iter_child_nodes(node):
            inner = child.value if isinstance(child, ast.keyword) else child
            if isinstance(inner, ast.expr):
                yield from _parts(inner)


def _given(parameters: ast.arguments, call: ast.expr) -> dict[str, ast.expr] | None:
    """Arguments by parameter, defaults filled in."""
    names = [a.arg for a in (*parameters.posonlyargs, *parameters.args)]
    if not isinstance(call, ast.Call) or parameters.vararg or parameters.kwarg or len(call.args) > len(names):
        return None
    if any(isinstance(a, ast.Starred) for a in call.args) or any(k.arg is None for k in call.keywords):
        return None
    last = names[len(names) - len(parameters.defaults) :]
    found = dict(zip(last, parameters.defaults, strict=True))
    found |= {a.arg: d for a, d in zip(parameters.kwonlyargs, parameters.kw_defaults, strict=True) if d is not None}
    found |= dict(zip(names, call.args, strict=False))
    found |= {k.arg: k.value for k in call.keywords if k.arg}
    return found
