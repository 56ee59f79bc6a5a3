"""Roles of statements: what each is there for, with the evidence."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.headings import headings, suggested_role
from nbhoist.analysis.role_context import NOTHING_KNOWN, in_context, is_headline
from nbhoist.analysis.statement import Roles
from nbhoist.analysis.values import PROCESS_WIDE
from nbhoist.knowledge import lookup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.headings import Heading
    from nbhoist.analysis.statement import Statement

# what a statement that does several things is filed under
PRIORITY = "train tune load split evaluate predict save feature clean setup visualize explore config define import other".split()
_SELECTIONS = frozenset({"drop", "copy", "values", "to_numpy", "pop", "astype", "ravel", "reshape", "loc", "iloc"})
MAKES = "makes an estimator"
_TABLE_WORK = frozenset({"explore", "clean", "feature", "other", "visualize"})
_TAG = "nbhoist:"


def assigned_roles(facts: "Facts", given: "Mapping[str, tuple[str, ...]]") -> dict[str, Roles]:
    """Roles of every statement by its id; those that a person gave, by id, count before all others."""
    above = headings(facts.notebook)
    prepared = _names_for_fit(facts)
    metrics: set[str] = set()  # what was predicted or measured
    measured: set[str] = set()
    assigned: dict[str, Roles] = {}
    for statement in facts.statements:
        found = (
            _given(statement, given)
            or _tagged(statement)
            or _roles(statement, facts, above.get(statement.cell.id, ()), prepared, metrics, measured)
        )
        assigned[statement.id] = found
        if found.roles[0] in ("evaluate", "predict") and "visualize" not in found.roles:
            metrics |= statement.defines
        if found.roles[0] == "evaluate" and "visualize" not in found.roles:
            measured |= statement.defines
    return assigned | _settled(assigned, facts)


def _settled(assigned: dict[str, Roles], facts: "Facts") -> dict[str, Roles]:
    """Roles of the statements of which little is known but what stands around them."""
    weak = frozenset(s.id for s in facts.statements if _is_weak(s, assigned[s.id]))
    found = in_context({i: roles.roles for i, roles in assigned.items()}, weak, facts) if weak else {}
    return {i: Roles((role,), (why,)) for i, (role, why) in found.items()}


def _is_weak(statement: "Statement", found: Roles) -> bool:
    looked_at = found.roles == ("explore",) and isinstance(statement.node, ast.Assign)
    return looked_at or found.evidence == (NOTHING_KNOWN,) or is_headline(statement)


def _given(statement: "Statement", given: "Mapping[str, tuple[str, ...]]") -> Roles | None:
    roles = given.get(statement.id)
    return Roles(roles, ("the plan says so",) * len(roles)) if roles else None


def _tagged(statement: "Statement") -> Roles | None:
    for tag in statement.cell.tags:
        if tag.startswith(_TAG) and tag.removeprefix(_TAG) in PRIORITY:
            return Roles((tag.removeprefix(_TAG),), (f"tag `{tag}`",))
    return None


def _roles(
    statement: "Statement",
    facts: "Facts",
    above: "tuple[Heading, ...]",
    prepared: frozenset[str],
    metrics: set[str],
    measured: set[str],
) -> Roles:
    found = _by_form(statement) or _by_target(statement.node, facts) or _by_calls(statement, facts)
    if set(found) <= _TABLE_WORK and statement.defines & prepared and _is_selection(statement.node):
        found = {"split": "chooses what is fitted"}
    if isinstance(statement.node, ast.Expr) and set(found) <= _TABLE_WORK and not statement.mutates:
        shown = statement.reads & metrics
        drawn = {role: why for role, why in found.items() if role == "visualize"}
        found = {**drawn, "evaluate": f"shows `{min(shown)}`"} if shown else drawn or {"explore": "shows a value"}
    if set(found) & _TABLE_WORK and set(found) <= _TABLE_WORK and statement.reads & measured:
        drawn = {role: why for role, why in found.items() if role == "visualize"}
        found = {**drawn, "evaluate": f"works on `{min(statement.reads & measured)}`"}
    if not found and _only_prints(statement.node):
        shown = statement.reads & metrics
        found = {"evaluate": f"shows `{min(shown)}`"} if shown else {"explore": "prints"}
    if not found:
        found = _by_heading(above) or _by_assignment(statement.node) or {"other": NOTHING_KNOWN}
    ordered = sorted(found, key=PRIORITY.index)
    return Roles(tuple(ordered), tuple(found[role] for role in ordered))


def _by_target(node: ast.stmt, facts: "Facts") -> dict[str, str]:
    """Assigning into an object of a library sets it up: `plt.rcParams[...] = ...`, `os.environ[...] = ...`."""
    for target in node.targets if isinstance(node, ast.Assign) else ():
        inner = target.value if isinstance(target, ast.Subscript | ast.Attribute) else None
        value = facts.value(inner) if inner is not None else None
        if value is not None and (value.kind == "reference" or value.name in PROCESS_WIDE):
            return {"setup": f"sets `{value.name}`"}
    return {}


def _by_form(statement: "Statement") -> dict[str, str]:
    node = statement.node
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {"import": "import"}
    if isinstance(node, ast.Assert):
        return {"clean": "checks data"}
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {"define": "definition"}
    if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and is_literal(node.value):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if all(isinstance(t, ast.Name | ast.Tuple) for t in targets) and not _is_empty(node.value):
            return {"config": "literal"}
    return {}


def _is_empty(node: ast.expr) -> bool:
    """Whether a container is to be filled: `scores = {}`."""
    return isinstance(node, ast.List | ast.Dict) and not ast.unparse(node).strip("[]{}")


def _by_calls(statement: "Statement", facts: "Facts") -> dict[str, str]:
    found: dict[str, str] = {}
    picked: dict[str, str] = {}  # what chooses rows and columns counts where nothing else is done
    made: set[str] = set()  # an estimator or splitter is made, which alone trains or splits nothing
    for node in statement.nodes:
        if isinstance(node, ast.Call):
            call = facts.call(node)
            role = _role_of(call).replace("config", "setup")  # a call that configures sets the process up
            if role in ("train", "split") and call.fact is not None and call.fact.kind == "class":
                made |= {role}
                continue
            if role and role not in ("other", "define"):
                is_picking = isinstance(node.func, ast.Attribute) and node.func.attr in _SELECTIONS
                (picked if is_picking else found).setdefault(role, f"`{call.qualified}`")
            elif call.target is not None and call.target.kind == "local":
                for inner, why in facts.roles_of_function(call.target.name).items():
                    found.setdefault(inner, why)
    found = found or picked
    if set(found) <= _TABLE_WORK and _reads_fitted(statement, facts):
        found["evaluate"] = "reads what was fitted"
    if "clean" in found and set(found) <= _TABLE_WORK and _is_new_column(statement.node):
        found["feature"] = found.pop("clean")
    if "train" in made and not {"evaluate", "tune", "predict", "train"} & set(found):
        found["train"] = MAKES
    elif made and not found:
        found["split"] = "makes a splitter"
    return found


def _is_new_column(node: ast.stmt) -> bool:
    """Whether a column is assigned that the value does not come from: `df["b"] = df["a"].astype(int)`."""
    target = node.targets[0] if isinstance(node, ast.Assign) else None
    column = target.slice if isinstance(target, ast.Subscript) else None
    if not isinstance(column, ast.Constant) or not isinstance(node, ast.Assign):
        return False
    read = {n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant)}
    read |= {n.attr for n in ast.walk(node.value) if isinstance(n, ast.Attribute)}
    return column.value not in read


def _reads_fitted(statement: "Statement", facts: "Facts") -> bool:
    """Whether it looks at attributes that an estimator has only once it is fitted, such as `coef_`."""
    for node in statement.nodes:
        if isinstance(node, ast.Attribute) and node.attr.endswith("_") and not node.attr.startswith("_"):
            value = facts.value(node.value)
            if value is not None and value.kind == "instance" and _predicts(value.name):
                return True
    return False


def _predicts(class_name: str) -> bool:
    predict = lookup.method(class_name, "predict") if lookup.is_estimator(class_name) else None
    return predict is not None and predict.role == "predict"


def _role_of(call: "BoundCall") -> str:
    """Role of a call; that of a method of something unknown is guessed from the methods of estimators."""
    if call.fact is not None:
        return call.fact.role
    if call.target is None and isinstance(call.node.func, ast.Attribute):
        known = lookup.method("sklearn.classifier", call.node.func.attr)
        return known.role if known is not None and known.role in ("train", "predict") else ""
    return ""


def function_roles(name: str, facts: "Facts") -> dict[str, str]:
    """Roles of what the notebook function `name` calls."""
    for statement in facts.definitions(name)[:1]:
        return {role: f"`{name}` calls {why}" for role, why in _by_calls(statement, facts).items()}
    return {}


def _by_heading(above: "tuple[Heading, ...]") -> dict[str, str]:
    for heading in reversed(above):
        role = suggested_role(heading.title)
        if role:
            return {role: f"heading “{heading.title}”"}
    return {}


def _by_assignment(node: ast.stmt) -> dict[str, str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
    if any(isinstance(t, ast.Subscript | ast.Attribute) for t in targets):
        return {"feature": "assigns a column"}
    return {"explore": "shows a value"} if isinstance(node, ast.Expr) else {}


def _only_prints(node: ast.stmt) -> bool:
    """Whether a loop or branch does nothing but print."""
    if not isinstance(node, ast.For | ast.While | ast.If | ast.With):
        return False
    inner = [n for n in ast.walk(node) if isinstance(n, ast.Expr | ast.Assign | ast.AugAssign | ast.AnnAssign)]
    return bool(inner) and all(isinstance(n, ast.Expr) and _is_print(n.value) for n in inner)


def _is_print(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("print", "display")


def _is_selection(node: ast.stmt) -> bool:
    """Whether the value only picks or drops columns and rows."""
    if not isinstance(node, ast.Assign):
        return False
    value: ast.expr = node.value
    while not isinstance(value, ast.Name):
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in _SELECTIONS:
            value = value.func.value
        elif isinstance(value, ast.Subscript | ast.Attribute):
            value = value.value
        else:
            return False
    return True


def _names_for_fit(facts: "Facts") -> frozenset[str]:
    """Names that are handed to a split or a fit."""
    names: set[str] = set()
    for statement in facts.statements:
        for node in statement.nodes:
            if isinstance(node, ast.Call):
                call = facts.call(node)
                is_fit = isinstance(node.func, ast.Attribute) and node.func.attr in ("fit", "fit_transform")
                if call.fact is not None and (is_fit or call.fact.role in ("split", "train", "tune")):
                    names |= {a.id for a in call.given if isinstance(a, ast.Name)}
    return frozenset(names)


def is_literal(node: ast.expr) -> bool:
    """Whether the expression is made of literals alone."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub | ast.UAdd) and isinstance(node.operand, ast.Constant)
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return all(is_literal(item) for item in node.elts)
    if isinstance(node, ast.Dict):
        return all(key is not None and is_literal(key) for key in node.keys) and all(map(is_literal, node.values))
    return False
