"""Where nodes stand: in which statement, behind which parameters, and what their names are called beyond their scope."""

import ast
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.nodes import children, descendants
from nbhoist.analysis.scopes import local_names, targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.analysis.statement import Statement

_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
_FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


class Scope(NamedTuple):
    """Names of a function, lambda, comprehension or class; those of different scopes are told apart by their mark."""

    mark: str
    names: frozenset[str]
    around: "Scope | None"
    is_class: bool = False


class Owner(NamedTuple):
    """Where a node stands: its top-level statement, the innermost one, its scope, and what lambdas around it shadow."""

    statement: "Statement"
    inner: ast.stmt
    scope: Scope | None
    shadowed: frozenset[str]


def scoped(name: str, scope: Scope | None) -> str:
    """What `name` is called where names of all scopes come together: a name of the notebook keeps its own."""
    while scope is not None:
        if name in scope.names:
            return name + scope.mark
        scope = scope.around
    return name


class Owners:
    """The owner of every node of a program, and the scope that each function or lambda opens."""

    __slots__ = ("by_node", "opened")

    def __init__(self, statements: "Iterable[Statement]") -> None:
        self.by_node: dict[int, Owner] = {}
        self.opened: dict[int, Scope] = {}
        marks = count()
        for statement in statements:
            pending: list[tuple[ast.AST, Owner]] = [
                (statement.node, Owner(statement, statement.node, None, frozenset()))
            ]
            while pending:
                node, owner = pending.pop()
                if isinstance(node, ast.stmt):
                    owner = owner._replace(inner=node)
                self.by_node[id(node)] = owner
                if isinstance(node, _OPENING):
                    pending += self._inside(node, owner, f"@{next(marks)}")
                else:
                    pending += [(child, owner) for child in children(node)]

    def _inside(self, node: ast.AST, owner: Owner, mark: str) -> "Iterator[tuple[ast.AST, Owner]]":
        around = owner.scope
        while around is not None and around.is_class and not isinstance(node, _Comprehension):
            around = around.around
        names = _own_names(node)
        scope = Scope(mark, names, around, isinstance(node, ast.ClassDef))
        self.opened[id(node)] = scope
        shadowed = owner.shadowed | names if isinstance(node, ast.Lambda | _Comprehension) else owner.shadowed
        inner = owner._replace(scope=scope, shadowed=shadowed)
        within = {id(part) for part in _body(node)}
        for child in children(node):
            if isinstance(child, ast.comprehension) and child is node.generators[0]:  # type: ignore[attr-defined]
                self.by_node[id(child)] = inner
                yield from ((part, inner) for part in (child.target, *child.ifs))
                yield child.iter, owner  # evaluated outside
            else:
                yield child, inner if id(child) in within else owner


_OPENING = (*_FunctionDef.__args__, ast.Lambda, ast.ClassDef, *_Comprehension.__args__)


def _body(node: ast.AST) -> "list[ast.AST]":
    if isinstance(node, _FunctionDef | ast.ClassDef):
        return list(node.body)
    return [node.body] if isinstance(node, ast.Lambda) else children(node)


def _own_names(node: ast.AST) -> frozenset[str]:
    if isinstance(node, _FunctionDef | ast.Lambda | ast.ClassDef):
        return local_names(node)
    assert isinstance(node, _Comprehension)  # by the kinds asked for
    return frozenset(targets(node))


def parameters(node: "_FunctionDef | ast.Lambda") -> tuple[str, ...]:
    """Names of the parameters that positions reach."""
    return tuple(a.arg for a in (*node.args.posonlyargs, *node.args.args))


def defaults(node: "_FunctionDef | ast.Lambda") -> dict[str, ast.expr]:
    """The default of each parameter that has one."""
    positional = dict(zip(reversed(parameters(node)), reversed(node.args.defaults), strict=False))
    named = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    return positional | {a.arg: default for a, default in named if default is not None}


def results(node: "_FunctionDef | ast.Lambda") -> list[ast.expr]:
    """Expressions whose value a call gives back, at once or item by item."""
    if isinstance(node, ast.Lambda):
        return [node.body]
    nested = {id(d) for n in node.body for f in _own_functions(n) for d in descendants(f)}
    leaving = (n for part in node.body for n in descendants(part) if id(n) not in nested)
    given = (n.value for n in leaving if isinstance(n, ast.Return | ast.Yield | ast.YieldFrom))
    return [value for value in given if value is not None]


def _own_functions(node: ast.AST) -> "Iterator[ast.AST]":
    return (n for n in descendants(node) if isinstance(n, _FunctionDef | ast.Lambda))
