"""NBH602: a classifier is measured by its accuracy alone."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.knowledge.lookup import is_a
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule
from nbhoist.lint.walk import walk

_ACCURACY = "accuracy_score"


class AccuracyOnly(NotebookRule):
    """A classifier is measured by its accuracy alone."""

    code = "NBH602"
    severity = "note"
    default = False
    message = "accuracy is the only measure of this classifier; look at each class as well, such as by `classification_report`"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per notebook, at the first accuracy."""
        first: Diagnostic | None = None
        for parsed in facts.cells:
            for node in walk(parsed.tree, {}) if parsed.tree is not None else ():
                if not isinstance(node, ast.Call):
                    continue
                call = facts.call(node)
                if call.fact is None or call.fact.role != "evaluate":
                    continue
                owner, _, name = call.qualified.rpartition(".")
                of_classifier = name == "score" and is_a(owner, "sklearn.classifier")
                if name != _ACCURACY and not of_classifier and name != "cross_val_score":
                    return
                if first is None and name != "cross_val_score":
                    first = self.at(facts.notebook, node_place(parsed, node), {})
        if first is not None:
            yield first
