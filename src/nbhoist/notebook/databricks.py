"""Databricks source exports: `# COMMAND ----------` between cells, `# MAGIC` before lines that are no Python."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from nbhoist.notebook.block import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = "# Databricks notebook source"
_SEPARATOR = re.compile(r"^# COMMAND -{5,}\s*$")
_MAGIC = re.compile(r"^# MAGIC(?: |$)")
_TITLE = re.compile(r"^# DBTITLE \d+,")
_MARKDOWN = re.compile(r"^%md(?:-sandbox)?(?:[ \t]+(?P<text>.*))?$")


def is_databricks(text: str) -> bool:
    """Whether the first line is the header of a Databricks export."""
    return text.startswith(_HEADER)


def split_databricks(lines: "Sequence[str]") -> tuple[Block, ...]:
    """The cells with the lines that hold them."""
    marks = [0, *(number for number, line in enumerate(lines) if _SEPARATOR.match(line)), len(lines)]
    spans = (_span(lines, mark + 1, end) for mark, end in pairwise(marks))
    return tuple(_block(lines, start, end) for start, end in spans if start < end)


def _span(lines: "Sequence[str]", start: int, end: int) -> tuple[int, int]:
    """The lines of a cell without its title and the blank lines around it."""
    while start < end and (not lines[start].strip() or _TITLE.match(lines[start])):
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return start, end


def _block(lines: "Sequence[str]", start: int, end: int) -> Block:
    body = [_MAGIC.sub("", line, count=1) for line in lines[start:end]]
    style = "magic" if body != list(lines[start:end]) else "plain"
    markdown = _MARKDOWN.match(body[0]) if style == "magic" else None
    if markdown is None:
        return Block("code", "\n".join(body), start, len(body), style)
    if markdown["text"]:
        return Block("markdown", "\n".join([markdown["text"], *body[1:]]), start, len(body), "markdown")
    return Block("markdown", "\n".join(body[1:]), start + 1, len(body) - 1, style)
