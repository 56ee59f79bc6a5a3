"""Where a notebook hands rows to its model: the last prediction first, then what the model was fitted on."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.knowledge import lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan


class End(NamedTuple):
    """A call that is given rows: position of its statement, and the argument."""

    position: int
    statement: "Statement"
    rows: ast.expr


def ends(run: "tuple[Statement, ...]", plan: "Plan", facts: "Facts") -> "Iterator[End]":
    """All of them, the best first."""
    model = plan.inference.model or ""
    groups: list[list[End]] = [[], [], []]
    others = same_model(run, model, facts)
    for position, statement in enumerate(run):
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                rank = _rank(node, node.func, model, others, plan.inference.method)
                if rank is None and _is_fit_of(node, statement, model):
                    rank = 2
                if rank is not None:
                    groups[rank].append(End(position, statement, node.args[0]))
    for group in groups:
        yield from reversed(group)


def predictions(run: "tuple[Statement, ...]", plan: "Plan", facts: "Facts") -> "Iterator[tuple[int, ast.Call]]":
    """Calls by which the model predicts, with the positions of their statements."""
    model = plan.inference.model or ""
    others = same_model(run, model, facts)
    for position, statement in enumerate(run):
        for node in ast.walk(statement.node):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                continue
            if _rank(node, node.func, model, others, plan.inference.method) in (0, 1):
                yield position, node


def names_of_model(plan: "Plan", facts: "Facts") -> tuple[str, ...]:
    """Names under which the notebook uses its model where the path ends: the other ones may be given other tables."""
    model = plan.inference.model or ""
    end = facts.statement(plan.path.end).node if plan.path is not None else None
    if end is not None and any(isinstance(n, ast.Name) and n.id == model for n in ast.walk(end)):
        return (model,)
    return (model, *sorted(same_model(facts.statements, model, facts) - {model}))


def _rank(node: ast.Call, function: ast.Attribute, model: str, others: set[str], method: str) -> int | None:
    if not isinstance(function.value, ast.Name):
        return None
    predicts = function.attr == method or _role(function.attr) == "predict"
    if function.value.id == model and predicts:
        return 0
    if function.value.id in others and predicts:
        return 1
    return 2 if function.value.id in {model, *others} and function.attr == "fit" else None


def _role(name: str) -> str:
    fact = lookup.method("sklearn.predictor", name)
    return fact.role if fact is not None else ""


def _is_fit_of(node: ast.Call, statement: "Statement", model: str) -> bool:
    """`model = Forest(…).fit(X, y)`."""
    return isinstance(statement.node, ast.Assign) and model in statement.defines and node.func.attr == "fit"  # type: ignore[attr-defined]


def same_model(run: "tuple[Statement, ...]", model: str, facts: "Facts") -> set[str]:
    """Further names of the model: it is loaded again, or an attribute or another name of something else."""
    found = set()
    for statement in run:
        node = statement.node
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        value = node.value
        if isinstance(value, ast.Call):
            fact = facts.call(value).fact
            if fact is not None and fact.role == "load" and not fact.returns:
                found.add(node.targets[0].id)
        elif node.targets[0].id == model and isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name):
            found.add(value.value.id)
        elif node.targets[0].id == model and isinstance(value, ast.Name):
            found.add(value.id)
    return found | _loaded_in_blocks(run, facts)


def _loaded_in_blocks(run: "tuple[Statement, ...]", facts: "Facts") -> set[str]:
    """Names that a model is loaded to inside `with open(…)`."""
    found = set()
    for statement in run:
        for node in ast.walk(statement.node):
            if (
                isinstance(statement.node, ast.With)
                and isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Call)
            ):
                fact = facts.call(node.value).fact
                if fact is not None and fact.role == "load" and not fact.returns:
                    found |= {t.id for t in node.targets if isinstance(t, ast.Name)}
    return found
