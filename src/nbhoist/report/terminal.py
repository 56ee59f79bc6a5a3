"""Text as a terminal shows it: colours, widths, and no character that it cannot show or that would steer it."""

from typing import NamedTuple

_CODES = {"error": "1;31", "warning": "1;33", "note": "1;36", "bold": "1", "dim": "2", "good": "32", "bad": "31"}


class Terminal(NamedTuple):
    """What the output may contain."""

    colour: bool = False
    encoding: str = "utf-8"

    def paint(self, text: str, style: str) -> str:
        """`text` in a colour, where there are colours."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour else text

    def plain(self, text: str) -> str:
        """`text` without control characters, and with escapes for what the encoding does not have."""
        if not text.isprintable():
            text = "".join(c if c.isprintable() or c == " " else _escaped(c) for c in text.replace("\t", " "))
        return text if text.isascii() else text.encode(self.encoding, "backslashreplace").decode(self.encoding)


def width(text: str) -> int:
    """How many columns `text` takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width  # few lines need them

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
