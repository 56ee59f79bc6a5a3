"""NBH001: a file that cannot be read as a notebook, or whose cells have lost their ids."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.codemod.edits import SetId
from nbhoist.errors import NotebookError
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import FileRule, NotebookRule
from nbhoist.notebook.ids import lost_ids


class InvalidNotebook(FileRule, NotebookRule):
    """A file that cannot be read as a notebook, or whose cells have lost their ids."""

    code = "NBH001"
    severity = "error"
    applicability = "safe"
    message = "{reason}"

    def messages(self, error: NotebookError) -> Iterator[str]:
        """The one message for one file that cannot be read."""
        yield self.message.format(reason=error)

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """At most one diagnostic per notebook, for all cells without an id of their own."""
        notebook = facts.notebook
        lost = lost_ids(notebook)
        if lost:
            shown = ", ".join(str(index + 1) for index in lost[:3]) + (f" and {len(lost) - 3} more" if lost[3:] else "")
            cells = f"cells {shown} have" if lost[1:] else f"cell {shown} has"
            reason = f"{cells} no id, or that of another cell, which the format wants; save the notebook from Jupyter"
            fix = self.fix("give each cell an id", (SetId(index, notebook.cells[index].id) for index in lost))
            yield self.at_file(notebook, {"reason": reason}, fix)
