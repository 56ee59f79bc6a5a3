"""What a notebook is: cells in order, with stable ids, and what else the file holds."""

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from nbhoist.notebook.stored import Stored

CellKind = Literal["code", "markdown", "raw"]
Format = Literal["ipynb", "percent", "databricks"]
Platform = Literal["jupyter", "databricks", "colab", "kaggle", "sagemaker"]


class Cell(NamedTuple):
    """One cell as the file holds it; line ends of `source` are normalised to `\\n`."""

    index: int  # type: ignore[assignment]  # position over all cells, from 0; nobody asks a cell for tuple.index
    id: str  # unique in its notebook: the file's own id, else one made from the position
    kind: CellKind
    source: str
    execution_count: int | None = None
    tags: tuple[str, ...] = ()
    outputs: "Sequence[Mapping[str, Any]]" = ()  # nbformat 4 output objects, read from the file when asked for
    # of a piece of a cell that runs other files, or of a cell that comes from one of them
    host: str = ""  # id of the cell as the notebook has it
    host_source: str = ""
    file: str = ""  # where it comes from, such as `other.ipynb, cell 2`
    silent: bool = False  # its last value is not shown


class Notebook(NamedTuple):
    """Cells and metadata of one file."""

    path: "Path"
    cells: tuple[Cell, ...]
    metadata: "Mapping[str, Any]"
    language: str  # lower case, `python` where the file does not say
    kernel: str | None  # name of the kernelspec
    format: Format
    platform: Platform
    stored: "Stored | None" = None  # the bytes it was read from; None for a notebook that no file holds

    @property
    def code_cells(self) -> tuple[Cell, ...]:
        """The cells that hold code, in document order."""
        return tuple(cell for cell in self.cells if cell.kind == "code")
