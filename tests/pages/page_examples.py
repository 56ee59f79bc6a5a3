"""Rule pages as tests: code blocks as notebooks, and the diagnostics that their comments promise."""

import re
from pathlib import Path
from typing import NamedTuple

from nbhoist.errors import NotebookError
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.engine import lint
from nbhoist.lint.entry import Entry
from nbhoist.lint.fixer import Fixed, fix
from nbhoist.lint.page import Block
from nbhoist.lint.registry import load
from nbhoist.lint.unreadable import unreadable
from nbhoist.notebook.model import Notebook
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.notebook.reader import parse_notebook
from nbhoist.notebook.strip import stripped_notebook

PATH = Path("page.ipynb")
_COMMENT = re.compile(r"# (error|missed|false alarm): \[(NBH\d{3})\]")
_COMMENTS = re.compile(r"[ \t]*# (?:error|missed|false alarm): \[NBH\d{3}\]")
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


def without_comments(block: Block) -> Block:
    """The block without the comments that promise something, as a user's notebook is."""
    return block._replace(text=_COMMENTS.sub("", block.text))


def file_of(block: Block) -> Notebook:
    """The notebook of a block as it would be read from an `.ipynb` file."""
    notebook = notebook_of(without_comments(block))
    if notebook.stored is not None:
        return notebook
    counts = [cell.execution_count for cell in notebook.cells]
    read = parse_notebook(stripped_notebook(notebook), PATH)
    cells = (cell._replace(execution_count=count) for cell, count in zip(read.cells, counts, strict=True))
    return read._replace(cells=tuple(cells))


def fixed_file(block: Block, entry: Entry) -> Fixed:
    """The notebook of a block after all fixes of a rule, safe and unsafe."""
    return fix(file_of(block), load((entry,)), unsafe=True)


def content(notebook: Notebook) -> list[tuple[object, ...]]:
    """What fixes change: kind, tags, source and outputs of each cell."""
    return [(cell.kind, cell.tags, cell.source.strip("\n"), list(cell.outputs)) for cell in notebook.cells]
