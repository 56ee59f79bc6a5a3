"""NBH004: a code cell with nothing in it."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.codemod.edits import RemoveCell
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import Place
from nbhoist.lint.rule import NotebookRule


class EmptyCell(NotebookRule):
    """A code cell with nothing in it."""

    code = "NBH004"
    severity = "note"
    applicability = "safe"
    default = False
    message = "this cell is empty; take it out"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell without any text."""
        for cell in facts.notebook.code_cells:
            if not cell.source.strip():
                fix = self.fix("take the cell out", (RemoveCell(cell.index),))
                yield self.at(facts.notebook, Place(cell, 1, 1, 1, 1), {}, fix=fix)
