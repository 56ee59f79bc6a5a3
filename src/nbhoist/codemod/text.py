"""From syntax nodes to the text of their cell: where a node stands, and what may be written there."""

from typing import TYPE_CHECKING, NamedTuple

from nbhoist.codemod.edits import Replace
from nbhoist.notebook.source_map import code_point_column

if TYPE_CHECKING:
    import ast

    from nbhoist.notebook.cells import ParsedCell

    Placed = ast.expr | ast.stmt | ast.alias | ast.keyword | ast.excepthandler | ast.arg


class Point(NamedTuple):
    """A place between two characters of a cell: line and column from 1, in code points."""

    line: int
    column: int


def lines_of(parsed: "ParsedCell") -> list[str]:
    """The lines of the cell as the file holds them."""
    return parsed.cell.source.split("\n")


def is_written(parsed: "ParsedCell", first: int, last: int) -> bool:
    """Whether these lines, from 1, stand in the cell as they were parsed: no magic was put in their place."""
    own, read = lines_of(parsed), parsed.python.split("\n")
    return last <= len(own) and all(
        a == b or not a.strip() for a, b in zip(own[first - 1 : last], read[first - 1 : last], strict=True)
    )


def start_of(parsed: "ParsedCell", node: "Placed") -> Point:
    """Where `node` begins."""
    return _point(parsed, node.lineno, node.col_offset)


def end_of(parsed: "ParsedCell", node: "Placed") -> Point:
    """Where `node` ends."""
    line, offset = node.end_lineno or node.lineno, node.end_col_offset
    return _point(parsed, line, node.col_offset if offset is None else offset)


def text_between(parsed: "ParsedCell", start: Point, end: Point) -> str:
    """The text of the cell from `start` to `end`."""
    lines = lines_of(parsed)[start.line - 1 : end.line]
    lines[-1] = lines[-1][: end.column - 1]
    lines[0] = lines[0][start.column - 1 :]
    return "\n".join(lines)


def source_of(parsed: "ParsedCell", node: "Placed") -> str:
    """The text of `node` in its cell."""
    return text_between(parsed, start_of(parsed, node), end_of(parsed, node))


def replaced(parsed: "ParsedCell", node: "Placed", text: str) -> Replace | None:
    """`text` in place of `node`; None where a magic stands there."""
    if not is_written(parsed, node.lineno, node.end_lineno or node.lineno):
        return None
    return Replace(parsed.cell.index, *start_of(parsed, node), *end_of(parsed, node), text)


def inserted(parsed: "ParsedCell", point: Point, text: str) -> Replace:
    """`text` at `point`."""
    return Replace(parsed.cell.index, *point, *point, text)


def moved(point: Point, text: str) -> Point:
    """Where `text` ends that begins at `point`."""
    last = text.rpartition("\n")[2]
    return Point(point.line + text.count("\n"), (1 if "\n" in text else point.column) + len(last))


def _point(parsed: "ParsedCell", line: int, offset: int) -> Point:
    return Point(line, code_point_column(lines_of(parsed)[line - 1], offset))
