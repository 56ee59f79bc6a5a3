"""The order in which the cells of a notebook were run when it was saved."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nbhoist.notebook.model import Cell, Notebook


class SavedOrder(NamedTuple):
    """Code cells by their execution count, and those that were not run, in document order."""

    run: "tuple[Cell, ...]"
    not_run: "tuple[Cell, ...]"

    @property
    def is_document_order(self) -> bool:
        """Whether each cell that was run stands below the one that was run before it."""
        return all(one.index < other.index for one, other in zip(self.run, self.run[1:], strict=False))


def saved_order(notebook: "Notebook") -> SavedOrder:
    """The order in which the cells of `notebook` were last run; empty cells do not count."""
    cells = [cell for cell in notebook.code_cells if cell.source.strip()]
    counted = sorted((cell.execution_count, cell.index, cell) for cell in cells if cell.execution_count is not None)
    return SavedOrder(
        tuple(cell for *_, cell in counted), tuple(cell for cell in cells if cell.execution_count is None)
    )
