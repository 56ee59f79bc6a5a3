"""Small facts about text that every format needs."""

import re

_LINE_END = re.compile("\r\n?")


def normalised(text: str) -> str:
    """`text` with `\\n` as its only line end; form feeds and Unicode separators are no line ends, as in Python."""
    return _LINE_END.sub("\n", text) if "\r" in text else text
