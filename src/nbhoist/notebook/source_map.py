"""From a position in a cell to the line of the file on disk, and from bytes to code points."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.notebook.model import Notebook


def code_point_column(line: str, byte_column: int) -> int:
    """Column from 1 in code points of a column from 0 in UTF-8 bytes, as `ast` counts."""
    if line.isascii():
        return byte_column + 1
    return len(line.encode("utf-8", "surrogatepass")[:byte_column].decode("utf-8", "replace")) + 1


def byte_column(line: str, column: int) -> int:
    """Column from 0 in UTF-8 bytes of a column from 1 in code points."""
    return len(line[: column - 1].encode("utf-8", "surrogatepass"))


def physical_line(notebook: "Notebook", cell_index: int, line: int) -> int:
    """Line of the file, from 1, that holds line `line` (from 1) of a cell."""
    return line
