"""From the text of a cell to Python of as many lines: magics become the calls that IPython makes."""

import re
from typing import NamedTuple

from nbhoist.notebook.dedent import as_ipython_sees
from nbhoist.notebook.lexer import Special, line_end, next_special, question_of
from nbhoist.notebook.magics import Magic, call_of

_BLANK = re.compile(r"(?:[ \t\f\v]*\n)*")
_ASKS = re.compile(r"%%\w+\?")
# Databricks: one of these at the top stands for the whole cell; with text behind it, it may be a line magic elsewhere
_WHOLE_CELL = re.compile(r"%(?:sql|sh|md|md-sandbox|scala|r|fs)(?:[ \t].*)?$", re.MULTILINE)
_SURELY_WHOLE = re.compile(r"%(?:sql|sh|md|md-sandbox|scala|r|fs)[ \t]*\n\s*\S")
# only what is no Python gets here, so a variable of that name is not meant
_COMMAND = re.compile(
    r"(?P<before>\s*)(?P<name>pip|conda|mamba|cd|ls|ll|cat|cp|mv|rm|mkdir|rmdir|man|run|env|time|timeit|prun"
    r"|load_ext|reload_ext|autoreload|matplotlib|pylab|config|load|store|who|whos)"
    r"(?:[ \t]+(?P<argument>[^\n]*?))?(?P<after>\s*)"
)


class Transformed(NamedTuple):
    """Python text with the magics that were found in it; `foreign` is the cell magic whose body is no Python."""

    python: str
    magics: tuple[Magic, ...]
    foreign: Magic | None = None


def transform(source: str, python_magics: frozenset[str], line: int = 1) -> Transformed:
    """Replace IPython's syntax in a cell; `line` is the number of its first line."""
    if source and not source.endswith("\n"):  # IPython ends the last line before it looks at the cell
        done = transform(source + "\n", python_magics, line)
        return done._replace(python=done.python[:-1])
    text = as_ipython_sees(source)
    start = _first_line(text)
    if _SURELY_WHOLE.match(text, start):
        return _cell_magic(f"{text[:start]}%{text[start:]}", start, python_magics, line)
    if text.startswith("%%", start) and not _ASKS.match(text, start):
        return _cell_magic(text, start, python_magics, line)
    return _line_magics(text, line)


def transform_whole(source: str) -> Transformed | None:
    """Read a cell as Databricks does where one `%sql` or `%md` at its top stands for the whole cell; None elsewhere."""
    start = _first_line(source)
    if not _WHOLE_CELL.match(source, start):
        return None
    text = f"{source[:start]}%{source[start:]}".removesuffix("\n") + "\n"
    done = _cell_magic(text, start, frozenset(), 1)
    return done if source.endswith("\n") else done._replace(python=done.python[:-1])


def transform_command(source: str) -> Transformed | None:
    """Read a cell of one line such as `pip install x` as the magic that IPython takes it for; None elsewhere."""
    command = _COMMAND.fullmatch(source)
    if command is None:
        return None
    line = source.count("\n", 0, command.start("name")) + 1
    magic = Magic("line", command["name"], command["argument"] or "", line, line)
    return Transformed(command["before"] + call_of(magic) + command["after"], (magic,))


def _first_line(text: str) -> int:
    blank = _BLANK.match(text)
    return blank.end() if blank is not None else 0


def _cell_magic(text: str, start: int, python_magics: frozenset[str], line: int) -> Transformed:
    end = text.index("\n", start)  # every line has one
    name, _, argument = text[start + 2 : end].rstrip().partition(" ")
    body = text[end + 1 :]
    own = line + text.count("\n", 0, start)
    size = text.count("\n", start)
    magic = Magic("cell", name, argument, own, own + size - 1, body)
    if name not in python_magics:
        return Transformed(text[:start] + call_of(magic) + "\n" * size, (magic,), magic)
    inner = transform(body, python_magics, own + 1)
    head = f"{text[:start]}#{text[start:end]}\n"
    return Transformed(head + inner.python, (magic, *inner.magics), inner.foreign)


def _line_magics(text: str, line: int) -> Transformed:
    pieces: list[str] = []
    magics: list[Magic] = []
    done = counted = 0
    while (special := next_special(text, done)) is not None:
        line += text.count("\n", counted, special.start)
        counted = special.start
        lines = text.count("\n", special.start, special.end)
        magic = _magic(text, special, line, line + lines)
        pieces += [text[done : special.start], _replacement(text, special, magic), "\n" * lines]
        magics += [magic] if magic is not None else []
        if special.end >= len(text):
            return Transformed("".join(pieces), tuple(magics))
        pieces.append("\n")
        done = special.end + 1
    return Transformed("".join([*pieces, text[done:]]), tuple(magics))


def _magic(text: str, special: Special, line: int, end_line: int) -> Magic | None:
    """The magic at `special`; None for IPython's automatic calls, `/f x` and its kin."""
    if special.kind == "help":
        question = question_of(text[special.start : special.end])
        return Magic("help", question.marks, question.subject, line, end_line) if question is not None else None
    written = _joined(text, special)
    target = ""
    if special.kind == "assigned":
        target = text[special.begin : special.start].rstrip().removesuffix("\\").rstrip()[:-1].rstrip()
    if written.startswith("%"):
        name, _, argument = written[1:].partition(" ")
        return Magic("line", name, argument, line, end_line, target=target)
    if written.startswith("!"):
        marks = "!!" if written.startswith("!!") and not target else "!"
        return Magic("shell", marks, written[len(marks) :], line, end_line, target=target)
    if written.startswith("?"):
        marks = "??" if written.startswith("??") else "?"
        return Magic("help", marks, written[len(marks) :], line, end_line)
    return None


def _replacement(text: str, special: Special, magic: Magic | None) -> str:
    if magic is not None:
        return call_of(magic)
    written = _joined(text, special)
    name, _, arguments = written[1:].partition(" ")
    if written[0] == "/":
        return f"{name}({', '.join(arguments.split())})"
    quoted = '", "'.join(arguments.split()) if written[0] == "," else arguments
    return f'{name}("{quoted}")'


def _joined(text: str, special: Special) -> str:
    """The lines of a magic as one, as IPython joins them."""
    *continued, last = text[special.start : line_end(text, special.start)].split("\n")
    return " ".join([part.rstrip()[:-1] for part in continued] + [last.rstrip()])
