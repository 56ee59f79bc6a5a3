"""Python files that are notebooks: percent format or a Databricks source export."""

from typing import TYPE_CHECKING, Any

from nbhoist.notebook.databricks import is_databricks, split_databricks
from nbhoist.notebook.ids import unique_ids
from nbhoist.notebook.language import kernel_of, language_of
from nbhoist.notebook.model import Cell, Notebook
from nbhoist.notebook.percent import has_markers, percent_metadata, split_percent
from nbhoist.notebook.platforms import platform_of
from nbhoist.notebook.text import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from nbhoist.notebook.block import Block
    from nbhoist.notebook.model import Format


def is_script_notebook(text: str) -> bool:
    """Whether a Python file has the header or the cell markers of a notebook."""
    return is_databricks(text) or has_markers(normalised(text))


def blocks_of(text: str) -> "tuple[Block, ...]":
    """The cells of a script with the lines that hold them."""
    lines = normalised(text).split("\n")
    return split_databricks(lines) if is_databricks(text) else split_percent(lines)


def notebook_from_script(text: str, path: "Path") -> Notebook:
    """Read a script notebook; magics that stand as comments come back as magics."""
    if is_databricks(text):
        return notebook_from_blocks(blocks_of(text), {}, "databricks", path)
    return notebook_from_blocks(blocks_of(text), percent_metadata(normalised(text)), "percent", path)


def notebook_from_blocks(
    blocks: "Sequence[Block]", metadata: "Mapping[str, Any]", form: "Format", path: "Path"
) -> Notebook:
    """A notebook of the cells that were found in a script."""
    ids = unique_ids([block.id for block in blocks])
    cells = tuple(
        Cell(index, ids[index], block.kind, block.source, block.execution_count, block.tags)
        for index, block in enumerate(blocks)
    )
    platform = platform_of(metadata, cells, form)
    return Notebook(path, cells, metadata, language_of(metadata), kernel_of(metadata), form, platform)
