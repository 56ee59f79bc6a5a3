"""What calls give: of notebook functions, of estimators, of tables, and of library functions."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance import entering, fitting, functions, tables
from nbhoist.analysis.provenance.given import Given
from nbhoist.analysis.provenance.traced import NOTHING, Estimator, Traced
from nbhoist.knowledge import lookup
from nbhoist.knowledge.training import LEARNING, STOPPERS, USING

if TYPE_CHECKING:
    from nbhoist.analysis.provenance.run import Run


def call(node: ast.Call, run: "Run") -> Traced:
    """What a call gives; what it does is noted."""
    receiver = run.value(node.func.value) if isinstance(node.func, ast.Attribute) else NOTHING
    code = _code(node, receiver, run)
    given = Given.of(node, run)
    if code is not None:
        return entering.enter(code, given, receiver, run)
    if isinstance(node.func, ast.Attribute):
        if receiver.objects and not receiver.is_table:
            return fitting.method(node, node.func.attr, receiver, given, run)
        if _is_of_estimator(node.func.attr, receiver, given):
            return fitting.method(node, node.func.attr, _unknown(node.func, run), given, run)
        if receiver.is_table:
            return tables.method(node, node.func.attr, receiver, given, run)
    made = _made(node, given, run)
    if made is not None:
        return made
    if given.fact is not None:
        return functions.known(node, receiver, given, run)
    return functions.unknown(receiver, given, run)


def _code(node: ast.Call, receiver: Traced, run: "Run") -> ast.AST | None:
    """The function or class of the notebook that is called."""
    if isinstance(node.func, ast.Name):
        return run.look_up(node.func.id).code
    if isinstance(node.func, ast.Attribute) and receiver.instance is not None:
        return entering.method_of(receiver.instance.definition, node.func.attr, run)
    return None


def _made(node: ast.Call, given: Given, run: "Run") -> Traced | None:
    """The object that learns which the call makes."""
    target, fact = given.bound.target, given.fact
    if target is None or target.kind != "reference":
        return None
    if fact is None:
        is_class = target.name.rpartition(".")[2][:1].isupper() and lookup.library_of(target.name) != "builtins"
        return _object(f"?{target.name}", node, given) if is_class and not given.has_table() else None
    if fact.name in STOPPERS:
        return _object(fact.name, node, given)
    name = fact.name if fact.kind == "class" else fact.returns
    trains = fact.role in ("train", "tune") and fact.kind != "class" and given.has_table()
    if trains or not name or name in ("none", "self"):
        return None
    is_splitter = fact.kind == "class" and fact.role == "split"
    return _object(name, node, given) if is_splitter or learns(name) else None


def learns(name: str) -> bool:
    """Whether objects of a class are fitted to rows."""
    fit = lookup.method(name, "fit") or lookup.method(name, "fit_resample")
    return fit is not None and fit.role in ("train", "feature", "tune", "clean") and "self" in fit.mutates


def _object(name: str, node: ast.Call, given: Given) -> Traced:
    return Traced(objects=frozenset({Estimator(name, node, given.by_parameter())}))


def _is_of_estimator(method: str, receiver: Traced, given: Given) -> bool:
    """Whether a method says by its name that an object of unknown class is one that learns."""
    if receiver.instance is not None or receiver.code is not None:
        return False
    on_rows = given.rows().is_table
    return on_rows and (method in LEARNING or method in USING) and not (receiver.grouped or receiver.column)


def _unknown(func: ast.Attribute, run: "Run") -> Traced:
    text = ast.unparse(func.value)
    value = Traced(objects=frozenset({Estimator(f"?{text}", func, {})}))
    if isinstance(func.value, ast.Name):
        run.names[func.value.id] = value
    return value
