"""NBH903: a model that is compared with nothing simple."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.knowledge.lookup import is_a
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

from ._models import fitted_models, is_predictor, is_simple


class MissingBaseline(NotebookRule):
    """A model that is compared with nothing simple."""

    code = "NBH903"
    severity = "note"
    default = False
    message = "the model is compared with nothing simple; measure a constant guess or a linear model, too"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """At most one diagnostic per notebook, at the first fit."""
        models = list(fitted_models(facts))
        if models and not any(is_simple(name) for name in _classes(facts)) and not _speaks_of_it(facts):
            first = models[0]
            yield self.at(facts.notebook, node_place(facts.parsed(first.statement.cell), first.node), {})
        if not models and not _speaks_of_it(facts):
            trained = next(_trained_networks(facts), None)
            if trained is not None:
                yield self.at(facts.notebook, node_place(facts.parsed(trained[0].cell), trained[1]), {})


def _trained_networks(facts: Facts) -> Iterator[tuple[Statement, ast.Call]]:
    """Where the gradient of a loss is gone back, or a network is fitted."""
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                name = facts.resolve(node.func) or ""
                if node.func.attr == "backward" or (
                    is_a(name.rpartition(".")[0], "keras.Model") and node.func.attr == "fit"
                ):
                    yield statement, node


def _classes(facts: Facts) -> Iterator[str]:
    """Predictors that the notebook makes, fitted or not."""
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Call):
                name = facts.resolve(node.func) or ""
                if is_predictor(name):
                    yield name


def _speaks_of_it(facts: Facts) -> bool:
    """Whether a name or a text of the notebook speaks of a baseline."""
    return any("baseline" in cell.source.lower() or "naive" in cell.source.lower() for cell in facts.notebook.cells)
