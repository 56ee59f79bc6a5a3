"""What a model is fitted to predict: the column behind the second argument of `fit`."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_SPLIT = "sklearn.model_selection.train_test_split"
_DEEPEST = 20


def target_column(call: ast.Call, facts: "Facts") -> str | None:
    """Name of the column that `call`, a `fit` or the like, is given as its target; None where that cannot be seen."""
    given = target_given(call, facts)
    statement = facts.statement_of(call)
    return _column(given, statement, facts, 0) if given is not None and statement is not None else None


def target_given(call: ast.Call, facts: "Facts") -> ast.expr | None:
    """The target that a call is given: as its parameter `y`, or where that is not known, as the second argument."""
    known = facts.call(call).argument("y")
    named = next((k.value for k in call.keywords if k.arg == "y"), call.args[1] if len(call.args) > 1 else None)
    return known if known is not None else named


def _column(node: ast.expr, before: "Statement", facts: "Facts", depth: int) -> str | None:
    if depth > _DEEPEST:
        return None
    match node:
        case ast.Subscript(slice=ast.Constant(value=str(name))) | ast.Call(
            func=ast.Attribute(attr="pop"), args=[ast.Constant(value=str(name))]
        ):
            return name
        case ast.Subscript(slice=ast.List(elts=[ast.Constant(value=str(name))])):
            return name
        case ast.Subscript(slice=ast.Tuple(elts=[_, ast.Constant(value=str(name))])):
            return name
        case ast.Call(func=function):
            receiver = function.value if isinstance(function, ast.Attribute) else None
            inside = [part for part in (receiver, *node.args[:1]) if part is not None]
            return next((c for part in inside if (c := _column(part, before, facts, depth + 1))), None)
        case ast.Attribute(value=inner) | ast.Subscript(value=inner) | ast.Compare(left=inner):
            return _column(inner, before, facts, depth + 1)
        case ast.Name(id=name):
            return _bound(name, before, facts, depth)
    return None


def _bound(name: str, before: "Statement", facts: "Facts", depth: int) -> str | None:
    """The column that a variable holds: through its last assignment above, and through a split into parts."""
    above = facts.statements[: facts.statements.index(before)]
    statement = next((s for s in reversed(above) if name in s.defines), None)
    if statement is None or not isinstance(statement.node, ast.Assign):
        return None
    target, value = statement.node.targets[0], statement.node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Call):
        names = [t.id if isinstance(t, ast.Name) else "" for t in target.elts]
        if name in names and facts.resolve(value.func) == _SPLIT and names.index(name) // 2 < len(value.args):
            return _column(value.args[names.index(name) // 2], statement, facts, depth + 1)
        return None
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        pairs = zip(target.elts, value.elts, strict=True)
        value = next((v for t, v in pairs if isinstance(t, ast.Name) and t.id == name), value)
    return _column(value, statement, facts, depth + 1)
