"""Rule pages as tests: code blocks as notebooks, and the diagnostics that their comments promise."""

import re
from pathlib import Path
from typing import NamedTuple

from nbhoist.errors import NotebookError
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.engine import lint
from nbhoist.lint.entry import Entry
from nbhoist.lint.page import Block
from nbhoist.lint.registry import load
from nbhoist.lint.unreadable import unreadable
from nbhoist.notebook.model import Notebook
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.notebook.reader import parse_notebook

PATH = Path("page.ipynb")
_COMMENT = re.compile(r"# (error|missed|false alarm): \[(NBH\d{3})\]")
_COUNT = re.compile(r"^# %%.*\bIn \[(\d+)\]", re.MULTILINE)
_MARKER = re.compile(r"^# %%.*$", re.MULTILINE)


class Mark(NamedTuple):
    """A comment such as `# error: [NBH201]`, and where it stands."""

    kind: str
    cell: int
    line: int
    code: str


def notebook_of(block: Block) -> Notebook:
    """The notebook of a block; `# %% In [3]` gives a cell its execution count."""
    if block.language == "json":
        return parse_notebook(block.text.encode(), PATH)
    notebook = notebook_from_percent(block.text, PATH)
    markers = _MARKER.findall(block.text)
    assert len(markers) == len(notebook.cells), "every cell of a page block begins with a marker"
    counts = [_COUNT.match(marker) for marker in markers]
    cells = (
        cell._replace(execution_count=int(count[1])) if count is not None else cell
        for cell, count in zip(notebook.cells, counts, strict=True)
    )
    return notebook._replace(cells=tuple(cells))


def marks(notebook: Notebook) -> list[Mark]:
    """The comments of a notebook that promise something."""
    return [
        Mark(found[1], cell.index, number, found[2])
        for cell in notebook.cells
        for number, line in enumerate(cell.source.split("\n"), start=1)
        for found in _COMMENT.finditer(line)
    ]


def diagnostics_of(block: Block, entries: tuple[Entry, ...]) -> list[Diagnostic]:
    """What the rules find in a block; no rule may crash."""
    rules = load(entries)
    try:
        notebook = notebook_of(block)
    except NotebookError as error:
        return list(unreadable(PATH, error, rules))
    linted = lint(notebook, rules)
    assert [crash.message for crash in linted.crashes] == []
    return list(linted.diagnostics)


def places(diagnostics: list[Diagnostic]) -> list[tuple[int, int | None, str]]:
    """Cell index, line and code of each diagnostic."""
    return [(d.cell.index if d.cell is not None else -1, d.line, d.code) for d in diagnostics]
