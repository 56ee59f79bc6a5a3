"""A cell of a script notebook and the lines of the file that hold it."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nbhoist.notebook.model import CellKind


class Block(NamedTuple):
    """A run of lines; each line of `source` stands in one line of the file, from `first` (from 0) on."""

    kind: "CellKind"
    source: str
    first: int
    size: int  # how many lines of the file the source takes
    style: str = ""  # how the lines are written, for the writer: `commented`, `quoted`, `magic` or as they are
    tags: tuple[str, ...] = ()
    id: str | None = None
    execution_count: int | None = None
