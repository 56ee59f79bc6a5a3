"""Writes changed cells back into a script notebook, in the form that its lines have."""

from typing import TYPE_CHECKING

from nbhoist.errors import NotebookError
from nbhoist.notebook.comments import commented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbhoist.notebook.block import Block
    from nbhoist.notebook.model import Notebook
    from nbhoist.notebook.stored import Stored


def replace_in_script(notebook: "Notebook", stored: "Stored", sources: "Mapping[int, str]") -> bytes:
    """The file with other sources for some cells; raises `NotebookError` where a source would not read back."""
    from nbhoist.notebook.reader import parse_notebook  # what is written must read back

    lines = stored.data.decode("utf-8").splitlines(keepends=True) if False else _physical(stored.data.decode("utf-8"))
    blocks = stored.blocks()
    line_end = next((line[len(line.rstrip("\r\n")) :] for line in lines if line.endswith(("\n", "\r"))), "\n")
    for index in sorted(sources, reverse=True):
        _put(lines, blocks[index], sources[index], line_end)
    data = stored.encoded("".join(lines).encode("utf-8"))
    again = [cell.source for cell in parse_notebook(data, notebook.path).cells]
    wanted = [sources.get(cell.index, cell.source) for cell in notebook.cells]
    if again != wanted:
        cells = ", ".join(str(index + 1) for index in sorted(sources))
        raise NotebookError(f"`{notebook.path}` cannot hold the new text of cell {cells}; it would read as other cells")
    return data
