"""Which cells changed since a git revision."""

import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nbhoist.errors import NbhoistError, NotebookError
from nbhoist.notebook.reader import parse_notebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.lint.outcome import Outcome
    from nbhoist.notebook.model import Cell, Notebook


def has_changed(path: Path, revision: str) -> bool:
    """Whether the file differs from the one of `revision`; raises `NbhoistError` where git cannot say."""
    changed = _changed_files(_top(path.absolute().parent), revision)
    return path.resolve() in changed


def forget() -> None:
    """Ask git anew: whoever stays in one process may have committed."""
    for asked in (_changed_files, _top, _commit):
        asked.cache_clear()


def only_changed(outcome: "Outcome", data: bytes, revision: str) -> "Outcome":
    """The outcome with the findings in cells that `revision` does not have, or had with other outputs."""
    new, old = _read(data, outcome.path), _old(outcome.path, revision)
    if new is None or old is None:
        return outcome
    sources = _indices_of_new(new, Counter(_source(cell) for cell in old.cells), _source)
    outputs = _indices_of_new(new, Counter(_whole(cell) for cell in old.cells), _whole)

    def is_new(diagnostic: "Diagnostic") -> bool:
        if diagnostic.cell is None:
            return False  # said of the notebook as a whole, which was there before
        return diagnostic.cell.index in (outputs if diagnostic.line is None else sources)

    return outcome._replace(diagnostics=tuple(d for d in outcome.diagnostics if is_new(d)))


def _indices_of_new(notebook: "Notebook", known: "Counter[object]", key: "Callable[[Cell], object]") -> frozenset[int]:
    left = Counter(known)
    found = set()
    for cell in notebook.cells:
        name = key(cell)
        if left[name] > 0:
            left[name] -= 1
        else:
            found.add(cell.index)
    return frozenset(found)


def _source(cell: "Cell") -> object:
    return cell.kind, cell.source


def _whole(cell: "Cell") -> object:
    return cell.kind, cell.source, repr(list(cell.outputs))


def _read(data: bytes, path: Path) -> "Notebook | None":
    try:
        return parse_notebook(data, path)
    except NotebookError:
        return None


def _old(path: Path, revision: str) -> "Notebook | None":
    top = _top(path.absolute().parent)
    name = path.resolve().relative_to(top).as_posix()
    done = _git(top, "show", f"{_commit(top, revision)}:{name}")
    return _read(done.stdout, path) if done.returncode == 0 else None


@cache
def _changed_files(top: Path, revision: str) -> frozenset[Path]:
    commit = _commit(top, revision)
    changed = _asked(top, "diff", "--name-only", "-z", "--no-renames", commit, "--")
    untracked = _asked(top, "ls-files", "--others", "-z")
    names = (changed + untracked).decode("utf-8", "surrogateescape").split("\0")
    return frozenset((top / name).resolve() for name in names if name)


@cache
def _top(folder: Path) -> Path:
    return Path(_asked(folder, "rev-parse", "--show-toplevel").decode("utf-8").rstrip("\r\n")).resolve()


@cache
def _commit(top: Path, revision: str) -> str:
    done = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.returncode != 0:
        raise NbhoistError(f"git knows no revision `{revision}` in `{top}`; name a commit, branch or tag")
    return done.stdout.decode("ascii").strip()


def _asked(folder: Path, *words: str) -> bytes:
    done = _git(folder, *words)
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise NbhoistError(f"git cannot say what changed in `{folder}`: {said}; --since needs a git repository")
    return done.stdout


def _git(folder: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    except OSError as error:
        raise NbhoistError(f"git cannot be run: {error}; --since needs it") from error
