"""What the calls of a statement say of its role: of libraries, of the notebook's own functions, of magics."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.role_forms import by_choice, is_new_column, is_picking
from nbhoist.analysis.shell import shell_call
from nbhoist.knowledge import commands, lookup, magics, spoken

if TYPE_CHECKING:
    from collections.abc import Collection

    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

MAKES = "makes an estimator"
TABLE_WORK = frozenset({"explore", "clean", "feature", "other", "visualize"})
_MODELS = frozenset({"_", "__", "best_estimator_", "estimator_"})  # not what a model learned, but models
_MADE = frozenset({"train", "split", "feature", "clean"})  # what a constructor does not do yet
_OF_TABLES = frozenset({"explore", "clean", "feature", "visualize", "save"})
_SURE = frozenset({"train", "tune", "predict", "evaluate", "split", "save", "load"})


def by_calls(statement: "Statement", facts: "Facts") -> dict[str, str]:
    """Roles of what a statement calls, each with the reason."""
    found, picked, made = _called(statement, facts)
    found = found or picked or by_choice(statement.node)
    if set(found) <= TABLE_WORK and _reads_fitted(statement, facts):
        found["evaluate"] = "reads what was fitted"
    if "clean" in found and set(found) <= TABLE_WORK and is_new_column(statement.node):
        found["feature"] = found.pop("clean")
    if "explore" in found and {"clean", "feature"} & set(found) and _is_compound(statement.node):
        del found["explore"]  # it says what it did
    if "train" in made and not {"evaluate", "tune", "predict", "train"} & set(found):
        found["train"] = MAKES
    elif made and not found:
        found = {"split": "makes a splitter"} if "split" in made else {min(made): "makes a transformer"}
    return found


def _is_compound(node: ast.stmt) -> bool:
    return isinstance(node, ast.If | ast.For | ast.While | ast.With | ast.Try)


def _called(statement: "Statement", facts: "Facts") -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Roles of what is called, of what only chooses rows and columns, and of what is made, which alone does nothing."""
    found: dict[str, str] = {}
    picked: dict[str, str] = {}
    made: set[str] = set()
    for node in statement.nodes:
        if isinstance(node, ast.Call):
            call = facts.call(node)
            for role, why in _of_call(call, facts).items():
                if role in _MADE and call.fact is not None and call.fact.kind == "class":
                    made.add(role)
                else:
                    (picked if is_picking(node) else found).setdefault(role, why)
    return found, picked, made


def _of_call(call: "BoundCall", facts: "Facts") -> dict[str, str]:
    if call.fact is not None:
        role = call.fact.role.replace("config", "setup")  # a call that configures sets the process up
        if role == "feature" and (lookup.is_imputer(call.fact.name) or lookup.is_imputer(_owner(call.fact.name))):
            role = "clean"
        drawn = role == "evaluate" and "<figure>" in call.fact.effects
        roles = (role, "visualize") if drawn else (role,)
        return {role: f"`{call.qualified}`" for role in roles if role not in ("", "other", "define")}
    if call.target is not None and call.target.kind == "local":
        return _of_own(call.target.name, facts)
    return _of_magic(call.node) or _of_unknown(call)


def _owner(name: str) -> str:
    return name.rpartition(".")[0]


def _of_own(name: str, facts: "Facts") -> dict[str, str]:
    """Roles of what a function of the notebook calls; its name says what table work and computations are for."""
    inside = facts.roles_of_function(name)
    inside = {role: why for role, why in inside.items() if role not in _part_of(inside)}
    said = spoken.of_function(name)
    vague = set(inside) <= TABLE_WORK - {"visualize"}
    if said and (not inside or (vague and said in _SURE | {"clean", "feature"})):
        return {said: f"`{name}` says so"}
    return inside


def _part_of(roles: "Collection[str]") -> frozenset[str]:
    """What belongs to tuning, or comes before a split, where a function does that."""
    if "tune" in roles:
        return frozenset({"train"})
    return TABLE_WORK if "split" in roles and set(roles) <= TABLE_WORK | {"split"} else frozenset()


def _of_unknown(call: "BoundCall") -> dict[str, str]:
    """The name of a function that is not known says what it is for, and so do methods of estimators and tables."""
    func = call.node.func
    if isinstance(func, ast.Attribute):
        named = call.target is not None and call.target.kind in ("reference", "local method")
        role = _of_method(func.attr) if call.target is None else spoken.of_function(func.attr) if named else ""
        return {role: f"`{func.attr}`"} if role else {}
    said = spoken.of_function(func.id) if isinstance(func, ast.Name) else ""
    return {said: f"`{ast.unparse(func)}` says so"} if said else {}


def _of_method(name: str) -> str:
    """The role of a method of something unknown, which is taken for an estimator or a table."""
    known = lookup.method("sklearn.classifier", name)
    if known is not None and known.role in ("train", "predict"):
        return known.role
    known = lookup.method("pandas.DataFrame", name)
    return known.role if known is not None and known.role in _OF_TABLES else ""


def _of_magic(node: ast.Call) -> dict[str, str]:
    called = shell_call(node)
    if called is None or not called[1]:
        return {}
    method, (text, *_) = called
    if method == "run_line_magic" and text in magics.SETTING:
        return {"setup": f"`%{text}`"}
    if method in ("system", "getoutput"):
        return {"setup": "installs"} if commands.is_install(text) else {"explore": "a shell command"}
    return {}


def function_roles(name: str, facts: "Facts") -> dict[str, str]:
    """Roles of what the notebook function `name` calls."""
    for statement in facts.definitions(name)[:1]:
        return {role: f"`{name}` calls {why}" for role, why in by_calls(statement, facts).items()}
    return {}


def _reads_fitted(statement: "Statement", facts: "Facts") -> bool:
    """Whether it looks at attributes that an estimator has only once it is fitted, such as `coef_`."""
    for node in statement.nodes:
        if isinstance(node, ast.Attribute) and node.attr.endswith("_") and node.attr not in _MODELS:
            value = facts.value(node.value) if not node.attr.startswith("_") else None
            if value is not None and value.kind == "instance" and _predicts(value.name):
                return True
    return False


def _predicts(class_name: str) -> bool:
    predict = lookup.method(class_name, "predict") if lookup.is_estimator(class_name) else None
    return predict is not None and predict.role == "predict"
