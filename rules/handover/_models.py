"""Models that a notebook fits, and what it does with them: what the rules on evaluation share."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.knowledge import lookup

_PREDICTORS = ("sklearn.classifier", "sklearn.regressor")
_SIMPLE = ("dummy", "linear_model", "naive_bayes")


class FittedModel(NamedTuple):
    """A call of `fit` on a predictor with a target."""

    statement: Statement
    node: ast.Call
    class_name: str


def fitted_models(facts: Facts) -> Iterator[FittedModel]:
    """The predictors that the notebook fits to a target, in document order."""
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "fit":
                value = facts.value(node.func.value)
                name = value.name if value is not None and value.kind == "instance" else ""
                if len(node.args) + len(node.keywords) > 1 and is_predictor(name):
                    yield FittedModel(statement, node, name)


def is_predictor(class_name: str) -> bool:
    """Whether objects of a class predict a target."""
    return any(lookup.is_a(class_name, kind) for kind in _PREDICTORS)


def is_simple(class_name: str) -> bool:
    """Whether a model is of a kind that others are compared with."""
    return any(f".{part}" in lookup.canonical(class_name) for part in _SIMPLE)
