"""NBH101: cells whose execution counts do not increase."""

from collections.abc import Iterator
from itertools import pairwise

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import first_line
from nbhoist.lint.rule import NotebookRule


class OutOfOrderExecution(NotebookRule):
    """Cells whose execution counts do not increase."""

    code = "NBH101"
    severity = "warning"
    message = "run as In [{count}] below a cell run as In [{before}]; restart the kernel and run all cells in order"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell that ran before, or with, the executed cell above it."""
        counted = [(cell, cell.execution_count) for cell in facts.notebook.code_cells if cell.source.strip()]
        executed = [(cell, count) for cell, count in counted if count is not None]
        for (above, before), (cell, count) in pairwise(executed):
            if count <= before:
                related = (Related(f"run as In [{before}]", above.index, 1),)
                place = first_line(cell)
                yield self.at(facts.notebook, place, {"count": count, "before": before}, related)
