"""From syntax nodes to places in a cell as people count them."""

from typing import TYPE_CHECKING, NamedTuple

from nbhoist.notebook.source_map import code_point_column

if TYPE_CHECKING:
    import ast

    from nbhoist.notebook.cells import ParsedCell
    from nbhoist.notebook.model import Cell


class Place(NamedTuple):
    """A range of a cell: lines and columns from 1, in code points, ends exclusive."""

    cell: "Cell"
    line: int
    column: int
    end_line: int
    end_column: int


def node_place(parsed: "ParsedCell", node: "ast.expr | ast.stmt | ast.excepthandler | ast.alias") -> Place:
    """The range of `node`; whole lines where the text that was parsed is not the text of the cell (magics)."""
    end_line = node.end_lineno or node.lineno
    end_offset = node.end_col_offset if node.end_col_offset is not None else node.col_offset
    column = _column(parsed, node.lineno, node.col_offset, start=True)
    return Place(parsed.cell, node.lineno, column, end_line, _column(parsed, end_line, end_offset, start=False))


def line_place(cell: "Cell", line: int) -> Place:
    """All of one line of a cell, without the white space around it."""
    text = _line(cell.source, line)
    start = len(text) - len(text.lstrip()) + 1
    return Place(cell, line, start, line, max(len(text.rstrip()) + 1, start))


def first_line(cell: "Cell") -> Place:
    """The first line of a cell that holds something."""
    lines = cell.source.split("\n")
    return line_place(cell, next((number for number, line in enumerate(lines, start=1) if line.strip()), 1))


def _column(parsed: "ParsedCell", line: int, offset: int, *, start: bool) -> int:
    text, parsed_text = _line(parsed.cell.source, line), _line(parsed.python, line)
    if text == parsed_text:
        return code_point_column(text, offset)
    whole = line_place(parsed.cell, line)
    return whole.column if start else whole.end_column


def _line(source: str, line: int) -> str:
    lines = source.split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""
