"""A copy of a notebook without what runs leave behind."""

import json
from typing import TYPE_CHECKING, Any

from nbhoist.notebook.json_spans import members
from nbhoist.notebook.layout import cell_spans, root
from nbhoist.notebook.writer import applied, without_outputs

if TYPE_CHECKING:
    from nbhoist.notebook.model import Cell, Notebook
    from nbhoist.notebook.stored import Stored


def stripped_notebook(notebook: "Notebook") -> bytes:
    """The notebook as `.ipynb` without outputs, execution counts and widget state; the rest byte for byte."""
    if notebook.stored is not None and notebook.format == "ipynb":
        return _stripped(notebook.stored)
    cells = [_as_json(cell) for cell in notebook.cells]
    whole = {"cells": cells, "metadata": dict(notebook.metadata), "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _stripped(stored: "Stored") -> bytes:
    edits = [edit for spans in cell_spans(stored) for edit in without_outputs(stored.data, spans)]
    metadata = members(stored.data, root(stored.data)).get("metadata")
    if metadata is not None and stored.data[metadata.start] == ord("{"):
        widgets = members(stored.data, metadata.start).get("widgets")
        edits += [(widgets, b"{}")] if widgets is not None else []
    return stored.encoded(applied(stored.data, edits))


def _as_json(cell: "Cell") -> dict[str, Any]:
    lines = cell.source.split("\n")
    source = [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    metadata = {"tags": list(cell.tags)} if cell.tags else {}
    ran: dict[str, Any] = {"execution_count": None, "outputs": []} if cell.kind == "code" else {}
    return {"cell_type": cell.kind, "id": cell.id, "metadata": metadata, **ran, "source": source}
