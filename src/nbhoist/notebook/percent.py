"""The percent format: cells of a Python file between `# %%` lines."""

import re
from typing import TYPE_CHECKING, Any

from nbhoist.notebook.block import Block
from nbhoist.notebook.comments import is_commented, prose, uncommented
from nbhoist.notebook.markers import Marker, marker_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from nbhoist.notebook.model import Cell, Notebook

_HEADER_END = re.compile(r"^# ---[ \t]*$")
_HEADER_ENTRY = re.compile(r"^#\s+(?P<key>name|language|display_name|format_name):\s*(?P<value>.*?)\s*$")
_IS_HEADER = re.compile(r"^#\s+(?:jupyter|jupytext):", re.MULTILINE)


def to_percent(notebook: "Notebook") -> str:
    """Write the cells in percent format, magics as they are; a blank line stands between cells."""
    return "\n".join(_written(cell) for cell in notebook.cells)


def notebook_from_percent(text: str, path: "Path") -> "Notebook":
    """Read percent text in which magics stand uncommented, as `to_percent` writes it."""
    from nbhoist.notebook.script import notebook_from_blocks  # it knows all script formats

    plain = text.replace("\r\n", "\n")
    blocks = split_percent(plain.split("\n"), magics_commented=False)
    return notebook_from_blocks(blocks, percent_metadata(plain), "percent", path)


def has_markers(text: str) -> bool:
    """Whether a line of `text` starts a cell, or a header says that jupytext wrote it in this format."""
    return any(marker_of(line) for line in text.split("\n") if line.startswith("#")) or (
        _header(text.split("\n", 60)).get("format_name") == "percent"
    )


def percent_metadata(text: str) -> "Mapping[str, Any]":
    """The kernel that jupytext's header names, as notebook metadata."""
    header = _header(text.split("\n", 60))
    kernel = {key: value for key, value in header.items() if key != "format_name"}
    return {"kernelspec": kernel} if kernel else {}


def split_percent(lines: "Sequence[str]", *, magics_commented: bool = True) -> tuple[Block, ...]:
    """The cells with the lines that hold them; text before the first marker counts when it holds code."""
    start = _header_length(lines)
    marks = [(number, found) for number, line in enumerate(lines) if (found := marker_of(line)) and number >= start]
    first = marks[0][0] if marks else len(lines)
    head = _code(lines, start, first, Marker(), magics_commented)
    blocks = [head] if _holds_code(lines[start:first]) else []
    ends = [number for number, _ in marks[1:]] + [len(lines)]
    for (number, marker), end in zip(marks, ends, strict=True):
        blocks.append(_block(lines, number, end, marker, magics_commented))
    return tuple(blocks)


def _block(lines: "Sequence[str]", mark: int, end: int, marker: Marker, magics_commented: bool) -> Block:
    if marker.kind != "code":
        text = prose(lines, mark + 1, _trimmed(lines, mark + 1, end))
        return text._replace(kind=marker.kind, tags=marker.tags, id=marker.id)
    if marker.magic:
        return _foreign(lines, mark, end, marker)
    return _code(lines, mark + 1, end, marker, magics_commented)


def _code(lines: "Sequence[str]", start: int, end: int, marker: Marker, magics_commented: bool) -> Block:
    body = list(lines[start : _trimmed(lines, start, end)])
    style = "plain"
    if magics_commented and any(is_commented(line) for line in body):
        body, style = [uncommented(line) for line in body], "magics"
    return Block("code", "\n".join(body), start, len(body), style, marker.tags, marker.id, marker.execution_count)


def _foreign(lines: "Sequence[str]", mark: int, end: int, marker: Marker) -> Block:
    """jupytext's `# %% language="bash"`: the marker stands for the magic, the body is commented out."""
    body = prose(lines, mark + 1, _trimmed(lines, mark + 1, end))
    source = f"{marker.magic}\n{body.source}" if body.size else marker.magic
    return Block("code", source, mark, body.size + 1, "foreign", marker.tags, marker.id)


def _written(cell: "Cell") -> str:
    kind = "" if cell.kind == "code" else f" [{cell.kind}]"
    tags = " tags=[" + ", ".join(f'"{tag}"' for tag in cell.tags) + "]" if cell.tags else ""
    lines = cell.source.split("\n")
    if cell.kind != "code":
        lines = [f"# {line}" if line else "#" for line in lines]
    return "\n".join([f"# %%{kind}{tags}", *lines]) + "\n"


def _trimmed(lines: "Sequence[str]", start: int, end: int) -> int:
    """The end of the lines without the blank ones before the next marker."""
    while end > start and not lines[end - 1].strip():
        end -= 1
    return end


def _holds_code(lines: "Sequence[str]") -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def _header_length(lines: "Sequence[str]") -> int:
    """How many lines jupytext's header takes."""
    if not lines or not _HEADER_END.match(lines[0]):
        return 0
    end = next((number for number, line in enumerate(lines[1:], start=1) if _HEADER_END.match(line)), 0)
    return end + 1 if end and _IS_HEADER.search("\n".join(lines[:end])) else 0


def _header(lines: "Sequence[str]") -> dict[str, str]:
    entries = (_HEADER_ENTRY.match(line) for line in lines[: _header_length(lines)])
    return {entry["key"]: entry["value"].strip("'\"") for entry in entries if entry is not None}
