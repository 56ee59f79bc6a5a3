"""What changes when a cell is run a second time."""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nbhoist.analysis.facts import Facts
from nbhoist.knowledge.repeating import Again, again, again_attribute

_Target = ast.Name | ast.Subscript | ast.Attribute
_CHANGING = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Pow, ast.Mod, ast.MatMult, ast.LShift, ast.RShift)


class Repeated(NamedTuple):
    """A node that changes what it itself starts from, and what a second run of it does."""

    node: ast.stmt
    place: str  # source of what is changed
    again: Again


class CellRun:
    """Goes through the statements of a cell in order; `older` are the variables that come from other cells."""

    def __init__(self, facts: Facts, older: frozenset[str]) -> None:
        self._facts = facts
        self._older = older
        self._fresh: set[str] = set()  # what the cell has given a value that does not depend on its own older one

    def find(self, body: Iterable[ast.stmt]) -> Iterator[Repeated]:
        """What a second run would change."""
        for node in body:
            yield from self._statement(node)

    def _statement(self, node: ast.stmt) -> Iterator[Repeated]:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            yield from self._assigned(node, node.targets if isinstance(node, ast.Assign) else [node.target], node.value)
        elif isinstance(node, ast.AugAssign):
            if isinstance(node.op, _CHANGING) and self._is_old(node.target) and not _is_neutral(node):
                yield Repeated(node, ast.unparse(node.target), "changes")
        elif isinstance(node, ast.Delete):
            yield from self._deleted(node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield from self._called(node, node.value)
        elif isinstance(node, ast.For | ast.AsyncFor):
            self._fresh |= _stored(node.target)
            yield from self.find([*node.body, *node.orelse])
        elif isinstance(node, ast.With | ast.AsyncWith):
            self._fresh |= {name for item in node.items if item.optional_vars for name in _stored(item.optional_vars)}
            yield from self.find(node.body)
        elif isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef):
            self._fresh |= {alias.asname or alias.name for alias in getattr(node, "names", ())} | {
                getattr(node, "name", "")
            }

    def _assigned(self, node: ast.stmt, targets: list[ast.expr], value: ast.expr) -> Iterator[Repeated]:
        for target in targets:
            place = ast.unparse(target)
            if isinstance(target, ast.Tuple | ast.List):
                self._fresh |= {name for name in _stored(target) if not _reads(value, name)}
            elif not _reads(value, place) and not (isinstance(target, ast.Name) and self._is_view(value, target.id)):
                self._fresh.add(place)
            elif isinstance(target, _Target) and self._is_old(target):
                found = self._spine(value, place)
                if found:
                    yield Repeated(node, place, found)

    def _is_view(self, value: ast.expr, name: str) -> bool:
        return _reads(value, name)

    def _deleted(self, node: ast.Delete) -> Iterator[Repeated]:
        for target in node.targets:
            if self._is_old(target) and isinstance(target, ast.Name | ast.Subscript):
                yield Repeated(node, ast.unparse(target), "fails")

    def _called(self, node: ast.Expr, call: ast.Call) -> Iterator[Repeated]:
        shuffled = self._shuffled(call)
        if shuffled is not None and self._is_old(shuffled):
            yield Repeated(node, ast.unparse(shuffled), "changes")
        if not isinstance(call.func, ast.Attribute) or not self._is_old(call.func.value):
            return
        found = self._link(call, in_place=True)
        if found:
            yield Repeated(node, ast.unparse(call.func.value), found)

    def _shuffled(self, call: ast.Call) -> ast.expr | None:
        """What a call such as `random.shuffle(x)` puts into another order at every run."""
        fact = self._facts.call(call).fact
        if fact is None or fact.kind == "class" or "<rng>" not in fact.effects:
            return None
        changed = (self._facts.call(call).argument(parameter) for parameter in fact.mutates)
        return next((node for node in changed if isinstance(node, _Target)), None)

    def _is_old(self, target: ast.expr) -> bool:
        """Whether the value that is changed was there before the cell ran."""
        place, base = ast.unparse(target), target
        while isinstance(base, ast.Subscript | ast.Attribute | ast.Call):
            if ast.unparse(base) in self._fresh:
                return False
            base = base.func if isinstance(base, ast.Call) else base.value
        return isinstance(base, ast.Name) and base.id in self._older and not {base.id, place} & self._fresh

    def _spine(self, value: ast.expr, place: str) -> Again:
        """What becomes of `place = value` the second time: along the way from the old value to the new one."""
        if ast.unparse(value) == place:
            return ""
        if isinstance(value, ast.BinOp):
            sides = [_reads(value.left, place), _reads(value.right, place)]
            if all(sides) or not isinstance(value.op, _CHANGING):
                return ""  # a value set in relation to itself, as in scaling
            inner = value.left if sides[0] else value.right
            return "changes" if _is_on_the_way(inner, place) else ""
        if isinstance(value, ast.UnaryOp):
            return (
                "changes" if isinstance(value.op, ast.USub | ast.Invert) and ast.unparse(value.operand) == place else ""
            )
        if isinstance(value, ast.Subscript):
            own = _selected(value.slice) if ast.unparse(value.value) == place else ""
            if ast.unparse(value.value) == f"{place}.iloc" and isinstance(value.slice, ast.Name | ast.Call):
                own = "changes"  # positions are counted anew
            return own or (self._spine(value.value, place) if _reads(value.value, place) else "")
        if isinstance(value, ast.Attribute):
            held = self._facts.value(value.value)
            own = again_attribute(held.name, value.attr) if held is not None and place.isidentifier() else ""
            return own or (self._spine(value.value, place) if _reads(value.value, place) else "")
        return self._call_spine(value, place) if isinstance(value, ast.Call) else ""

    def _call_spine(self, call: ast.Call, place: str) -> Again:
        if isinstance(call.func, ast.Attribute) and _reads(call.func.value, place):
            others = [*call.args, *(k.value for k in call.keywords)]
            if any(_reads(other, place) for other in others):
                return ""
            if call.func.attr in _BY_ITEM and call.args and _calculates(call.args[0]):
                return "changes"
            return self._link(call, in_place=False) or self._spine(call.func.value, place)
        first = call.args[0] if call.args else None
        if first is None or not _reads(first, place):
            return ""
        listed = isinstance(first, ast.List | ast.Tuple) and any(ast.unparse(item) == place for item in first.elts)
        if not listed and ast.unparse(first) != place:
            return ""
        return self._link(call, in_place=False)

    def _link(self, call: ast.Call, *, in_place: bool) -> Again:
        bound = self._facts.call(call)
        if in_place and bound.fact is not None and "self" not in bound.fact.mutates:
            flag = bound.fact.mutates_if
            if not (flag and bound.truthy(flag)):
                return ""
        name = bound.qualified or (
            f"builtins.list.{call.func.attr}" if in_place and isinstance(call.func, ast.Attribute) else ""
        )
        return again(name, bound.arguments)


