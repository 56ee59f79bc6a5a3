"""A copy of a notebook without what runs leave behind."""

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.notebook.model import Notebook


def stripped_notebook(notebook: "Notebook") -> bytes:
    """The notebook in nbformat 4.5 without outputs and execution counts."""
    cells = [
        {"cell_type": c.kind, "id": c.id, "metadata": {"tags": list(c.tags)} if c.tags else {}, "source": c.source.splitlines(True)}
        | ({"execution_count": None, "outputs": []} if c.kind == "code" else {})
        for c in notebook.cells
    ]
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode()
