"""What IPython does to a cell before it looks at it: common indentation, blank lines and pasted prompts go."""

import re
from textwrap import dedent

_SPACES_ONLY = re.compile(r"^[ \t]+$", re.MULTILINE)
_INDENTED = re.compile(r"(?:[ \t]*\n)*[ \t]")
_CLASSIC = re.compile(r"^[ \t]*>>>(?: |$)", re.MULTILINE)
_PASTED = re.compile(r"(?:(?:\[nav\]|\[ins\])? )?In \[\d+\]: |[ \t]*\.{3,}: ?")


def without_spaces_only(source: str) -> str:
    """The source with empty lines in place of lines of white space, even in strings, as IPython runs it."""
    return _SPACES_ONLY.sub("", source)


def has_pasted_prompt(source: str) -> bool:
    """Whether the cell starts with a pasted prompt; `In [1]: x` would pass for an annotation."""
    return _PASTED.match(source) is not None


def as_ipython_sees(source: str) -> str:
    """The text that IPython reads, with as many lines."""
    text = without_spaces_only(source)
    if _INDENTED.match(text):
        text = dedent(text)
    if _CLASSIC.search(text):
        text = _without_classic_prompts(text)
    return _without_pasted_prompts(text)


def _without_classic_prompts(text: str) -> str:
    lines = text.split("\n")
    quotes = 0
    for number, line in enumerate(lines):
        if quotes % 2 == 0:
            lines[number] = re.sub(r"^[ \t]*(?:>>>|\.\.\.)(?:[ \t]|$)", "", line)
        quotes += lines[number].count('"""') + lines[number].count("'''")
    return "\n".join(lines)


def _without_pasted_prompts(text: str) -> str:
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not any(_PASTED.match(line) for line in lines[first : first + 2]):
        return text
    return "\n".join(_PASTED.sub("", line, count=1) for line in lines)
