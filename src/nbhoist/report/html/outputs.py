"""What of a cell's stored outputs is shown: texts, shortened, and pictures in formats that hold no code."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from nbhoist.notebook.model import Cell

_LINES, _CHARACTERS = 14, 1600
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_BUDGET = 1_500_000  # characters of pictures on a page


@dataclass(frozen=True)
class Shown:
    """One stored output as the page shows it."""

    kind: str  # `text`, `error`, `picture` or `left out`
    text: str = ""
    source: str = ""  # a `data:` address


class Gallery:
    """Chooses outputs for one page; pictures until the page would grow too large."""

    def __init__(self, mask: Callable[[str], str]) -> None:
        self._mask = mask
        self._left = _BUDGET

    def of(self, cell: Cell) -> tuple[Shown, ...]:
        """The outputs of a cell; what cannot be read is left out."""
        outputs = cell.outputs or ()
        return tuple(shown for output in outputs if isinstance(output, dict) for shown in self._of(output))

    def _of(self, output: Mapping[str, Any]) -> Iterator[Shown]:
        kind, data = output.get("output_type"), output.get("data")
        if kind == "stream":
            yield from self._text(_joined(output.get("text")))
        elif kind == "error":
            said = f"{_joined(output.get('ename'))}: {_joined(output.get('evalue'))}"
            yield Shown("error", _shortened(self._mask(said)))
        elif isinstance(data, dict):
            yield from self._data(data)

    def _data(self, data: Mapping[str, Any]) -> Iterator[Shown]:
        for form in _PICTURES:
            if form in data:
                yield self._picture(form, _joined(data[form]), _joined(data.get("text/plain")))
                return
        plain = _joined(data.get("text/plain"))
        if plain.strip():
            yield from self._text(plain)
        elif data:
            yield Shown("left out", f"output in {', '.join(sorted(map(str, data)))[:80]}, not shown")

    def _picture(self, form: str, text: str, words: str) -> Shown:
        body = "".join(text.split())
        if not _is_picture(form, body):
            return Shown("left out", "picture that cannot be read, not shown")
        if len(body) > self._left:
            return Shown("left out", f"picture of {len(body) * 3 // 4096} kB, not shown")
        self._left -= len(body)
        return Shown("picture", self._mask(words.strip()[:80]) or "picture", f"data:{form};base64,{body}")

    def _text(self, text: str) -> Iterator[Shown]:
        text = _ESCAPE.sub("", text).rstrip()
        if text.strip():
            yield Shown("text", _shortened(self._mask(text[: _CHARACTERS * 4])))


def _is_picture(form: str, body: str) -> bool:
    try:
        return base64.b64decode(body, validate=True).startswith(_PICTURES[form])
    except (binascii.Error, ValueError):
        return False


def _joined(text: Any) -> str:
    if isinstance(text, list):
        return "".join(part for part in text if isinstance(part, str))
    return text if isinstance(text, str) else ""


def _shortened(text: str) -> str:
    lines = text[:_CHARACTERS].split("\n")
    cut = len(lines) > _LINES or len(text) > _CHARACTERS
    return "\n".join(lines[:_LINES]) + ("\n…" if cut else "")
