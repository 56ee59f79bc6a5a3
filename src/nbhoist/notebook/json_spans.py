"""Where the values of a JSON text stand, without building them: works on bytes, for valid JSON.

On broken JSON the functions raise `ValueError` or find nonsense, but never hang.
"""

import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(rb"[ \t\r\n]*+")
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_SCALAR = re.compile(rb"[^\s,\]}\"\[{]++")
_TO_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+")*+([\[\]{}])', re.DOTALL)


class Span(NamedTuple):
    """A run of bytes, the end exclusive."""

    start: int
    end: int


def skip_space(data: bytes, position: int) -> int:
    """The next position at or after `position` that holds no white space."""
    found = _SPACE.match(data, position)
    return found.end() if found is not None else position


def value_span(data: bytes, position: int) -> Span:
    """The value that starts at `position`, or after the white space there."""
    start = skip_space(data, position)
    first = data[start : start + 1]
    if first in (b"{", b"["):
        return Span(start, _closing(data, start))
    found = (_STRING if first == b'"' else _SCALAR).match(data, start)
    if found is None:
        raise ValueError(f"no JSON value at byte {start}")
    return Span(start, found.end())


def members(data: bytes, start: int) -> "Iterator[tuple[str, Span]]":
    """Keys and values of the object at `start`."""
    position = skip_space(data, start + 1)
    while data[position : position + 1] == b'"':
        key = value_span(data, position)
        colon = skip_space(data, key.end)
        value = value_span(data, colon + 1)
        yield json.loads(data[key.start : key.end]), value
        position = _after_comma(data, value.end)


def elements(data: bytes, start: int) -> "Iterator[Span]":
    """The values of the array at `start`."""
    position = skip_space(data, start + 1)
    while data[position : position + 1] not in (b"]", b""):
        value = value_span(data, position)
        yield value
        position = _after_comma(data, value.end)


def _after_comma(data: bytes, position: int) -> int:
    position = skip_space(data, position)
    return skip_space(data, position + 1) if data[position : position + 1] == b"," else position


def _closing(data: bytes, start: int) -> int:
    """The end of the object or array that opens at `start`."""
    depth, position = 1, start + 1
    while depth:
        found = _TO_BRACKET.match(data, position)
        if found is None:
            raise ValueError(f"the JSON value at byte {start} does not end")
        depth += 1 if found[1] in b"[{" else -1
        position = found.end()
    return position
