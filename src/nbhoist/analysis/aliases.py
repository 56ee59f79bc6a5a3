"""Which names may stand for one object, or for objects inside one another."""

import ast
from typing import TYPE_CHECKING

from nbhoist.knowledge import calling, lookup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nbhoist.analysis.facts import Facts


class Aliases:
    """Groups of names that may share an object; joined by assignments, never parted."""

    __slots__ = ("_groups",)

    def __init__(self) -> None:
        self._groups: dict[str, set[str]] = {}  # names of one group share one set

    def join(self, names: "Iterable[str]") -> None:
        """The objects of `names` may be one, or hold one another."""
        wanted = list(names)
        groups = {id(group): group for group in map(self._group, wanted)}
        if len(groups) < 2:
            return
        largest = max(groups.values(), key=len)
        for group in groups.values():
            if group is not largest:
                largest |= group
                self._groups.update(dict.fromkeys(group, largest))

    def group(self, names: "Iterable[str]") -> set[str]:
        """All names that may share an object with one of `names`."""
        return {member for name in names for member in self._groups.get(name, (name,))}

    def _group(self, name: str) -> set[str]:
        return self._groups.setdefault(name, {name})


def roots(node: ast.expr, facts: "Facts") -> set[str]:
    """Names whose object, or an object inside it, the expression may give."""
    if isinstance(node, ast.Name):
        return set() if _is_immutable(node, facts) else {node.id}
    if isinstance(node, ast.Attribute | ast.Subscript | ast.Starred | ast.Await):
        return roots(node.value, facts)
    if isinstance(node, ast.Call):
        return _call_roots(node, facts)
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return _all(node.elts, facts)
    if isinstance(node, ast.Dict):
        return _all(node.values, facts)
    if isinstance(node, ast.IfExp):
        return roots(node.body, facts) | roots(node.orelse, facts)
    if isinstance(node, ast.BoolOp):
        return _all(node.values, facts)
    if isinstance(node, ast.NamedExpr):
        return {node.target.id} | roots(node.value, facts)
    if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
        return _all([node.elt, *(g.iter for g in node.generators)], facts)
    if isinstance(node, ast.DictComp):
        return _all([node.value, *(g.iter for g in node.generators)], facts)
    return set()


def _all(nodes: "Iterable[ast.expr | None]", facts: "Facts") -> set[str]:
    return {name for node in nodes if node is not None for name in roots(node, facts)}


def _call_roots(node: ast.Call, facts: "Facts") -> set[str]:
    call = facts.call(node)
    parts = [*call.given, *([node.func.value] if isinstance(node.func, ast.Attribute) else [])]
    fact = call.fact
    if call.target is not None and call.target.kind == "local":
        parts.append(node.func)  # an object keeps its class, and a result may be a function made inside
    if fact is None or fact.holds or fact.kind == "class" or calling.may_alias(fact, call.literals()):
        return _all(parts, facts)  # an object keeps what it is made of
    if fact.returns == "self":
        return _all([call.receiver], facts)
    if fact.returns.startswith("arg:"):
        return _all([call.argument(fact.returns[4:])], facts)
    return set()


def _is_immutable(node: ast.expr, facts: "Facts") -> bool:
    value = facts.value(node)
    return value is not None and (
        value.kind == "reference" or (value.kind == "instance" and lookup.is_immutable(value.name))
    )
