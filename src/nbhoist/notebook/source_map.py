"""From a position in a cell to the line of the file on disk, and from bytes to code points."""

import json
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from nbhoist.notebook.json_spans import elements
from nbhoist.notebook.layout import cell_spans

if TYPE_CHECKING:
    from nbhoist.notebook.layout import CellSpans
    from nbhoist.notebook.model import Notebook

_LINE_END = re.compile("\r\n?|\n")


def code_point_column(line: str, byte_column: int) -> int:
    """Column from 1 in code points of a column from 0 in UTF-8 bytes, as `ast` counts."""
    if line.isascii():
        return byte_column + 1
    head = line.encode("utf-8", "surrogatepass")[:byte_column]
    return sum(byte & 0xC0 != 0x80 for byte in head) + 1  # all bytes but the first of a character start with 10


def byte_column(line: str, column: int) -> int:
    """Column from 0 in UTF-8 bytes of a column from 1 in code points."""
    return len(line[: column - 1].encode("utf-8", "surrogatepass"))


def physical_line(notebook: "Notebook", cell_index: int, line: int) -> int:
    """Line of the file, from 1, that holds line `line` (from 1) of a cell; `line` itself where no file holds it."""
    stored = notebook.stored
    if stored is None:
        return line
    if notebook.format != "ipynb":
        block = stored.blocks()[cell_index]
        return block.first + min(line, block.size)  # of an empty cell the line that starts it
    return _line_in_json(stored.data, cell_spans(stored)[cell_index], line)


def _line_in_json(data: bytes, cell: "CellSpans", line: int) -> int:
    """A source that is one string stands on one line; of a list, the element where the line starts counts."""
    if cell.source is None or data[cell.source.start] != ord("["):
        return cell.line
    spans = elements(data, cell.source.start)
    texts = [json.loads(data[span.start : span.end]) for span in spans]
    if not texts:
        return cell.line
    whole = "".join(texts)
    starts = [0, *(found.end() for found in _LINE_END.finditer(whole))]
    offset = starts[min(line, len(starts)) - 1]
    lengths = [0]
    for text in texts:
        lengths.append(lengths[-1] + len(text))
    element = spans[min(bisect_right(lengths, offset) - 1, len(spans) - 1)]
    return cell.line + data.count(b"\n", cell.source.start, element.start)
