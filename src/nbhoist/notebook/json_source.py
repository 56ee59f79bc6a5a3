"""Writes the source of a cell as its file writes sources: string or list, indentation, escapes, line ends."""

import json
import re
from typing import NamedTuple

from nbhoist.notebook.json_spans import Span, elements, skip_space
from nbhoist.notebook.text import normalised

_BOM = b"\xef\xbb\xbf"
_ESCAPED = re.compile(rb"\\u(?!00[0-7])[0-9a-fA-F]{4}")
_LINE_ENDS = ("\r\n", "\r")


class ListStyle(NamedTuple):
    """The bytes around and between the items of a list."""

    before: bytes
    between: bytes
    after: bytes


def written_source(data: bytes, span: Span, known: str, text: str) -> bytes:
    """The JSON value for `text` in place of the one at `span`, which was read as `known`."""
    value = json.loads(data[span.start : span.end])
    ascii_only = data.removeprefix(_BOM).isascii() and _ESCAPED.search(data) is not None
    if not isinstance(value, list):
        return _string(_as_stored(value or "", known, text), ascii_only)
    stored = _as_stored("".join(value), known, text)
    spans = elements(data, span.start)
    if not stored:
        return b"[]"
    raw = {item: data[place.start : place.end] for item, place in zip(value, spans, strict=True)}
    style = _style(data, span, spans)
    items = [raw.get(line) or _string(line, ascii_only) for line in _lines(stored)]
    return b"[" + style.before + style.between.join(items) + style.after + b"]"


def _as_stored(old: str, known: str, text: str) -> str:
    """`text` with the line ends of the old source, without what the reader put before it (old headings)."""
    line_end = next((end for end in _LINE_ENDS if end in old), "\n")
    added = known[: len(known) - len(normalised(old))]
    return text.removeprefix(added).replace("\n", line_end)


def _lines(text: str) -> list[str]:
    """Lines with their ends, as nbformat splits them, but only where Python ends a line."""
    return re.findall("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def _string(text: str, ascii_only: bool) -> bytes:
    try:
        return json.dumps(text, ensure_ascii=ascii_only).encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair can only be escaped
        return json.dumps(text).encode("ascii")


def _style(data: bytes, span: Span, spans: list[Span]) -> ListStyle:
    if not spans:
        return _style_of_file(data, span)
    before = data[span.start + 1 : spans[0].start]
    after = data[spans[-1].end : span.end - 1]
    if len(spans) > 1:
        return ListStyle(before, data[spans[0].end : spans[1].start], after)
    return ListStyle(before, b"," + before if b"\n" in before else comma_of(data), after)


def _style_of_file(data: bytes, span: Span) -> ListStyle:
    """The style of a list that was empty: one indentation deeper than its key, where the file is indented."""
    start = data.rfind(b"\n", 0, span.start) + 1
    indent = data[start : skip_space(data, start)]
    if start == 0 or data[start + len(indent) : start + len(indent) + 1] != b'"':
        return ListStyle(b"", comma_of(data), b"")
    line_end = b"\r\n" if data[:start].endswith(b"\r\n") else b"\n"
    before = line_end + indent + indent_unit(data)
    return ListStyle(before, b"," + before, line_end + indent)


def indent_unit(data: bytes) -> bytes:
    """The white space of one level of indentation."""
    brace = data.index(b"{") + 1
    return data[brace : skip_space(data, brace)].lstrip(b"\r\n")


def comma_of(data: bytes) -> bytes:
    """How the file separates values that stand on one line."""
    return b", " if b'": ' in data else b","
