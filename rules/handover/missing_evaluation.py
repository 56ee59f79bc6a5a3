"""NBH904: a model that is trained and never measured."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Apply, CrossValidate, Evaluate, Fit, Log
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
    message = "the model is fitted, and never measured on rows that it has not seen; score it on such rows"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """At most one diagnostic per notebook, at the last fit."""
        models = list(fitted_models(facts))
        measured = any(_measures(s.node) or set(s.roles) & _MEASURED for s in facts.statements)
        if not models or (measured and not _only_on_known_rows(facts.provenance)):
            return
        last = models[-1]
        yield self.at(facts.notebook, node_place(facts.parsed(last.statement.cell), last.node), {})


def _only_on_known_rows(log: Log) -> bool:
    """Whether rows were held out, and all that is measured or predicted is what models were fitted to."""
    learned = {
        part for event in log.events if isinstance(event, Fit) and event.is_model for part in event.features.parts
    }
    used = [e for e in log.events if isinstance(e, Evaluate) or (isinstance(e, Apply) and e.is_model)]
    if any(isinstance(event, CrossValidate) for event in log.events) or not any(isinstance(e, Evaluate) for e in used):
        return False
    split = any(part.table in log.splits for part in learned)
    return split and all(event.rows.parts and event.rows.parts <= learned for event in used)


def _measures(node: ast.AST) -> bool:
    """Whether something is called, or named, as measures are; also plots of predictions are looked at."""
    for inner in ast.walk(node):
        name = inner.attr if isinstance(inner, ast.Attribute) else inner.id if isinstance(inner, ast.Name) else ""
        if any(word in name.lower() for word in _MEASURES):
            return True
    return False
