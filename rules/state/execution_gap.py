"""NBH102: counts that are missing among those of the cells."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import first_line
from nbhoist.lint.rule import NotebookRule


class ExecutionGap(NotebookRule):
    """Counts that are missing among those of the cells: other code ran in between."""

    code = "NBH102"
    severity = "note"
    one_note = True
    message = "{missing} ran before this cell and is not there any more; restart the kernel and run all cells"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per hole, at the cell behind it."""
        cells = [cell for cell in facts.notebook.code_cells if cell.execution_count]
        counts = {cell.execution_count or 0 for cell in cells}
        for cell in cells:
            count = cell.execution_count or 0
            before = max((other for other in counts if other < count), default=0)
            if count - before > 1:
                missing = f"In [{before + 1}]" + (f" to In [{count - 1}]" if count - before > 2 else "")
                yield self.at(facts.notebook, first_line(cell), {"missing": missing})
