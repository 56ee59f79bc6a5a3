"""What a call is to prediction, by what the knowledge tables say of it."""

import ast
from typing import TYPE_CHECKING

from nbhoist.knowledge import lookup
from nbhoist.refactor.inference import functions
from nbhoist.refactor.inference.kinds import CELL, CONSTANT, LEARNED, Kind, Shape, blocked, combined, shape_of
from nbhoist.refactor.inference.names import root

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.knowledge.schema import Fact
    from nbhoist.refactor.inference.expressions import Reading

_CLASSES: dict[Shape, tuple[str, ...]] = {
    "frame": ("pandas.DataFrame",),
    "series": ("pandas.Series", "numpy.ndarray"),
    "array": ("numpy.ndarray",),
    "groups": ("pandas.GroupBy",),
    "accessor": ("pandas.StringMethods", "pandas.DatetimeMethods", "pandas.CategoricalMethods"),
}
_FITTED = ("sklearn.transformer", "sklearn.predictor", "sklearn.clusterer", "sklearn.estimator")
_BY_COLUMN = frozenset({1, "columns", "index=1"})


def call_kind(node: ast.Call, reading: "Reading") -> Kind:
    """What the result of a call is."""
    given = [reading.kind(a.value if isinstance(a, ast.Starred) else a) for a in node.args]
    given += [_keyword(k, node, reading) for k in node.keywords]
    stopped = next((k for k in given if k.of == "blocked"), None)
    if isinstance(node.func, ast.Attribute):
        receiver = reading.kind(node.func.value)
        if receiver.of == "blocked":
            return receiver
        if receiver.is_rows:
            return stopped or _method_of_rows(node, node.func.attr, receiver, given, reading)
    return stopped or _function(node, given, reading)


def source_shape(node: ast.expr, facts: "Facts") -> Shape:
    """The shape of what is loaded."""
    value = facts.value(node)
    return shape_of(value.name if value is not None else "", "frame")


def _keyword(keyword: ast.keyword, node: ast.Call, reading: "Reading") -> Kind:
    """An argument by name; functions that `assign` is given get the frame."""
    is_assign = isinstance(node.func, ast.Attribute) and node.func.attr == "assign"
    if is_assign and isinstance(keyword.value, ast.Lambda) and len(keyword.value.args.args) == 1:
        frame = reading.kind(node.func.value)  # type: ignore[attr-defined]  # an attribute
        inner = reading.within({keyword.value.args.args[0].arg: frame})
        return inner.kind(keyword.value.body)
    return reading.kind(keyword.value)


def _method_of_rows(node: ast.Call, name: str, receiver: Kind, given: list[Kind], reading: "Reading") -> Kind:
    fact = reading.facts.call(node).fact or _by_shape(receiver.shape, name)
    if receiver.shape == "groups":
        return _of_groups(node, name, fact, receiver, reading)
    if name == "groupby":
        return receiver.like("groups")
    if fact is None:
        return blocked(f"`.{name}(…)` is not known to work row by row")
    if fact.rows == "drop":
        return reading.drop(node, receiver, own=fact.replay == "own")
    if name == "drop" and (labels := _dropped_labels(node, reading)):
        return reading.drop(node, receiver, own=all(k.of == "rows" for k in labels))
    if fact.rows == "each" and fact.replay == "categories" and _is_category(node):
        return reading.fit(node, "as_category", receiver.like("series"))
    if fact.rows == "each":
        if name == "fillna" and _literal(node, "method") not in (None, ...):
            return blocked("`.fillna(method=…)` takes values from other rows")
        return receiver.like(_shape_of_result(fact, receiver))
    if fact.rows == "aggregate":
        return receiver.like("series") if _axis(node) in _BY_COLUMN else LEARNED
    if name in ("apply", "agg", "aggregate"):
        return _applied(node, receiver, reading)
    if fact.replay == "skip":
        return reading.drop(node, receiver)
    if fact.replay:
        return reading.fit(node, fact.replay, receiver.like(_shape_of_result(fact, receiver)))
    return blocked(f"`.{name}(…)` depends on the other rows")


def _of_groups(node: ast.Call, name: str, fact: "Fact | None", receiver: Kind, reading: "Reading") -> Kind:
    if name == "transform":
        return reading.fit(node, "group_transform", receiver.like("series"))
    if fact is not None and fact.rows == "aggregate":
        return LEARNED
    return blocked(f"`.groupby(…).{name}(…)` depends on the other rows of the group")


