"""Edits on the arguments of a call, in place."""

import ast
import re
from typing import TYPE_CHECKING

from nbhoist.codemod.text import Point, end_of, inserted, is_written, lines_of, moved, replaced, start_of, text_between

if TYPE_CHECKING:
    from nbhoist.codemod.edits import Replace
    from nbhoist.notebook.cells import ParsedCell


def keyword_set(parsed: "ParsedCell", call: ast.Call, name: str, value: str) -> "tuple[Replace, ...] | None":
    """Give `call` the argument `name=value`, in place of the one it has; None where that cannot be written.

    Whether the parameter is given by position or hidden in `**` is for the caller to know.
    """
    if not is_written(parsed, call.lineno, call.end_lineno or call.lineno):
        return None
    given = next((k for k in call.keywords if k.arg == name), None)
    if given is not None:
        edit = replaced(parsed, given.value, value)
        return (edit,) if edit is not None else None
    if len(call.args) == 1 and isinstance(call.args[0], ast.GeneratorExp) and not call.keywords:
        return None  # it would need parentheses of its own
    return _appended(parsed, call, f"{name}={value}")


def _appended(parsed: "ParsedCell", call: ast.Call, argument: str) -> "tuple[Replace, ...]":
    end = end_of(parsed, call)
    close = Point(end.line, end.column - 1)
    last = _last_argument(call)
    if last is None:
        return (inserted(parsed, close, argument),)
    behind_last = end_of(parsed, last)
    rest = text_between(parsed, behind_last, close)
    code = rest[: _code_length(rest)]
    behind_code = moved(behind_last, code)
    has_comma = code.rstrip().endswith(",")
    line_end = Point(behind_code.line, len(lines_of(parsed)[behind_code.line - 1]) + 1)
    if line_end.line == close.line:
        return (inserted(parsed, behind_code, f" {argument}" if has_comma else f", {argument}"),)
    return _on_a_line(parsed, last, argument, behind_code, line_end, has_comma)


def _on_a_line(
    parsed: "ParsedCell", last: "ast.expr | ast.keyword", argument: str, behind: Point, end: Point, has_comma: bool
) -> "tuple[Replace, ...]":
    """The argument on a line of its own, below the last one and the comment that stands behind it."""
    first = lines_of(parsed)[start_of(parsed, last).line - 1]
    line = f"\n{first[: len(first) - len(first.lstrip())]}{argument}"
    if has_comma:
        return (inserted(parsed, end, f"{line},"),)
    if behind == end:
        return (inserted(parsed, end, f",{line}"),)
    return inserted(parsed, behind, ","), inserted(parsed, end, line)


def _last_argument(call: ast.Call) -> "ast.expr | ast.keyword | None":
    given: list[ast.expr | ast.keyword] = [*call.args, *call.keywords]
    return max(given, key=lambda a: (a.end_lineno or 0, a.end_col_offset or 0), default=None)


def _code_length(rest: str) -> int:
    """How much of what stands between the last argument and the bracket is code: brackets and a comma."""
    length = 0
    for found in re.finditer(r"#[^\n]*|[^\s\\#]", rest):
        if not found[0].startswith("#"):
            length = found.end()
    return length
