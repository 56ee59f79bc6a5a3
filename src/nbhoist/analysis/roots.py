"""Names whose object, or an object inside it, an expression may give."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.scopes import function_names
from nbhoist.analysis.scoping import scoped
from nbhoist.knowledge import calling, lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from nbhoist.analysis.aliases import Aliases
    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.definitions import Definitions
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.values import Value

_HOLDING = frozenset({"builtins.list", "builtins.tuple", "builtins.dict", "builtins.set", "builtins.frozenset"})


class Roots:
    """Finds roots; names of functions and comprehensions carry the mark of their scope."""

    def __init__(self, facts: "Facts", aliases: "Aliases", definitions: "Definitions") -> None:
        self.facts = facts
        self.aliases = aliases
        self.definitions = definitions
        self._in_turn = [definition for found in definitions.by_name.values() for definition in found]
        self.given_back: dict[str, set[str]] = (
            {}
        )  # by the mark of a function: roots of what it gives back, as far as known

    def of(self, node: ast.expr) -> set[str]:
        """Names whose object, or an object inside it, the expression may give."""
        found = _HANDLERS.get(type(node))
        return found(self, node) if found is not None and not is_immutable(self.facts.value(node)) else set()

    def all(self, nodes: "Iterable[ast.expr | None]") -> set[str]:
        """Roots of several expressions together."""
        return {name for node in nodes if node is not None for name in self.of(node)}

    def look_at_results(self) -> bool:
        """Find anew what functions give back; whether that is more than was known."""
        more = False
        for definition in self._in_turn:
            known = self.given_back.setdefault(definition.mark, set())
            size = len(known)
            known |= self.all(definition.results)
            more = more or len(known) > size
        self._in_turn.reverse()  # the functions that they call may stand above or below
        return more

    def name(self, node: ast.Name) -> str:
        """What the name is called beyond its scope."""
        return self.scoped(node.id, node)

    def scoped(self, name: str, place: ast.AST) -> str:
        """What a name that is used at `place` is called beyond its scope."""
        owner = self.facts.owner(place)
        return scoped(name, owner.scope) if owner is not None else name

    def _name(self, node: ast.Name) -> set[str]:
        return {self.name(node)}

    def _part(self, node: ast.Attribute | ast.Subscript | ast.Starred | ast.Await) -> set[str]:
        return self.of(node.value)

    def _items(self, node: ast.Tuple | ast.List | ast.Set) -> set[str]:
        return self.all(node.elts)

    def _dict(self, node: ast.Dict) -> set[str]:
        return self.all(node.values)

    def _choice(self, node: ast.IfExp) -> set[str]:
        return self.all((node.body, node.orelse))

    def _either(self, node: ast.BoolOp) -> set[str]:
        return self.all(node.values)

    def _walrus(self, node: ast.NamedExpr) -> set[str]:
        return {self.name(node.target)} | self.of(node.value)

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> set[str]:
        return self.of(node.elt)  # its variables are joined with what they go through

    def _dict_comprehension(self, node: ast.DictComp) -> set[str]:
        return self.of(node.value)

    def _operation(self, node: ast.BinOp) -> set[str]:
        """Adding lists gives a new list of the same items."""
        values = (self.facts.value(node.left), self.facts.value(node.right))
        holds = any(value is not None and value.name in _HOLDING for value in values)
        return self.all((node.left, node.right)) if holds else set()

    def _lambda(self, node: ast.Lambda) -> set[str]:
        """A function holds what it will look up."""
        env, variables = self.facts.environment(node), self.facts.variables
        free = {name: self.scoped(name, node) for name in function_names(node)[0] if not is_immutable(env.get(name))}
        return {known for name, known in free.items() if name in variables or known != name}

    def _call(self, node: ast.Call) -> set[str]:
        call = self.facts.call(node)
        fact = call.fact
        if call.target is not None and call.target.kind == "local":
            return self._local(call, call.target)
        if fact is None:
            return self.all((*call.given, node.func))
        if fact.holds or fact.kind == "class" or calling.may_alias(fact, call.literals(), self.facts.made(call)):
            called = {id(n) for p in fact.calls for n in call.arguments.get(p, ()) if fact.kind != "class"}
            kept = (n.body if isinstance(n, ast.Lambda) and id(n) in called else n for n in call.given)
            return self.all((*kept, call.receiver))  # an object keeps what it is made of
        if fact.returns == "self":
            return self.all([call.receiver])
        return self.all([call.argument(fact.returns[4:])]) if fact.returns.startswith("arg:") else set()

    def _local(self, call: "BoundCall", target: "Value") -> set[str]:
        """What a function of the notebook gives back may be what it is given; an object keeps that."""
        found = self.definitions.by_name.get(target.name, [])
        keeping = target.name in self.definitions.keeping
        names = self.of(call.node.func) if keeping or not found else set()
        if target.name in self.definitions.classes or not found:
            return names | self.all(call.given)
        for definition in found:
            given_back = self.given_back.get(definition.mark, set())
            given = definition.given(call.node, call.receiver)
            names |= given_back
            names |= self.all(
                v for p, v in given.items() if not given_back.isdisjoint(self.aliases.of(p + definition.mark))
            )
            known = {id(v) for v in given.values()}
            names |= self.all(v for v in call.given if id(v) not in known)  # for `*args` and `**kwargs`
        return names


def is_immutable(value: "Value | None") -> bool:
    """Whether nothing can change the object in place, as far as names of the notebook are concerned."""
    if value is None or value.kind == "reference":
        return value is not None
    return value.kind == "instance" and value.name not in _HOLDING and lookup.is_immutable(value.name)


_HANDLERS: "dict[type[ast.expr], Callable[..., set[str]]]" = {
    ast.Name: Roots._name,
    ast.Attribute: Roots._part,
    ast.Subscript: Roots._part,
    ast.Starred: Roots._part,
    ast.Await: Roots._part,
    ast.Call: Roots._call,
    ast.Tuple: Roots._items,
    ast.List: Roots._items,
    ast.Set: Roots._items,
    ast.Dict: Roots._dict,
    ast.IfExp: Roots._choice,
    ast.BoolOp: Roots._either,
    ast.NamedExpr: Roots._walrus,
    ast.ListComp: Roots._comprehension,
    ast.SetComp: Roots._comprehension,
    ast.GeneratorExp: Roots._comprehension,
    ast.DictComp: Roots._dict_comprehension,
    ast.BinOp: Roots._operation,
    ast.Lambda: Roots._lambda,
}
