"""Rule pages as tests: code blocks as notebooks, and the diagnostics that their comments promise."""

import json
import re
import shlex
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from nbhoist.errors import NotebookError
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.engine import lint
from nbhoist.lint.entry import Entry
from nbhoist.lint.fixer import Fixed, fix
from nbhoist.lint.index import RULES
from nbhoist.lint.page import Block
from nbhoist.lint.registry import load
from nbhoist.lint.unreadable import unreadable
from nbhoist.notebook.model import Cell, Notebook
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.notebook.reader import parse_notebook
from nbhoist.notebook.strip import stripped_notebook

FOLDER = Path(tempfile.mkdtemp(prefix="pages"))
_COMMENT = re.compile(r"# (error|missed|false alarm): \[(NBH\d{3})\]")
_COMMENTS = re.compile(r"[ \t]*# (?:error|missed|false alarm): \[NBH\d{3}\]")
_COUNT = re.compile(r"^# %%.*\bIn \[(\d+)\]", re.MULTILINE)
_OUTPUT = re.compile(r"^# %%.*\boutput=(\{.*\})", re.MULTILINE)
_MARKER = re.compile(r"^# %%.*$", re.MULTILINE)


class Mark(NamedTuple):
    """A comment such as `# error: [NBH201]`, and where it stands."""

    kind: str
    cell: int
    line: int
    code: str


def path_of(block: Block) -> Path:
    """Where the notebook of a block stands: in a folder of its own, with the files that the fence names.

    ```` ```python Untitled.ipynb requirements.txt="pandas numpy" ```` puts these words into that file, line by line.
    """
    folder = Path(tempfile.mkdtemp(dir=FOLDER))
    (folder / ".git").mkdir()  # nothing above belongs to the project
    name = "page.ipynb"
    for word in shlex.split(block.info.partition("#")[0]):
        file, equals, content = word.partition("=")
        if equals:
            (folder / file).write_text("\n".join(content.split()) + "\n", encoding="utf-8")
        else:
            name = file
    return folder / name


def notebook_of(block: Block) -> Notebook:
    """The notebook of a block; `# %% In [3]` gives a cell its execution count, `output={…}` an output.

    An output is an object of nbformat; a number in its `data` or `text` stands for that many characters.
    """
    path = path_of(block)
    if block.language == "json":
        return parse_notebook(block.text.encode(), path)
    notebook = notebook_from_percent(block.text, path)
    markers = _MARKER.findall(block.text)
    assert len(markers) == len(notebook.cells), "every cell of a page block begins with a marker"
    cells = (_as_marked(cell, marker) for cell, marker in zip(notebook.cells, markers, strict=True))
    return notebook._replace(cells=tuple(cells))


def _as_marked(cell: Cell, marker: str) -> Cell:
    count, output = _COUNT.match(marker), _OUTPUT.match(marker)
    if count is not None:
        cell = cell._replace(execution_count=int(count[1]))
    return cell._replace(outputs=(_sized(json.loads(output[1])),)) if output is not None else cell


def _sized(value: object) -> Any:
    if isinstance(value, dict):
        return {key: _sized(inner) for key, inner in value.items()}
    return "x" * value if isinstance(value, int) else value


def whole_file(block: Block) -> list[tuple[int, int | None, str]]:
    """What the fence promises of the file as a whole."""
    return [(-1, None, found[2]) for found in _COMMENT.finditer(block.info)]


def on_markers(block: Block) -> list[tuple[int, int | None, str]]:
    """What the lines that start cells promise of them, for cells in which no comment may stand."""
    markers = enumerate(_MARKER.findall(block.text))
    return [(cell, 1, found[2]) for cell, marker in markers for found in _COMMENT.finditer(marker)]


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
    rules = load(RULES if any(e.name == "unused-suppression" for e in entries) else entries)
    try:
        notebook = notebook_of(block)
    except NotebookError as error:
        return list(unreadable(path_of(block), error, rules))
    linted = lint(notebook, rules)
    assert [crash.message for crash in linted.crashes] == []
    codes = {entry.code for entry in entries}
    return [d for d in linted.diagnostics if d.code in codes]


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
    document = json.loads(stripped_notebook(notebook))
    for written, cell in zip(document["cells"], notebook.cells, strict=True):
        if cell.kind == "code":
            written |= {"outputs": list(cell.outputs), "execution_count": cell.execution_count}
    return parse_notebook(json.dumps(document, indent=1).encode(), notebook.path)


def fixed_file(block: Block, entry: Entry) -> Fixed:
    """The notebook of a block after all fixes of a rule, safe and unsafe."""
    return fix(file_of(block), load((entry,)), unsafe=True)


def content(notebook: Notebook) -> list[tuple[object, ...]]:
    """What fixes change: kind, tags, source and outputs of each cell."""
    return [(cell.kind, cell.tags, cell.source.strip("\n"), list(cell.outputs)) for cell in notebook.cells]
