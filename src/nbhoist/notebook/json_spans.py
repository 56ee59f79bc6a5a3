"""Where the values of a JSON text stand, without building them: works on bytes, for valid JSON.

On broken JSON the functions raise `ValueError` or find nonsense, but never hang.
"""

import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACE = rb"[ \t\r\n]*+"
_TEXT = rb'"(?:[^"\\]++|\\.)*+"'
_SPACES = re.compile(_SPACE)
_PLAIN = re.compile(_TEXT + rb"|[^\s,\]}\"\[{]++", re.DOTALL)
_KEY = re.compile(_SPACE + rb"(" + _TEXT + rb")" + _SPACE + rb":" + _SPACE, re.DOTALL)
_COMMA = re.compile(_SPACE + rb",?" + _SPACE)
_TO_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|' + _TEXT + rb")*+([\[\]{}])", re.DOTALL)


class Span(NamedTuple):
    """A run of bytes, the end exclusive."""

    start: int
    end: int


def skip_space(data: bytes, position: int) -> int:
    """The next position at or after `position` that holds no white space."""
    return _after(_SPACES, data, position)


def value_end(data: bytes, start: int) -> int:
    """Where the value that starts at `start` ends."""
    plain = _PLAIN.match(data, start)
    if plain is not None:
        return plain.end()
    if data[start : start + 1] not in (b"{", b"["):
        raise ValueError(f"no JSON value at byte {start}")
    depth, position = 1, start + 1
    while depth:
        found = _TO_BRACKET.match(data, position)
        if found is None:
            raise ValueError(f"the JSON value at byte {start} does not end")
        depth += 1 if found[1] in b"[{" else -1
        position = found.end()
    return position


def walk_object(data: bytes, start: int, visit: "Callable[[str, int], int | None]") -> int:
    """Call `visit` with each key and the start of its value; give back where the object ends.

    A visitor that walked through the value gives back its end, so that nothing is walked twice.
    """
    position = start + 1
    while (key := _KEY.match(data, position)) is not None:
        end = visit(_name(key[1]), key.end())
        position = _after(_COMMA, data, value_end(data, key.end()) if end is None else end)
    return _closed(data, skip_space(data, position), b"}")


def walk_array(data: bytes, start: int, visit: "Callable[[int], int | None]") -> int:
    """Call `visit` with the start of each value; ends as in `walk_object`."""
    position = skip_space(data, start + 1)
    while data[position : position + 1] not in (b"]", b""):
        end = visit(position)
        position = _after(_COMMA, data, value_end(data, position) if end is None else end)
    return _closed(data, position, b"]")


def members(data: bytes, start: int) -> dict[str, Span]:
    """The values of the object at `start` by key; of equal keys the last counts."""
    found: dict[str, Span] = {}

    def visit(key: str, value: int) -> int:
        found[key] = Span(value, value_end(data, value))
        return found[key].end

    walk_object(data, start, visit)
    return found


def elements(data: bytes, start: int) -> list[Span]:
    """The values of the array at `start`."""
    found: list[Span] = []

    def visit(value: int) -> int:
        found.append(Span(value, value_end(data, value)))
        return found[-1].end

    walk_array(data, start, visit)
    return found


def _after(pattern: re.Pattern[bytes], data: bytes, position: int) -> int:
    found = pattern.match(data, position)
    return found.end() if found is not None else position


def _name(key: bytes) -> str:
    return str(json.loads(key)) if b"\\" in key else key[1:-1].decode("utf-8")


def _closed(data: bytes, position: int, bracket: bytes) -> int:
    if data[position : position + 1] != bracket:
        raise ValueError(f"no closing bracket at byte {position}")
    return position + 1
