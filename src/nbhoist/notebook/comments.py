"""What stands in a Python file as a comment or a string but is something else in the notebook: magics and prose."""

import re
from typing import TYPE_CHECKING

from nbhoist.notebook.block import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

# jupytext and VS Code: `# %matplotlib inline`, `# !ls`, `# files = !ls`, `# ?name`
_COMMENTED = re.compile(
    r"^(?P<indent>\s*)# ?(?P<magic>(?:[\w.,\[\] ]+= ?)?(?:%{1,2}[A-Za-z]\w|!{1,2}[A-Za-z./$]|\?{1,2}[\w.]+$))"
)
_MAGIC = re.compile(r"^\s*(?:[\w.,\[\] ]+= ?)?(?:%{1,2}[A-Za-z]\w|!{1,2}[A-Za-z./$]|\?{1,2}[\w.]+$)")
_QUOTES = re.compile(r"^[rR]?(\"\"\"|''')")


def is_commented(line: str) -> bool:
    """Whether a line is a magic that was commented out to keep the file valid Python."""
    return _COMMENTED.match(line) is not None


def uncommented(line: str) -> str:
    """The magic in `line`; other lines as they are."""
    found = _COMMENTED.match(line)
    return found["indent"] + line[found.start("magic") :] if found is not None else line


def commented(line: str) -> str:
    """`line` as a comment where it is a magic; other lines as they are."""
    return f"# {line}" if _MAGIC.match(line) else line


def prose(lines: "Sequence[str]", start: int, end: int) -> Block:
    """Markdown or raw text between two lines, out of comments or out of a string."""
    quotes = _QUOTES.match(lines[start]) if start < end else None
    if quotes is not None and end - start > 0:
        return _unquoted(lines, start, end, quotes.end(), quotes[1])
    body = [_stripped(line) for line in lines[start:end]]
    return Block("markdown", "\n".join(body), start, len(body), "commented")


def _unquoted(lines: "Sequence[str]", start: int, end: int, opening: int, quotes: str) -> Block:
    body = list(lines[start:end])
    body[0] = body[0][opening:]
    body[-1] = body[-1].rstrip().removesuffix(quotes)
    first = start
    if not body[0] and len(body) > 1:
        first, body = start + 1, body[1:]
    if len(body) > 1 and not body[-1]:
        body = body[:-1]
    return Block("markdown", "\n".join(body), first, len(body), "quoted")


def _stripped(line: str) -> str:
    if line.startswith("# "):
        return line[2:]
    return line[1:] if line.startswith("#") else line
