"""Finds IPython's own syntax between Python's: one linear walk over logical lines, as its tokenizer sees them."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""\n | \\\n
    | \#[^\n]*+
    | \"{3}(?:[^"\\]++|\\.|"(?!""))*+(?:\"{3})?
    | '{3}(?:[^'\\]++|\\.|'(?!''))*+(?:'{3})?
    | "(?:[^"\\\n]++|\\.)*+"
    | '(?:[^'\\\n]++|\\.)*+'
    | [(\[{] | [)\]}]
    | [=!<>+\-*/%&|^@:]= | =
    """,
    re.VERBOSE | re.DOTALL,
)
_INDENT = re.compile(r"[ \t\f]*")
_ESCAPE = re.compile(r"%(?!=)|!(?!=)|\?|[,;]|/(?![/=])")
_ASSIGNED = re.compile(r"(?:[ \t]|\\\n)*(?:(?=%[ \t]*[^\W\d])|(?=!))")
_HELP = re.compile(r"(?P<subject>%{0,2}(?!\d)[\w*]+(?:\.(?!\d)[\w*]+|\[-?[0-9]+\])*)(?P<marks>\?\??)$")


class Special(NamedTuple):
    """IPython syntax: from `start` to `end` of the text stands what Python cannot read."""

    kind: str  # `escape`, `assigned` or `help`
    begin: int  # of the logical line, after its indentation
    start: int
    end: int  # of the last line it takes, without the line end


class Question(NamedTuple):
    """What `name?` asks for."""

    subject: str
    marks: str


def next_special(text: str, position: int) -> Special | None:
    """The first IPython syntax at or after `position`, which must be the start of a logical line."""
    while position < len(text):
        begin = _after_indent(text, position)
        found = _in_line(text, begin)
        if isinstance(found, Special):
            return found
        position = found + 1
    return None


def question_of(line: str) -> Question | None:
    """The question that a logical line ends in."""
    found = _HELP.search(line) if line.endswith("?") else None
    return Question(found["subject"], found["marks"]) if found is not None else None


def line_end(text: str, position: int) -> int:
    """The end of the line that holds `position`, with the lines that a backslash continues."""
    end = text.find("\n", position)
    while end > 0 and text[end - 1] == "\\" and end + 1 < len(text):
        end = text.find("\n", end + 1)
    return len(text) if end < 0 else end


def _after_indent(text: str, position: int) -> int:
    found = _INDENT.match(text, position)
    return found.end() if found is not None else position


def _in_line(text: str, begin: int) -> Special | int:
    """The special syntax of the logical line at `begin`, else where the line ends."""
    if _ESCAPE.match(text, begin):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        if end - begin > 1 and "#" not in text[begin:end] and question_of(text[begin:end]):
            return Special("help", begin, begin, end)
        return Special("escape", begin, begin, line_end(text, begin))
    return _in_statement(text, begin)


def _in_statement(text: str, begin: int) -> Special | int:
    depth, position, opaque, assigned = 0, begin, -1, False
    while (token := _TOKEN.search(text, position)) is not None:
        position = token.end()
        found = token[0]
        if found == "\n" and depth == 0:
            return _ended(text, begin, token.start(), opaque)
        if found in "([{":
            depth += 1
        elif found in ")]}":
            depth = max(0, depth - 1)
        elif found == "=" and depth == 0 and not assigned:
            assigned = True
            start = _ASSIGNED.match(text, position)
            if start is not None and text[begin] != "=":
                return _assignment(text, begin, start.end())
        elif found[0] in "#\"'":
            opaque = token.end()
    return _ended(text, begin, len(text) - text.endswith("\n"), opaque)


def _ended(text: str, begin: int, end: int, opaque: int) -> Special | int:
    """A line that ends in a question mark outside of strings and comments asks for help."""
    if opaque != end and text.endswith("?", begin, end) and question_of(text[begin:end]):
        return Special("help", begin, begin, end)
    return end


def _assignment(text: str, begin: int, start: int) -> Special:
    end = line_end(text, start)
    if "#" not in text[start:end] and question_of(text[begin:end]):
        return Special("help", begin, begin, end)
    return Special("assigned", begin, start, end)
