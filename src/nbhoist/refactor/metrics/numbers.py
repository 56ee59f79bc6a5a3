"""Which expressions say with one number how good predictions are, under which name, and whether more is better."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.knowledge.metrics import AVERAGED, METRICS, OWN_NAMES, REDUCING, ROOT_OF, ROOTS

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan

_NUMBERS = frozenset({"float", "int", "round", "len"})
_SCORE = "score"


class Found(NamedTuple):
    """The name of a metric, and whether more of it is better, as far as that is known."""

    name: str
    greater_is_better: bool | None


def metric(node: ast.expr, plan: "Plan", facts: "Facts") -> Found | None:
    """What an expression measures, if it is a metric."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and _is_half(node.right):
        return _root(metric(node.left, plan, facts))
    if not isinstance(node, ast.Call):
        return None
    bound = facts.call(node)
    if bound.qualified in ROOTS and len(node.args) == 1:
        return _root(metric(node.args[0], plan, facts))
    if bound.qualified in METRICS | AVERAGED:
        return _of_library(node, bound.qualified, facts)
    if isinstance(node.func, ast.Attribute) and node.func.attr == _SCORE and isinstance(node.func.value, ast.Name):
        return Found(_SCORE, True) if len(node.args) == 2 else None
    function = own_function(node, plan, facts)
    if function is not None and _gives_number(function):
        words = function.name.lower().split("_")
        return Found(function.name, next((OWN_NAMES[w] for w in words if w in OWN_NAMES), None))
    return None


def own_function(node: ast.Call, plan: "Plan", facts: "Facts") -> ast.FunctionDef | None:
    """The function of the notebook, or of a module beside it, that a call runs."""
    target = facts.call(node).target
    if target is None:
        return None
    if target.kind == "local":
        found = [d.node for d in facts.definitions(target.name) if isinstance(d.node, ast.FunctionDef)]
        return found[0] if len(found) == 1 else None
    module, _, name = target.name.rpartition(".")
    texts = [m.text for m in plan.modules if m.name == module]
    nodes = ast.parse(texts[0]).body if texts else []
    return next((n for n in nodes if isinstance(n, ast.FunctionDef) and n.name == name), None)


def _of_library(node: ast.Call, qualified: str, facts: "Facts") -> Found | None:
    name = qualified.rpartition(".")[2].removesuffix("_score")
    if qualified in METRICS:
        return None if "multioutput" in {k.arg for k in node.keywords} else Found(name, METRICS[qualified])
    average = facts.call(node).literals().get("average", "binary")
    if not isinstance(average, str):
        return None
    return Found(name if average == "binary" else f"{name}_{average}", AVERAGED[qualified])


def _root(found: Found | None) -> Found | None:
    return found._replace(name=ROOT_OF[found.name]) if found is not None and found.name in ROOT_OF else None


def _is_half(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 0.5


def _gives_number(function: ast.FunctionDef) -> bool:
    returns = [n for n in ast.walk(function) if isinstance(n, ast.Return)]
    return bool(returns) and all(r.value is not None and _is_number(r.value, function) for r in returns)


def _is_number(node: ast.expr, function: ast.FunctionDef) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int | float)
    if isinstance(node, ast.BinOp):
        return _is_number(node.left, function) and _is_number(node.right, function)
    if isinstance(node, ast.Name):
        bound = [n.value for n in ast.walk(function) if isinstance(n, ast.Assign) and _binds_alone(n, node.id)]
        return bool(bound) and all(node.id not in _names(b) and _is_number(b, function) for b in bound)
    return isinstance(node, ast.Call) and _call_gives_number(node, function)


def _call_gives_number(node: ast.Call, function: ast.FunctionDef) -> bool:
    """By the names that libraries go by in nearly every notebook; what is not known is no number."""
    called = ast.unparse(node.func)
    last = called.rpartition(".")[2]
    if called in _NUMBERS or any(name.endswith(f".{called}") for name in METRICS):
        return True
    if any(k.arg in ("axis", "multioutput") for k in node.keywords) or len(node.args) != 1:
        return False
    reduced = called.startswith(("np.", "numpy.", "math.")) and any(name.endswith(f".{last}") for name in REDUCING)
    return reduced and (last not in ("sqrt", "abs") or _is_number(node.args[0], function))


def _binds_alone(node: ast.Assign, name: str) -> bool:
    return len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name


def _names(node: ast.expr) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
