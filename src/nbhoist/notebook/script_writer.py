"""Writes changed cells back into a script notebook, in the form that its lines have."""

import re
from typing import TYPE_CHECKING

from nbhoist.errors import NotebookError
from nbhoist.notebook.comments import commented

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.notebook.block import Block
    from nbhoist.notebook.model import Notebook
    from nbhoist.notebook.stored import Stored

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def replace_in_script(notebook: "Notebook", stored: "Stored", sources: "Mapping[int, str]") -> bytes:
    """The file with other sources for some cells; raises `NotebookError` where a source would not read back."""
    lines = _LINE.findall(stored.data.decode("utf-8"))
    blocks = stored.blocks()
    line_end = next((_line_end(line) for line in lines if _line_end(line)), "\n")
    hides_magics = any(block.style == "magics" for block in blocks)
    for index in sorted(sources, reverse=True):
        block = blocks[index]
        if block.style == "plain" and hides_magics:
            block = block._replace(style="magics")
        _put(lines, block, sources[index], line_end)
    return _checked(notebook, stored.encoded("".join(lines).encode("utf-8")), sources)


def _checked(notebook: "Notebook", data: bytes, sources: "Mapping[int, str]") -> bytes:
    from nbhoist.notebook.reader import parse_notebook  # what is written must read back

    again = [cell.source for cell in parse_notebook(data, notebook.path).cells]
    if again != [sources.get(cell.index, cell.source) for cell in notebook.cells]:
        cells = ", ".join(str(index + 1) for index in sorted(sources))
        raise NotebookError(
            f"`{notebook.path}` cannot hold the new text of cell {cells}: it would read differently; change it by hand"
        )
    return data


def _put(lines: list[str], block: "Block", source: str, line_end: str) -> None:
    """Put `source` in place of the lines of `block`."""
    end = block.first + block.size
    is_open = bool(lines) and end >= len(lines) and not _line_end(lines[-1])
    if is_open:
        lines[-1] += line_end
    raw = [line[: len(line) - len(_line_end(line))] for line in lines[block.first : end]]
    new = [line + line_end for line in _written(block, raw, source.split("\n"))] if source else []
    lines[block.first : end] = new
    if is_open:
        lines[-1] = lines[-1].removesuffix(line_end)


def _written(block: "Block", raw: list[str], new: list[str]) -> list[str]:
    """The lines of the file for the lines of a source; those that stay are not written anew."""
    old = block.source.split("\n")
    if not raw:
        return [_line(block.style, line) for line in new]
    prefix = raw[0][: raw[0].rfind(old[0])] if block.style in ("quoted", "markdown", "foreign") else ""
    suffix = raw[-1][raw[-1].rfind(old[-1]) + len(old[-1]) :] if block.style == "quoted" else ""
    if block.style == "foreign":
        return raw[:1] + _kept(block.style, old[1:], raw[1:], new[1:]) if new[0] == old[0] else new
    if not prefix and not suffix:
        return _kept(block.style, old, raw, new)
    style = "plain" if block.style == "quoted" else "magic"
    written = [prefix + new[0], *(_line(style, line) for line in new[1:])]
    return [*written[:-1], written[-1] + suffix]


def _kept(style: str, old: list[str], raw: list[str], new: list[str]) -> list[str]:
    known = dict(zip(old, raw, strict=True))
    if style == "magic" and any(before == after for before, after in known.items()):
        style = "plain"  # only some lines are hidden from Python
    return [known.get(line, _line(style, line)) for line in new]


def _line(style: str, line: str) -> str:
    if style == "magics":
        return commented(line)
    if style in ("commented", "foreign"):
        return f"# {line}" if line else "#"
    if style in ("magic", "markdown"):
        return f"# MAGIC {line}".rstrip() if not line.strip() else f"# MAGIC {line}"
    return line


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
