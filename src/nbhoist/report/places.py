"""How machines name the place of a finding: a path with slashes, and the line of the file on disk."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.lint.diagnostic import Diagnostic


def relative_path(path: Path) -> str:
    """The path from the working folder where it is below it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def file_line(diagnostic: "Diagnostic") -> int:
    """The line in the file; the first where the finding is about the whole of it."""
    return diagnostic.physical_line or 1


def in_words(diagnostic: "Diagnostic") -> str:
    """The message with the cell and its line, for readers who see the file's line only."""
    if diagnostic.cell is None:
        return diagnostic.message
    line = f", line {diagnostic.line}" if diagnostic.line is not None else ""
    return f"{diagnostic.message} (cell {diagnostic.cell.index + 1}{line})"
