"""Functions, classes and named lambdas of a notebook, by name."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.nodes import children, descendants
from nbhoist.analysis.scoping import defaults, parameters, results

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.facts import Facts

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef
_CONSTRUCTORS = frozenset({"__init__", "__new__", "__post_init__"})


class Definition(NamedTuple):
    """One body that a call of a name may run."""

    name: str
    node: "FunctionDef | ast.Lambda"
    mark: str  # of its scope
    parameters: tuple[str, ...]
    defaults: dict[str, ast.expr]
    results: tuple[ast.expr, ...]  # empty for the constructor of a class, which gives back the object

    @property
    def body(self) -> "list[ast.AST]":
        """What runs when it is called."""
        return [self.node.body] if isinstance(self.node, ast.Lambda) else list(self.node.body)

    def given(self, call: ast.Call, receiver: ast.expr | None) -> dict[str, ast.expr]:
        """The argument of each parameter, or its default; the object of a method is that of `self`."""
        bound = self.parameters[1:] if self.parameters[:1] == ("self",) else self.parameters
        given = self.defaults | dict(zip(bound, call.args, strict=False))
        given.update({k.arg: k.value for k in call.keywords if k.arg})
        return given | {self.parameters[0]: receiver} if bound != self.parameters and receiver is not None else given


class Definitions:
    """All definitions of a notebook; a class stands for its constructors."""

    __slots__ = ("by_name", "classes", "keeping", "named_lambdas")

    def __init__(self, facts: "Facts") -> None:
        self.by_name: dict[str, list[Definition]] = {}
        self.classes: set[str] = set()
        self.keeping: set[str] = (
            set()
        )  # those whose results share with them: functions made inside, attributes, defaults
        self.named_lambdas: set[int] = set()  # lambdas that run only where their name is called
        for statement in facts.statements:
            for node in statement.nodes:
                if isinstance(node, FunctionDef):
                    self._add(node.name, node, facts)
                elif isinstance(node, ast.ClassDef):
                    self._add_class(node, facts)
                elif isinstance(node, ast.Assign) and is_named_lambda(node):
                    self.named_lambdas.add(id(node.value))
                    self._add(node.targets[0].id, node.value, facts)  # type: ignore[attr-defined,arg-type]

    def called(self, call: "BoundCall") -> "Sequence[Definition]":
        """Bodies that a call may run."""
        target = call.target
        local = target is not None and target.kind in ("local", "local method")
        return self.by_name.get(target.name, ()) if target is not None and local else ()

    def _add(self, name: str, node: "FunctionDef | ast.Lambda", facts: "Facts") -> None:
        inner = (n for part in children(node) for n in descendants(part))
        if any(isinstance(n, FunctionDef | ast.Lambda) for n in inner) or any(map(is_display, defaults(node).values())):
            self.keeping.add(name)
        given_back = () if name in self.classes else tuple(results(node))
        mark = facts.owners.opened[id(node)].mark
        found = Definition(name, node, mark, parameters(node), defaults(node), given_back)
        self.by_name.setdefault(name, []).append(found)

    def _add_class(self, node: ast.ClassDef, facts: "Facts") -> None:
        self.classes.add(node.name)
        self.by_name.setdefault(node.name, [])
        if any(isinstance(m, ast.Assign | ast.AnnAssign) and not isinstance(m.value, ast.Constant) for m in node.body):
            self.keeping.add(node.name)
        if node.bases or node.keywords or node.decorator_list:
            self.keeping.add(node.name)
        for member in node.body:
            if isinstance(member, FunctionDef) and member.name in _CONSTRUCTORS:
                self._add(node.name, member, facts)


def is_display(node: ast.expr) -> bool:
    """Whether the expression makes a container that may be changed."""
    return isinstance(node, ast.List | ast.Dict | ast.Set)


def is_named_lambda(node: ast.Assign) -> bool:
    """Whether an assignment gives a lambda a name, as `def` would."""
    return len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Lambda)
