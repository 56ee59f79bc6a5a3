"""Which names may share objects, found from what is assigned, gone through, put into containers and passed on."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.alias_history import AliasHistory
from nbhoist.analysis.aliases import Aliases
from nbhoist.analysis.nodes import descendants
from nbhoist.analysis.roots import Roots
from nbhoist.knowledge import lookup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.definitions import Definition, Definitions
    from nbhoist.analysis.facts import Facts

_OF_KEYS = frozenset({"builtins.dict", "builtins.set", "builtins.str", "builtins.range", "pandas.Index"})
_CONTAINERS = ("builtins.list", "builtins.dict", "builtins.set", "collections.deque")
_JOINING = (
    *(ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr, ast.For, ast.AsyncFor, ast.comprehension),
    *(ast.withitem, ast.Call, ast.Match),
)
_Pattern = ast.MatchAs | ast.MatchStar


def joined(facts: "Facts", definitions: "Definitions", kind: "type[Roots]" = Roots) -> tuple[Roots, AliasHistory]:
    """Join the names of a notebook, and say when; what calls of its own functions join is found round by round.

    `kind` decides what an expression may give: any object of before, or only some.
    """
    joiner = _Joiner(facts, definitions, kind)
    nodes = [node for statement in facts.statements for node in statement.nodes if isinstance(node, _JOINING)]
    while nodes:
        before = joiner.aliases.joins
        for node in nodes:
            joiner.join(node)
        more = joiner.roots.look_at_results()
        if not more and joiner.aliases.joins == before:
            break
        nodes.reverse()  # what calls join is known soonest when the functions that they call were seen first
    return joiner.roots, joiner.history()


class _Joiner:
    def __init__(self, facts: "Facts", definitions: "Definitions", kind: "type[Roots]") -> None:
        self.facts = facts
        self.aliases = Aliases()
        self.definitions = definitions
        self.roots = kind(facts, self.aliases, definitions)
        self._links: list[list[str]] | None = None  # those of one node, where they are wanted

    def history(self) -> AliasHistory:
        """When names were joined: not before the statement runs, or defines the function, in which that happens."""
        history = AliasHistory()
        for time, statement in enumerate(self.facts.statements):
            self._links = []
            for node in statement.nodes:
                if isinstance(node, _JOINING):
                    self.join(node)
            for names in self._links:
                history.join(names, time)
        return history

    def _link(self, names: "Iterable[str]") -> None:
        if self._links is None:
            self.aliases.join(names)
        else:
            self._links.append(list(names))

    def join(self, node: ast.AST) -> None:
        """Join the names that come to share an object where `node` runs."""
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr):
            if node.value is not None:
                self._targets(node.targets if isinstance(node, ast.Assign) else [node.target], node.value)
        elif isinstance(node, ast.Call):
            self._call(self.facts.call(node))
        elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            self._items(node.target, node.iter)
        elif isinstance(node, ast.withitem):
            self._targets([node.optional_vars] if node.optional_vars is not None else [], node.context_expr)
        elif isinstance(node, ast.AugAssign):
            self._extended(node)
        elif isinstance(node, ast.Match):
            self._matched(node)

    def _targets(self, targets: "Iterable[ast.expr]", value: ast.expr) -> None:
        given = self.roots.of(value)
        for target in targets if given else ():
            self._link([*self.roots.of(target), *self._names(target), *given])

    def _names(self, target: ast.expr) -> list[str]:
        names = (n for n in descendants(target) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
        return [self.roots.name(name) for name in names]

    def _items(self, target: ast.expr, iterated: ast.expr) -> None:
        """Names of a loop may be items of what is iterated, pairwise for `zip` and `enumerate`; keys are immutable."""
        for one, items in _pairs(target, iterated):
            value = self.facts.value(items)
            if value is None or value.name not in _OF_KEYS:
                self._targets([one], items)

    def _extended(self, node: ast.AugAssign) -> None:
        """A list that another is added to holds the items of both."""
        values = (self.facts.value(node.target), self.facts.value(node.value))
        if any(value is not None and value.name == "builtins.list" for value in values):
            self._link([*self.roots.of(node.target), *self.roots.of(node.value)])

    def _matched(self, node: ast.Match) -> None:
        patterns = (n for case in node.cases for n in descendants(case.pattern) if isinstance(n, _Pattern))
        names = [self.roots.scoped(n.name, node) for n in patterns if n.name is not None]
        self._link([*names, *self.roots.of(node.subject)])

    # calls

    def _call(self, call: "BoundCall") -> None:
        for definition in self.definitions.called(call):
            self._passed(definition, call)
        kept = self._kept(call)
        if kept:
            self._link([*self.roots.all([_receiver(call)]), *self.roots.all(kept)])

    def _kept(self, call: "BoundCall") -> list[ast.expr]:
        """Arguments that the receiver holds from then on; something unknown may be a container."""
        if call.fact is not None:
            return [node for p in call.fact.keeps for node in call.arguments.get(p, ())]
        if call.target is not None or not isinstance(call.node.func, ast.Attribute):
            return []
        methods = (lookup.method(owner, call.node.func.attr) for owner in _CONTAINERS)
        return list(call.given) if any(method is not None and method.keeps for method in methods) else []

    def _passed(self, definition: "Definition", call: "BoundCall") -> None:
        """Join what is passed for parameters that the body joins with one another, or with names outside of it."""
        given = definition.given(call.node, call.receiver)
        for parameter, node in given.items():
            name = parameter + definition.mark
            together = self.aliases.of(name)
            if len(together) > 1:
                others = [v for p, v in given.items() if p != parameter and p + definition.mark in together]
                outside = [name] if any(not other.endswith(definition.mark) for other in together) else []
                if others or outside:
                    self._link([*outside, *self.roots.of(node), *self.roots.all(others)])


def _receiver(call: "BoundCall") -> ast.expr | None:
    if call.receiver is None and call.fact is not None and call.fact.mutates and "self" not in call.fact.mutates:
        return call.argument(call.fact.mutates[0])  # `setattr(object, name, value)`
    return call.receiver


def _pairs(target: ast.expr, iterated: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """What each name of a loop goes through; the keys of `items()` cannot change."""
    if _is_items(iterated) and isinstance(target, ast.Tuple) and len(target.elts) == 2:
        return [(target.elts[1], iterated)]
    if isinstance(iterated, ast.Call) and isinstance(iterated.func, ast.Name) and isinstance(target, ast.Tuple):
        if iterated.func.id == "zip" and len(iterated.args) == len(target.elts):
            return list(zip(target.elts, iterated.args, strict=True))
        if iterated.func.id == "enumerate" and len(target.elts) == 2 and iterated.args:
            return [(target.elts[1], iterated.args[0])]
    return [(target, iterated)]


def _is_items(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "items"
