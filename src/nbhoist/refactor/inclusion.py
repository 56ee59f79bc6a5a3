"""Notebooks with what they run by `%run` in its place.

A notebook that is run there shares the names of the one that runs it, and shows no values, only what it prints: its
cells come in where `%run` stands. A script runs in names of its own, which are copied back: it comes along as a module,
and the names that are wanted are taken from it.
"""

import ast
import hashlib
import shlex
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.prepare import prepare
from nbhoist.analysis.scopes import statement_names
from nbhoist.analysis.shell import shell_call
from nbhoist.errors import NbhoistError
from nbhoist.notebook.reader import read_notebook
from nbhoist.notebook.syntax import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbhoist.notebook.cells import ParsedCell
    from nbhoist.notebook.model import Cell, Notebook

RUN_BESIDE = "run_beside"  # what stands for `%run script.py`
_DEEPEST = 8


class Included(NamedTuple):
    """A notebook with what it runs in its place, and the files that came in with their hashes."""

    notebook: "Notebook"
    files: tuple[tuple[str, str], ...] = ()


def with_included(notebook: "Notebook", python_magics: frozenset[str] = frozenset()) -> Included:
    """Expand each `%run` of a file beside the notebook that can be followed; all others stay as they are."""
    if not any("run" in cell.source for cell in notebook.code_cells):
        return Included(notebook)
    files: dict[str, str] = {}
    expanded = _Expansion(notebook, python_magics, files)
    cells = [piece for cell in notebook.cells for piece in expanded.of_cell(cell, 0)]
    return Included(notebook._replace(cells=tuple(cells)), tuple(files.items())) if files else Included(notebook)


class _Expansion:
    """What the cells of one notebook become."""

    def __init__(self, notebook: "Notebook", magics: frozenset[str], files: dict[str, str]) -> None:
        self._folder = notebook.path.resolve().parent
        self._magics = magics
        self._files = files
        self._read = frozenset(name for cell in notebook.code_cells for name in _names(prepare(cell, magics)))

    def of_cell(self, cell: "Cell", depth: int) -> "Iterator[Cell]":
        """A cell in pieces, with what it runs between them; most are one piece."""
        parsed = prepare(cell, self._magics) if cell.kind == "code" and "run" in cell.source else None
        runs = list(_runs(parsed)) if parsed is not None and depth < _DEEPEST else []
        source, pieces, begin = cell.source, [], 1
        for node, words in runs:
            scripted = self._script(words)
            inner = None if scripted else self._notebook(words, depth)
            lines = source.split("\n")
            if scripted:
                lines[node.lineno - 1 : node.end_lineno] = [scripted] + [""] * ((node.end_lineno or 0) - node.lineno)
                source = "\n".join(lines)
            elif inner is not None:
                pieces += [_piece(cell, source, begin, node.lineno - 1, silent=True), *inner]
                begin = (node.end_lineno or node.lineno) + 1
        if source == cell.source and not pieces:
            yield cell
            return
        pieces.append(_piece(cell, source, begin, source.count("\n") + 1, silent=False))
        for at, piece in enumerate(pieces):
            identifier = cell.id if not at else f"{cell.id}/{at:03}"
            yield piece._replace(
                index=cell.index,
                id=identifier,
                host=cell.id,
                host_source=cell.source,
                execution_count=cell.execution_count,
            )

    def _notebook(self, words: list[str], depth: int) -> "list[Cell] | None":
        """The cells of a notebook, or of a script that shares the names; None where it cannot be followed."""
        shared = words[:1] == ["-i"]
        path = self._folder / words[-1]
        if len(words) != 1 + shared or not path.is_file() or (path.suffix == ".ipynb") == shared:
            return None
        found = self._shared_script(path) if shared else self._cells(path)
        inner = [piece for cell in found or () for piece in self.of_cell(cell, depth + 1)]
        if found is None or any(prepare(cell, self._magics).tree is None for cell in inner):
            return None
        self._files[words[-1]] = hashlib.sha256(path.read_bytes()).hexdigest()
        return [piece._replace(silent=True, file=piece.file or path.name, outputs=()) for piece in inner]

    def _cells(self, path: "Path") -> "list[Cell] | None":
        try:
            found = read_notebook(path)
        except NbhoistError:
            return None
        return [c._replace(file=f"{path.name}, cell {c.index + 1}") for c in found.code_cells if c.source.strip()]

    def _shared_script(self, path: "Path") -> "list[Cell] | None":
        from nbhoist.notebook.model import Cell

        text = path.read_text(encoding="utf-8-sig")
        return [Cell(0, path.name, "code", text, file=path.name)] if "__file__" not in text else None

    def _script(self, words: list[str]) -> str:
        """The statement that runs a script beside the notebook; empty where names that are wanted may not be there."""
        name = words[0] if len(words) == 1 else ""
        path = self._folder / (name if name.endswith(".py") else f"{name}.py")
        if not name or not path.stem.isidentifier() or "/" in name or "\\" in name or not path.is_file():
            return ""
        tree = parse(path.read_text(encoding="utf-8-sig"))
        if not isinstance(tree, ast.Module):
            return ""
        names = [statement_names(node) for node in tree.body]
        certain = {name for one in names for name in one.defines}
        wanted = {name for one in names for name in one.may_define} & self._read
        if wanted - certain or any(one.deletes for one in names):
            return ""
        self._files[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        call = f"{RUN_BESIDE}({', '.join(repr(text) for text in (path.stem, *sorted(wanted)))})"
        return f"{', '.join(sorted(wanted))} = {call}" if wanted else call


def _runs(parsed: "ParsedCell") -> "Iterator[tuple[ast.stmt, list[str]]]":
    """Statements of a cell that are a `%run` and alone on their lines, with its words."""
    if any(magic.kind == "cell" for magic in parsed.magics):
        return
    for node in parsed.tree.body if parsed.tree is not None else ():
        call = shell_call(node.value) if isinstance(node, ast.Expr) else None
        if call is not None and call[0] == "run_line_magic" and call[1][:1] == ("run",) and len(call[1]) == 2:
            words = _words(call[1][1])
            if words:
                yield node, words


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line.replace("\\", "/"))
    except ValueError:
        return []


def _piece(cell: "Cell", source: str, begin: int, end: int, silent: bool) -> "Cell":
    """Lines of a cell, from `begin` to `end`; what stands above is empty, so that lines keep their numbers."""
    lines = source.split("\n")
    kept = [""] * (begin - 1) + lines[begin - 1 : end]
    return cell._replace(source="\n".join(kept), silent=silent, outputs=cell.outputs if begin == 1 else ())


def _names(parsed: "ParsedCell") -> "Iterator[str]":
    for node in ast.walk(parsed.tree) if parsed.tree is not None else ():
        if isinstance(node, ast.Name):
            yield node.id
