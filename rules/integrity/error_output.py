"""NBH003: a stored traceback."""

from collections.abc import Iterator

from nbhoist.analysis.captured import raises
from nbhoist.analysis.facts import Facts
from nbhoist.codemod.edits import StripOutputs
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import first_line
from nbhoist.lint.rule import NotebookRule


class ErrorOutput(NotebookRule):
    """A stored traceback."""

    code = "NBH003"
    severity = "warning"
    applicability = "safe"
    message = "this cell ended in `{error}` when it last ran; mend it, or tag it `raises-exception` if it is meant to"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell with an error among its outputs."""
        for cell in facts.notebook.code_cells:
            errors = [str(o.get("ename") or "error") for o in cell.outputs if o.get("output_type") == "error"]
            if errors and not raises(cell):
                fix = self.fix("strip the output", (StripOutputs(cell.index),))
                yield self.at(facts.notebook, first_line(cell), {"error": errors[0]}, fix=fix)
