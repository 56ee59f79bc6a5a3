"""Writes a new code cell into a file, in the style of the cells that are there."""

import json
from typing import TYPE_CHECKING, Any

from nbhoist.errors import NotebookError
from nbhoist.notebook.json_source import comma_of, indent_unit
from nbhoist.notebook.json_spans import Span, members
from nbhoist.notebook.layout import raw_cells, root
from nbhoist.notebook.markers import marker_of

if TYPE_CHECKING:
    from nbhoist.notebook.changes import NewCell
    from nbhoist.notebook.model import Notebook


def inserted_cell(notebook: "Notebook", data: bytes, new: "NewCell", taken: frozenset[str]) -> tuple[Span, bytes]:
    """The edit that puts `new` into an `.ipynb` file; raises `NotebookError` for nbformat 2 and 3."""
    if "cells" not in members(data, root(data)):
        raise NotebookError(f"`{notebook.path}` is of an old format; save it in Jupyter to have cells added")
    cells = raw_cells(data)
    start, parts = cells[new.before]
    space = _space_before(data, start)
    source = parts.get("source")
    as_list = source is None or data[source.start] == ord("[")
    document = _document(new, _free_id(new.tag, taken) if "id" in parts else None, as_list)
    between = b"," + (space if space else comma_of(data)[1:])
    return Span(start, start), _written(data, document, space) + between


def inserted_in_script(notebook: "Notebook", new: "NewCell") -> bytes:
    """The script with `new` in it; raises `NotebookError` where no marker begins the cell behind it."""
    stored = notebook.stored
    if stored is None or notebook.format != "percent":
        raise NotebookError(f"`{notebook.path}` cannot be given a cell; add one with the tag `{new.tag}` by hand")
    lines = stored.data.decode("utf-8").splitlines(keepends=True)
    first = stored.blocks()[new.before].first - 1
    if first < 0 or marker_of(lines[first].rstrip("\r\n")) is None:
        raise NotebookError(f"`{notebook.path}` has no `# %%` line above its first cell; add one")
    line_end = "\r\n" if lines[first].endswith("\r\n") else "\n"
    added = [f'# %% tags=["{new.tag}"]', *new.source.split("\n"), ""]
    text = "".join([*lines[:first], *(line + line_end for line in added), *lines[first:]])
    return stored.encoded(text.encode("utf-8"))


def _document(new: "NewCell", identifier: str | None, as_list: bool) -> dict[str, Any]:
    lines = new.source.split("\n")
    source = [f"{line}\n" for line in lines[:-1]] + [lines[-1]]
    return {
        "cell_type": "code",
        "execution_count": None,
        **({"id": identifier} if identifier is not None else {}),
        "metadata": {"tags": [new.tag]},
        "outputs": [],
        "source": source if as_list else new.source,
    }


def _written(data: bytes, document: dict[str, Any], space: bytes) -> bytes:
    if b"\n" not in space:
        comma = comma_of(data).decode()
        return json.dumps(document, ensure_ascii=False, separators=(comma, ": " if comma == ", " else ":")).encode()
    text = json.dumps(document, ensure_ascii=False, indent=indent_unit(data).decode() or None)
    return text.encode("utf-8").replace(b"\n", space)


def _space_before(data: bytes, start: int) -> bytes:
    begin = start
    while data[begin - 1 : begin].isspace():
        begin -= 1
    return data[begin:start]


def _free_id(wanted: str, taken: frozenset[str]) -> str:
    number, identifier = 1, wanted
    while identifier in taken:
        number += 1
        identifier = f"{wanted}-{number}"
    return identifier
