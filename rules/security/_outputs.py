"""The text of outputs: decoded, without images, scripts and encoded data."""

import re
from collections.abc import Iterator

from nbhoist.notebook.model import Cell

_DATA_URI = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+")
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_TEXT = ("text/plain", "text/html", "text/markdown", "text/latex", "application/json")
_LONGEST_LINE = 5_000
_MOST = 400_000  # characters of one output


def output_texts(cell: Cell) -> Iterator[str]:
    """Texts that the outputs of a cell show; what a traceback quotes is part of it."""
    for output in cell.outputs:
        if output.get("output_type") == "stream":
            yield _clean(_joined(output.get("text", "")))
        elif output.get("output_type") == "error":
            yield _clean(_joined(output.get("traceback", []), "\n"))
        else:
            yield from _of_data(output.get("data"))


def _of_data(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for kind in _TEXT:
            if kind in data:
                text = _joined(data[kind])
                yield _clean(_TAG.sub(" ", _SCRIPT.sub(" ", text[:_MOST])) if kind == "text/html" else text)


def _joined(value: object, by: str = "") -> str:
    if isinstance(value, list):
        return by.join(str(part) for part in value)
    return str(value)


def _clean(text: str) -> str:
    text = _ANSI.sub("", _DATA_URI.sub(" ", text[:_MOST]))
    return "\n".join(line for line in text.split("\n") if len(line) <= _LONGEST_LINE)