_BY_ITEM = frozenset({"map", "apply", "transform", "applymap"})


def _calculates(function: ast.expr) -> bool:
    """Whether a lambda gives back a sum, product and the like of what it is given."""
    if not isinstance(function, ast.Lambda) or not isinstance(function.body, ast.BinOp) or not function.args.args:
        return False
    body, given = function.body, function.args.args[0].arg
    sides = [_reads(body.left, given), _reads(body.right, given)]
    return (
        isinstance(body.op, _CHANGING)
        and not all(sides)
        and any(_is_on_the_way(s, given) for s in (body.left, body.right) if _reads(s, given))
    )


def _is_on_the_way(node: ast.expr, place: str) -> bool:
    """Whether the value itself, not a number made of it, is calculated with."""
    while ast.unparse(node) != place:
        if isinstance(node, ast.BinOp):
            node = node.left if _reads(node.left, place) else node.right
        else:
            return False
    return True


def _reads(node: ast.AST, place: str) -> bool:
    if place.isidentifier():
        return any(isinstance(n, ast.Name) and n.id == place for n in ast.walk(node))
    kinds = (ast.Subscript, ast.Attribute)
    return any(isinstance(n, kinds) and ast.unparse(n) == place for n in ast.walk(node))


def _stored(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def _selected(key: ast.expr) -> Again:
    """What `x = x[key]` does the second time: names and numbers reach further in, slices cut off once more."""
    if isinstance(key, ast.Constant) and isinstance(key.value, str | int):
        return "fails"
    if isinstance(key, ast.Slice):
        lower = key.lower
        from_start = lower is None or (isinstance(lower, ast.Constant) and lower.value in (0, None))
        from_end = isinstance(key.upper, ast.UnaryOp)
        return "" if (from_start and not from_end and key.step is None) else "changes"
    return ""


def _is_neutral(node: ast.AugAssign) -> bool:
    return isinstance(node.value, ast.Constant) and node.value.value == 0
