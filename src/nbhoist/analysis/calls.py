"""Calls with what is known of them: the fact, and which arguments go to which parameter."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.infer import callee, fact_of, literal
from nbhoist.knowledge.binding import bind

if TYPE_CHECKING:
    from nbhoist.analysis.environments import Environment
    from nbhoist.analysis.values import Value
    from nbhoist.knowledge.schema import Fact

_METHOD_KINDS = ("method", "local method")


class BoundCall(NamedTuple):
    """A call, what it calls, and its arguments by parameter; those that fit no known parameter are under `""`."""

    node: ast.Call
    target: "Value | None"
    fact: "Fact | None"
    arguments: dict[str, tuple[ast.expr, ...]]
    spread: bool  # `*args` or `**kwargs` hide some of the arguments

    @property
    def qualified(self) -> str:
        """Qualified name of what is called, empty where unknown."""
        return self.target.name if self.target is not None else ""

    @property
    def receiver(self) -> ast.expr | None:
        """The object whose method is called."""
        known = self.target is not None and self.target.kind in _METHOD_KINDS
        if isinstance(self.node.func, ast.Attribute):
            return self.node.func.value if known or self.target is None else None
        return self.node.func if known else None  # a method that was put into a variable keeps its object

    @property
    def given(self) -> tuple[ast.expr, ...]:
        """All argument expressions, stars taken off."""
        positional = (a.value if isinstance(a, ast.Starred) else a for a in self.node.args)
        return (*positional, *(k.value for k in self.node.keywords))

    def argument(self, parameter: str) -> ast.expr | None:
        """The argument for `parameter`."""
        found = self.arguments.get(parameter)
        return found[0] if found else None

    def truthy(self, parameter: str) -> bool:
        """Whether an argument is given that is not a falsy literal."""
        given = self.argument(parameter)
        return given is not None and not (isinstance(given, ast.Constant) and not given.value)

    def seeded(self) -> bool:
        """Whether the parameter that seeds it is given, and not as None."""
        given = self.argument(self.fact.seed) if self.fact is not None and self.fact.seed else None
        return given is not None and not (isinstance(given, ast.Constant) and given.value is None)

    def literals(self) -> dict[str, object]:
        """Arguments as Python values; `...` stands for what is not a literal."""
        return {name: literal(nodes[0]) for name, nodes in self.arguments.items() if name and nodes}


def bind_call(node: ast.Call, env: "Environment") -> BoundCall:
    """Bind the arguments of `node` to the parameters of what it calls."""
    target = callee(node, env)
    fact = fact_of(target) if target is not None else None
    positional: list[ast.expr] = []
    for argument in node.args:
        if isinstance(argument, ast.Starred):
            break
        positional.append(argument)
    keywords = {k.arg: k.value for k in node.keywords if k.arg is not None}
    spread = len(positional) < len(node.args) or len(keywords) < len(node.keywords)
    if fact is None:
        unbound = {"": tuple(positional)} | {name: (value,) for name, value in keywords.items()}
        return BoundCall(node, target, None, unbound, spread)
    return BoundCall(node, target, fact, bind(fact, positional, keywords), spread)
