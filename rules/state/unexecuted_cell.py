"""NBH103: code that never ran while other cells did."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import first_line
from nbhoist.lint.rule import NotebookRule
from nbhoist.notebook.cells import ParsedCell


class UnexecutedCell(NotebookRule):
    """Code that never ran while other cells did."""

    code = "NBH103"
    severity = "note"
    one_note = True
    message = "this cell has not run, though others have; run all cells in order, or take it out"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell with code and without a count, where another cell has one."""
        if not any(cell.execution_count for cell in facts.notebook.code_cells):
            return
        for parsed in facts.cells:
            cell = parsed.cell
            if not cell.execution_count and not cell.outputs and _holds_code(parsed):
                yield self.at(facts.notebook, first_line(cell), {})


def _holds_code(parsed: ParsedCell) -> bool:
    if parsed.tree is None:
        return bool(parsed.cell.source.strip())
    return bool(parsed.tree.body)
