"""Which model is the model of a notebook, and by which method it predicts.

Precondition: what goes to module level is placed. Postcondition: the plan names the model that a person chose, else the
one that is saved, else the last that predicts, else the last that is fitted, or says why there is none.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.errors import RefusedError
from nbhoist.knowledge import lookup
from nbhoist.refactor.draft import variables
from nbhoist.refactor.inference.uses import is_chosen, predicting_method
from nbhoist.refactor.plan import Inference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.analysis.values import Value
    from nbhoist.refactor.plan import Plan

PREDICT = "predict"


class _Candidate(NamedTuple):
    name: str
    reason: str
    method: str


def find_model(plan: "Plan", facts: "Facts") -> "Plan":
    """Record the model of the notebook."""
    candidates = list(_candidates(variables(plan, facts), facts))
    if plan.wishes.model is not None:
        chosen = _wished(plan.wishes.model, candidates)
        return replace(plan, inference=Inference("features", chosen.name, chosen.reason, chosen.method))
    if candidates:
        name, reason, method = candidates[0]
        return replace(plan, inference=Inference("features", name, reason, method))
    fitting = [s.cell.index + 1 for s in facts.statements if {"train", "tune"} & set(s.roles)]
    if fitting:
        reason = f"cell {fitting[0]} fits, but no fitted model with `predict` stands under a name of its own"
        return replace(plan, inference=Inference("none", None, reason))
    return plan


def _candidates(names: frozenset[str], facts: "Facts") -> "Iterator[_Candidate]":
    """What may be the model, the likeliest first; `names` can travel between stages."""
    for find in (_saved, _predicting, _fitted):
        found = [c for s in facts.statements for c in find(s, facts) if c.name in names]
        yield from reversed(found)


def _wished(name: str, candidates: list[_Candidate]) -> _Candidate:
    """The candidate that a plan names; `RefusedError` where the notebook neither fits it nor lets it predict."""
    found = next((c for c in candidates if c.name == name), None)
    if found is None:
        known = ", ".join(f"`{other}`" for other in dict.fromkeys(c.name for c in candidates))
        raise RefusedError(
            f"plan: model `{name}` is not saved, fitted or let predict under a name of its own; "
            + (f"known are {known}" if known else "the notebook has no model, so take the entry out")
        )
    return found._replace(reason=f"the plan says so; {found.reason}")


def _saved(statement: "Statement", facts: "Facts") -> "Iterator[_Candidate]":
    for node in _calls(statement):
        call = facts.call(node)
        if call.fact is not None and call.fact.role == "save":
            for argument in (*call.given, *([call.receiver] if call.receiver is not None else [])):
                yield from _named(argument, statement, facts)


def _named(saved: ast.expr, statement: "Statement", facts: "Facts") -> "Iterator[_Candidate]":
    """Models that are saved by their name, or as an item of what is saved."""
    for part in (*saved.values, saved) if isinstance(saved, ast.Dict) else (saved,):
        if isinstance(part, ast.Name):
            value = facts.value(part)
            unknown = value is None or value.kind == "local instance"
            method = _method(part, facts) or (predicting_method(part.id, statement, facts) if unknown else "")
            method = method or (PREDICT if unknown and is_chosen(part.id, facts) else "")
            if method:
                yield _Candidate(part.id, f"`{part.id}` is saved in cell {_number(statement)}", method)


def _predicting(statement: "Statement", facts: "Facts") -> "Iterator[_Candidate]":
    yield from _receivers(statement, facts, "predict", "predicts")


def _fitted(statement: "Statement", facts: "Facts") -> "Iterator[_Candidate]":
    yield from _receivers(statement, facts, "train", "is fitted")
    node = statement.node
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and isinstance(node.targets[0], ast.Name):
        fact, value = facts.call(node.value).fact, facts.value(node.value)
        if fact is not None and fact.role == "train" and (method := _of_class(value)):
            yield _Candidate(
                node.targets[0].id, f"`{node.targets[0].id}` is fitted in cell {_number(statement)}", method
            )


def _receivers(statement: "Statement", facts: "Facts", role: str, what: str) -> "Iterator[_Candidate]":
    for node in _calls(statement):
        call = facts.call(node)
        receiver = call.receiver
        unknown = call.fact is None and role == PREDICT and getattr(node.func, "attr", "") == PREDICT
        if (
            (unknown or (call.fact is not None and call.fact.role == role))
            and isinstance(receiver, ast.Name)
            and (method := _method(receiver, facts))
        ):
            yield _Candidate(receiver.id, f"`{receiver.id}` {what} in cell {_number(statement)}", method)


def _calls(statement: "Statement") -> "Iterator[ast.Call]":
    return (node for node in ast.walk(statement.node) if isinstance(node, ast.Call))


def _method(node: ast.expr, facts: "Facts") -> str:
    """The method by which an object predicts as far as its class, or its use as an estimator, says."""
    value = facts.value(node)
    if value is None:
        return PREDICT if isinstance(node, ast.Name) and _is_used_as_estimator(node.id, facts) else ""
    return _of_class(value)


def _of_class(value: "Value | None") -> str:
    if value is None or value.kind != "instance" or not lookup.is_estimator(value.name):
        return ""
    predicts = lookup.method(value.name, PREDICT)
    return PREDICT if predicts is not None and predicts.role == "predict" else ""


def _number(statement: "Statement") -> int:
    return statement.cell.index + 1


def _is_used_as_estimator(name: str, facts: "Facts") -> bool:
    """Whether the notebook lets something of that name predict."""
    called = {
        node.func.attr
        for s in facts.statements
        for node in ast.walk(s.node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if isinstance(node.func.value, ast.Name) and node.func.value.id == name
    }
    return PREDICT in called