def _applied(node: ast.Call, receiver: Kind, reading: "Reading") -> Kind:
    """`apply`: by row, or entry by entry of a column."""
    if receiver.shape == "series" or _axis(node) in _BY_COLUMN:
        return receiver.like("series")
    target = reading.facts.resolve(node.args[0]) if node.args else None
    fact = lookup.fact(target) if target else None
    if fact is not None and fact.rows == "each":
        return receiver
    return blocked("`.apply(…)` is given whole columns")


def _function(node: ast.Call, given: list[Kind], reading: "Reading") -> Kind:
    bound = reading.facts.call(node)
    fact = bound.fact
    rows = combined(given)
    receiver = reading.kind(node.func.value) if isinstance(node.func, ast.Attribute) else CONSTANT
    local = bound.target is not None and bound.target.kind == "local"
    if local and isinstance(node.func, ast.Name):
        return functions.local_call(node.func.id, node, given, reading)
    if not rows.is_rows and rows.of != "cell":
        return _without_rows(fact, combined((rows, receiver)), reading)
    if isinstance(node.func, ast.Attribute) and "fit" in node.func.attr and (owner := root(node.func.value)):
        reading.env[owner] = LEARNED
    if isinstance(node.func, ast.Attribute) and (fact is None or fact.rows == ""):
        fact = next((f for c in _FITTED if (f := lookup.method(c, node.func.attr)) is not None), fact)
    if fact is None:
        return CELL if rows == CELL else blocked(f"`{ast.unparse(node.func)}(…)` is not known to work row by row")
    return _known(node, fact, rows, reading)


def _without_rows(fact: "Fact | None", kind: Kind, reading: "Reading") -> Kind:
    """A call that is given no rows: what is read from files is data, and what is not known may be."""
    if fact is not None and fact.role == "load":
        shape = shape_of(fact.returns)
        return Kind("foreign", shape) if shape else LEARNED
    if fact is None or (fact.effects and fact.role not in ("visualize", "explore")):
        return combined((kind, LEARNED))
    return kind


def _known(node: ast.Call, fact: "Fact", rows: Kind, reading: "Reading") -> Kind:
    name = fact.name.rpartition(".")[2]
    if fact.rows == "each" or (rows == CELL and fact.rows != "batch"):
        return rows if rows == CELL else rows.like(_shape_of_result(fact, rows))
    if fact.rows == "aggregate":
        return rows.like("array") if _axis(node) in _BY_COLUMN else LEARNED
    if fact.rows == "drop":
        return reading.drop(node, rows)
    if fact.replay == "stack":
        found = rows.like(_shape_of_result(fact, rows))
        return found if _axis(node) in _BY_COLUMN else reading.drop(node, found)
    if fact.replay:
        return reading.fit(node, fact.replay, rows.like(_shape_of_result(fact, rows)))
    if fact.rows == "batch":
        return blocked(f"`{name}(…)` depends on the other rows")
    if fact.role in ("train", "tune", "evaluate", "explore", "visualize"):
        return LEARNED
    return blocked(f"`{name}(…)` is not known to work row by row")


def _by_shape(shape: Shape, name: str) -> "Fact | None":
    classes = _CLASSES.get(shape, ("pandas.Series", "pandas.DataFrame", "numpy.ndarray"))
    return next((f for c in classes if (f := lookup.method(c, name)) is not None), None)


def _shape_of_result(fact: "Fact", given: Kind) -> Shape:
    return shape_of(fact.returns, given.shape if ":" in fact.returns or fact.returns == "self" else "")


def _axis(node: ast.Call) -> object:
    return _literal(node, "axis")


def _literal(node: ast.Call, name: str) -> object:
    """The literal value of a keyword: None where it is not given, `...` where it is no literal."""
    for keyword in node.keywords:
        if keyword.arg == name:
            return keyword.value.value if isinstance(keyword.value, ast.Constant) else ...
    return None


def _is_category(node: ast.Call) -> bool:
    return bool(node.args) and isinstance(node.args[0], ast.Constant) and node.args[0].value == "category"


def _dropped_labels(node: ast.Call, reading: "Reading") -> list[Kind]:
    """The labels of rows that `drop` is given, if it is given any."""
    by_index = [reading.kind(k.value) for k in node.keywords if k.arg == "index"]
    others = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "labels")]
    return by_index + [k for k in (reading.kind(label) for label in others) if k.is_rows]
