"""NBH711: a model is trained and never saved."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Fit, Save
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

_SAVING = ("save", "dump", "log_model", "export", "register", "to_onnx", "push_to_hub", "upload")


class UnsavedModel(NotebookRule):
    """A model is trained and never saved."""

    code = "NBH711"
    severity = "note"
    resolved_by = "convert"
    message = "`{model}` is trained and never saved; save the model that is to be used"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per notebook, at the last model that is fitted."""
        events = facts.provenance.events
        fits = [event for event in events if isinstance(event, Fit) and event.is_model and event.estimator.is_known]
        if not fits or any(isinstance(e, Save) and e.objects for e in events) or _saves(facts):
            return
        last = fits[-1]
        at = facts.statement_of(last.node)
        if at is not None:
            yield self.at(facts.notebook, node_place(facts.parsed(at.cell), last.node), {"model": last.estimator.short})


def _saves(facts: Facts) -> bool:
    """Whether some call says by its name that it saves something that is not a table or a figure."""
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).rpartition(".")[2].lower()
                fact = facts.call(node).fact
                if (
                    any(word in name for word in _SAVING)
                    and (fact is None or fact.role == "save")
                    and "fig" not in name
                ):
                    return True
    return False
