"""Why and where a cell does not parse."""

import re
from typing import NamedTuple

_PYTHON2_MESSAGE = re.compile(
    r"Missing parentheses in call to|(?:'print'|'exec')|leading zeros in decimal"
    r"|multiple exception types must be parenthesized"
)
_PYTHON2_LINE = re.compile(
    r"^\s*(?:print\b(?!\s*[=(.,)\]:]|$)|exec\s+[\w'\"]|raise\s+\w+\s*,|except\s+[\w.()]+(?:\s*,\s*\w+)+\s*:)"
    r"|<>|`[^`]+`|\bur['\"]|\b0[0-7]+\b|\b\d+[lL]\b"
    r"|\b(?:def|lambda)\b[^:]*\((?:[^()]*,)?\s*\([^()]*\)",
)


class CellError(NamedTuple):
    """Where the parser stopped, lines and columns of the cell from 1, columns in code points."""

    message: str
    line: int
    column: int
    python2: bool = False  # whether the cell reads like Python 2


def cell_error(source: str, python: str, error: Exception | None) -> CellError:
    """The error of a cell, from what the parser raised on the text made of it."""
    lines = source.split("\n")
    if "\0" in source and isinstance(error, (SyntaxError, ValueError)):
        line = source.count("\n", 0, source.index("\0")) + 1
        return CellError("null characters are not Python", line, lines[line - 1].index("\0") + 1)
    if isinstance(error, SyntaxError):
        line = min(max(error.lineno or 1, 1), len(lines))
        text = lines[line - 1]
        is_own = text == python.split("\n")[line - 1]
        column = min(max(error.offset or 1, 1), len(text) + 1) if is_own else 1
        return CellError(_message(error), line, column, _is_python2(error, text))
    if isinstance(error, UnicodeEncodeError):
        line = source.count("\n", 0, error.start) + 1
        return CellError("half of a surrogate pair is no character", line, 1)
    if isinstance(error, (MemoryError, RecursionError)):
        return CellError("code is nested deeper than Python allows", 1, 1)
    return CellError(str(error) or type(error).__name__, 1, 1)


def _message(error: SyntaxError) -> str:
    message = error.msg or "invalid syntax"
    return message[:1].lower() + message[1:] if message[1:2].islower() else message


def _is_python2(error: SyntaxError, line: str) -> bool:
    return bool(_PYTHON2_MESSAGE.search(error.msg or "") or _PYTHON2_LINE.search(line))
