"""Which model is the model of a notebook."""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.knowledge import lookup
from nbhoist.refactor.draft import variables
from nbhoist.refactor.plan import Inference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan


class _Candidate(NamedTuple):
    name: str
    reason: str


def find_model(plan: "Plan", facts: "Facts") -> "Plan":
    """Record the model: the one that is saved, else the last that predicts, else the last that is fitted."""
    names = variables(plan, facts)
    for find in (_saved, _predicting, _fitted):
        found = [c for s in facts.statements for c in find(s, facts) if c.name in names]
        if found:
            return replace(plan, inference=Inference("features", *found[-1]))
    fitting = [s.cell.index + 1 for s in facts.statements if {"train", "tune"} & set(s.roles)]
    if fitting:
        reason = f"cell {fitting[0]} fits, but no fitted model with `predict` stands under a name of its own"
        return replace(plan, inference=Inference("none", None, reason))
    return plan


def _saved(statement: "Statement", facts: "Facts") -> "Iterator[_Candidate]":
    for node in _calls(statement):
        call = facts.call(node)
        if call.fact is not None and call.fact.role == "save":
            for argument in call.given:
                if isinstance(argument, ast.Name) and _is_model(argument, facts):
                    yield _Candidate(argument.id, f"`{argument.id}` is saved in cell {statement.cell.index + 1}")


def _predicting(statement: "Statement", facts: "Facts") -> "Iterator[_Candidate]":
    yield from _receivers(statement, facts, "predict", "predicts")


def _fitted(statement: "Statement", facts: "Facts") -> "Iterator[_Candidate]":
    yield from _receivers(statement, facts, "train", "is fitted")


def _receivers(statement: "Statement", facts: "Facts", role: str, what: str) -> "Iterator[_Candidate]":
    for node in _calls(statement):
        call = facts.call(node)
        receiver = call.receiver
        if (
            call.fact is not None
            and call.fact.role == role
            and isinstance(receiver, ast.Name)
            and _is_model(receiver, facts)
        ):
            yield _Candidate(receiver.id, f"`{receiver.id}` {what} in cell {statement.cell.index + 1}")


def _calls(statement: "Statement") -> "Iterator[ast.Call]":
    return (node for node in ast.walk(statement.node) if isinstance(node, ast.Call))


def _is_model(node: ast.expr, facts: "Facts") -> bool:
    value = facts.value(node)
    if value is None:
        return isinstance(node, ast.Name) and _is_used_as_model(node.id, facts)
    if value.kind != "instance" or not lookup.is_estimator(value.name):
        return False
    predicts = lookup.method(value.name, "predict")
    return predicts is not None and predicts.role == "predict"


def _is_used_as_model(name: str, facts: "Facts") -> bool:
    """Whether the notebook fits something of that name, or lets it predict."""
    called = {
        node.func.attr
        for s in facts.statements
        for node in ast.walk(s.node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if isinstance(node.func.value, ast.Name) and node.func.value.id == name
    }
    return {"fit", "predict"} <= called
