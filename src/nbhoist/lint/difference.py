"""What fixes change, as a unified diff of the cells in percent format; outputs are counted, not shown."""

from difflib import unified_diff
from typing import TYPE_CHECKING

from nbhoist.lint.masking import secrets_of

if TYPE_CHECKING:
    from nbhoist.notebook.model import Cell, Notebook


def difference(before: "Notebook", after: "Notebook") -> str:
    """The diff between two states of a notebook, secrets masked."""
    path = before.path.as_posix()
    lines = unified_diff(_lines(before), _lines(after), f"{path} (as it is)", f"{path} (fixed)", lineterm="")
    text = "".join(f"{line}\n" for line in lines)
    for secret in secrets_of(before):
        text = text.replace(secret, "*" * len(secret))
    if not text and before.metadata != after.metadata:
        return f"{path}: metadata of the notebook would change\n"
    return text


def _lines(notebook: "Notebook") -> list[str]:
    return [line for cell in notebook.cells for line in (*_head(cell), *cell.source.split("\n"), "")]


def _head(cell: "Cell") -> list[str]:
    kind = "" if cell.kind == "code" else f" [{cell.kind}]"
    tags = f" tags={list(cell.tags)}" if cell.tags else ""
    outputs = f" outputs: {len(cell.outputs)}" if cell.outputs else ""
    return [f"# %%{kind}{tags}{outputs}"]
