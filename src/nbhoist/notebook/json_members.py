"""Sets a member of a JSON object in its text, indented as the file is."""

import json

from nbhoist.notebook.json_source import comma_of, indent_unit
from nbhoist.notebook.json_spans import Span, members, skip_space


def member_set(data: bytes, start: int, key: str, value: str) -> tuple[Span, bytes]:
    """The edit that gives the object at `start` the member `key`; `value` is JSON text."""
    known = members(data, start).get(key)
    if known is not None:
        return known, value.encode("utf-8")
    colon = ": " if b" " in comma_of(data) or b'": ' in data else ":"
    member = f"{json.dumps(key)}{colon}{value}".encode()
    first = skip_space(data, start + 1)
    space = data[start + 1 : first]
    if data[first : first + 1] != b"}":
        return Span(start + 1, start + 1), space + member + (b"," if space else comma_of(data))
    return Span(start + 1, first), _around(data, start, member)


def _around(data: bytes, start: int, member: bytes) -> bytes:
    """The only member of an object that was empty: on a line of its own in a file that is indented."""
    line = data.rfind(b"\n", 0, start) + 1
    indent = data[line : skip_space(data, line)]
    if line == 0:
        return member
    line_end = b"\r\n" if data[:line].endswith(b"\r\n") else b"\n"
    return line_end + indent + indent_unit(data) + member + line_end + indent
