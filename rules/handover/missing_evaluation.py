"""NBH904: a model that is trained and never measured."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

from ._models import fitted_models

_MEASURED = frozenset({"evaluate", "tune"})
_MEASURES = (
    "score",
    "metric",
    "accuracy",
    "error",
    "auc",
    "loss",
    "report",
    "confusion",
    "rmse",
    "mae",
    "mse",
    "evaluat",
    "predict",
)


class MissingEvaluation(NotebookRule):
    """A model that is trained and never measured."""

    code = "NBH904"
    severity = "note"
    message = "the model is fitted, and nothing measures it; score it on data that it has not seen"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """At most one diagnostic per notebook, at the last fit."""
        models = list(fitted_models(facts))
        if not models or any(
            _measures(statement.node) or set(statement.roles) & _MEASURED for statement in facts.statements
        ):
            return
        last = models[-1]
        yield self.at(facts.notebook, node_place(facts.parsed(last.statement.cell), last.node), {})


def _measures(node: ast.AST) -> bool:
    """Whether something is called, or named, as measures are; also plots of predictions are looked at."""
    for inner in ast.walk(node):
        name = inner.attr if isinstance(inner, ast.Attribute) else inner.id if isinstance(inner, ast.Name) else ""
        if any(word in name.lower() for word in _MEASURES):
            return True
    return False
