"""Edits on whole statements of a cell: drop one, put one above or below another."""

import ast
from typing import TYPE_CHECKING

from nbhoist.codemod.edits import Replace
from nbhoist.codemod.text import Point, end_of, inserted, is_written, lines_of, start_of

if TYPE_CHECKING:
    from nbhoist.notebook.cells import ParsedCell


def dropped(parsed: "ParsedCell", statement: ast.stmt) -> "tuple[Replace, ...] | None":
    """Take `statement` out with its line; `pass` stays where its block would be empty; None where it cannot be."""
    first, last = first_line(statement), statement.end_lineno or statement.lineno
    if not is_written(parsed, first, last):
        return None
    start, end = start_of(parsed, statement)._replace(line=first), end_of(parsed, statement)
    lines = lines_of(parsed)
    before, behind = lines[first - 1][: start.column - 1], lines[last - 1][end.column - 1 :]
    if _is_alone_in_block(parsed, statement):
        return (Replace(parsed.cell.index, *start, *end, "pass"),)
    if behind.lstrip().startswith(";"):  # of `a; b` the `b` stays
        skipped = len(behind) - len(behind.lstrip(" \t;"))
        return (Replace(parsed.cell.index, *start, last, end.column + skipped, ""),)
    if before.strip():
        kept = len(before.rstrip(" \t;"))
        return (Replace(parsed.cell.index, first, kept + 1, *end, ""),)
    return (_whole_lines(parsed, first, last),)


def first_line(statement: ast.stmt) -> int:
    """The line where `statement` begins, with its decorators."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(d.lineno for d in decorators)])


def put_above(parsed: "ParsedCell", statement: ast.stmt, text: str) -> "tuple[Replace, ...] | None":
    """The line `text` above `statement`, with its indentation; None where another statement stands on its line."""
    first = first_line(statement)
    line = lines_of(parsed)[first - 1]
    indent = line[: len(line) - len(line.lstrip())]
    start = start_of(parsed, statement)
    if not is_written(parsed, first, first) or (first == start.line and start.column != len(indent) + 1):
        return None
    return (inserted(parsed, Point(first, 1), f"{indent}{text}\n"),)


def put_below(parsed: "ParsedCell", statement: ast.stmt, text: str) -> "tuple[Replace, ...] | None":
    """The line `text` below `statement`, with its indentation; None where another statement follows on its line."""
    last = statement.end_lineno or statement.lineno
    lines = lines_of(parsed)
    behind = lines[last - 1][end_of(parsed, statement).column - 1 :].strip()
    if not is_written(parsed, last, last) or (behind and not behind.startswith("#")):
        return None
    own = lines[first_line(statement) - 1]
    indent = own[: len(own) - len(own.lstrip())]
    return (inserted(parsed, Point(last, len(lines[last - 1]) + 1), f"\n{indent}{text}"),)


def _whole_lines(parsed: "ParsedCell", first: int, last: int) -> Replace:
    lines = lines_of(parsed)
    if last < len(lines):
        return Replace(parsed.cell.index, first, 1, last + 1, 1, "")
    if first > 1:
        return Replace(parsed.cell.index, first - 1, len(lines[first - 2]) + 1, last, len(lines[last - 1]) + 1, "")
    return Replace(parsed.cell.index, 1, 1, last, len(lines[last - 1]) + 1, "")


def _is_alone_in_block(parsed: "ParsedCell", statement: ast.stmt) -> bool:
    """Whether `statement` is all that the block of another statement holds."""
    for node in ast.walk(parsed.tree) if parsed.tree is not None else ():
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block == [statement]:
                return not isinstance(node, ast.Module)
    return False
