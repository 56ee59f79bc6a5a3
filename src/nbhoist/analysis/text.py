"""The text of statements: exactly as written, with the comments that belong to them."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import ast

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement


class Text(NamedTuple):
    """A statement as written: comment lines above it, its code, and the comment behind it."""

    above: tuple[str, ...]
    code: str
    behind: str


class Position(NamedTuple):
    """A place in the parsed text of a cell: line from 1, column in code points from 0."""

    line: int
    column: int


def statement_text(statement: "Statement", facts: "Facts") -> Text:
    """The text of `statement`; comments at the end of a cell belong to its last statement."""
    lines = _lines(statement, facts)
    start, end = span(statement, facts)
    code = slice_lines(lines, start, end)
    rest = lines[end.line - 1][end.column :].strip().removeprefix(";").strip()
    return Text(_above(statement, facts, lines), code, rest if rest.startswith("#") else "")


def span(statement: "Statement", facts: "Facts") -> tuple[Position, Position]:
    """Where the code of `statement` starts and ends."""
    lines = _lines(statement, facts)
    node = statement.node
    first = (
        Position(statement.line, 0) if statement.line < node.lineno else position(lines, node.lineno, node.col_offset)
    )
    return first, position(lines, node.end_lineno or node.lineno, node.end_col_offset or 0)


def node_span(node: "ast.expr | ast.stmt", statement: "Statement", facts: "Facts") -> tuple[Position, Position]:
    """Where `node`, a part of `statement`, starts and ends."""
    lines = _lines(statement, facts)
    end_line = node.end_lineno or node.lineno
    return position(lines, node.lineno, node.col_offset), position(lines, end_line, node.end_col_offset or 0)


def text_between(statement: "Statement", start: Position, end: Position, facts: "Facts") -> str:
    """The text between two positions in the cell of `statement`."""
    return slice_lines(_lines(statement, facts), start, end)


def position(lines: list[str], line: int, byte_column: int) -> Position:
    """A position of `ast`, whose columns count UTF-8 bytes, in code points."""
    encoded = lines[line - 1].encode("utf-8", "surrogatepass")[:byte_column]
    return Position(line, len(encoded.decode("utf-8", "surrogatepass")))


def slice_lines(lines: list[str], start: Position, end: Position) -> str:
    """The text between two positions."""
    if start.line == end.line:
        return lines[start.line - 1][start.column : end.column]
    between = lines[start.line : end.line - 1]
    return "\n".join([lines[start.line - 1][start.column :], *between, lines[end.line - 1][: end.column]])


def _lines(statement: "Statement", facts: "Facts") -> list[str]:
    return facts.parsed(statement.cell).python.split("\n")


def _above(statement: "Statement", facts: "Facts", lines: list[str]) -> tuple[str, ...]:
    """Comment lines between the statement before and this one."""
    previous = [s for s in facts.of_cell(statement.cell) if s.ordinal == statement.ordinal - 1]
    begin = previous[0].end_line if previous else 0
    between = [line.strip() for line in lines[begin : statement.line - 1]]
    return tuple(line for line in between if line.startswith("#"))


def comments_at_end(cell_statements: "tuple[Statement, ...]", facts: "Facts") -> tuple[str, ...]:
    """Comment lines below the last statement of a cell."""
    if not cell_statements:
        return ()
    last = cell_statements[-1]
    return tuple(line.strip() for line in _lines(last, facts)[last.end_line :] if line.strip().startswith("#"))


def ends_with_semicolon(statement: "Statement", facts: "Facts") -> bool:
    """Whether a semicolon behind the statement keeps its value from being displayed."""
    _, end = span(statement, facts)
    return _lines(statement, facts)[end.line - 1][end.column :].lstrip().startswith(";")
