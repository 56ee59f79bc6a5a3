"""Cells as a package would run them: `%time statement` is the statement."""

from typing import TYPE_CHECKING

from nbhoist.knowledge.magics import STATEMENT_TIMING
from nbhoist.notebook.cells import ParsedCell, parse_cell
from nbhoist.notebook.magics import PYTHON_CELL_MAGICS

if TYPE_CHECKING:
    from nbhoist.notebook.cells import Magic
    from nbhoist.notebook.model import Cell


def prepare(cell: "Cell", python_magics: frozenset[str] = frozenset()) -> ParsedCell:
    """Parse `cell` with timed statements in place of their magic; the magics stay listed.

    `python_magics` name further cell magics whose body is Python.
    """
    magics = PYTHON_CELL_MAGICS | python_magics
    parsed = parse_cell(cell, magics)
    timed = [
        m for m in parsed.magics if m.kind == "line" and m.name in STATEMENT_TIMING and m.argument and not m.target
    ]
    if not timed:
        return parsed
    lines = cell.source.split("\n")
    for magic in timed:
        _unwrap(lines, magic)
    again = parse_cell(cell._replace(source="\n".join(lines)), magics)
    return again._replace(cell=cell, magics=parsed.magics) if again.tree is not None else parsed


def _unwrap(lines: list[str], magic: "Magic") -> None:
    """Put the argument of a magic in its place and keep the number of lines."""
    first = lines[magic.line - 1]
    indent = first[: len(first) - len(first.lstrip())]
    argument = magic.argument.split("\n")
    room = magic.end_line - magic.line + 1
    kept = [indent + argument[0], *argument[1:]] if len(argument) <= room else [indent + " ".join(argument)]
    lines[magic.line - 1 : magic.end_line] = [*kept, *[""] * (room - len(kept))]
