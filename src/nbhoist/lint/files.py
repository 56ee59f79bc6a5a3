"""Which notebooks a command line means: files as named, folders searched with their ignore files respected."""

import os
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.errors import NbhoistError, NotebookError
from nbhoist.notebook.script import is_script_notebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from pathspec import GitIgnoreSpec

    from nbhoist.config import Config

_NOTEBOOK = ".ipynb"
_SUFFIXES = (_NOTEBOOK, ".py")
_MARKERS = (b"# %%", b"#%%", b"# COMMAND ----------", b"# In[", b"# <codecell>", b"# Databricks notebook source")
_IGNORE_FILE = ".gitignore"


class _Spec(NamedTuple):
    """Ignore patterns and the folder that they are relative to."""

    folder: "Path"
    patterns: "GitIgnoreSpec"


def find_notebooks(paths: "Sequence[Path]", config_for: "Callable[[Path], Config]") -> "Iterator[Path]":
    """Notebooks in a stable order, each once; a named file is taken whatever the ignore files say."""
    seen: set[Path] = set()
    for path in paths:
        for found in _below(path, config_for):
            key = found.absolute()
            if key not in seen:
                seen.add(key)
                yield found


def shard_of(paths: "Sequence[Path]", shard: str) -> "list[Path]":
    """The part of `paths` that `2/5` names: every fifth, from the second; raises `NbhoistError`."""
    words = shard.split("/")
    if len(words) != 2 or not all(word.isdecimal() for word in words) or not 1 <= int(words[0]) <= int(words[1]):
        raise NbhoistError(f"shard `{shard}` is none; write the number of the part and of all parts, such as 2/5")
    return list(paths[int(words[0]) - 1 :: int(words[1])])


def _below(path: "Path", config_for: "Callable[[Path], Config]") -> "Iterator[Path]":
    if path.is_dir():
        config = config_for(path)
        excludes = _spec(path.absolute(), (*config.exclude, *config.extend_exclude))
        yield from _search(path, [excludes, *_specs_above(path.absolute())])
    elif path.exists():
        yield path
    else:
        raise NotebookError(f"no file or folder at `{path}`; check the spelling and the working folder")


def _search(folder: "Path", specs: list[_Spec]) -> "Iterator[Path]":
    """Notebooks in `folder` and below it; environments and packages made by `convert` are left out."""
    if (folder / "pyvenv.cfg").exists() or (folder / ".nbhoist" / "manifest.json").exists():
        return
    here = [*specs, *_ignore_file(folder)]
    for entry in _entries(folder):
        is_folder = entry.is_dir(follow_symlinks=False)
        path = folder / entry.name
        if not (is_folder or entry.name.endswith(_SUFFIXES)) or _is_ignored(path.absolute(), is_folder, here):
            continue
        if is_folder:
            yield from _search(path, here)
        elif entry.name.endswith(_NOTEBOOK) or _is_script_notebook(path):
            yield path


def _is_script_notebook(path: "Path") -> bool:
    """Whether a Python file has the header or the cell markers of a notebook; most are told by a look for the bytes."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return any(marker in data for marker in _MARKERS) and is_script_notebook(data.decode("utf-8", "replace"))


def _entries(folder: "Path") -> "list[os.DirEntry[str]]":
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda e: e.name)
    except OSError:
        return []  # a folder that may not be read holds nothing for us


def _is_ignored(path: "Path", is_folder: bool, specs: list[_Spec]) -> bool:
    """The nearest ignore file that says anything about `path` decides."""
    for spec in reversed(specs):
        relative = path.relative_to(spec.folder).as_posix() + ("/" if is_folder else "")
        said = spec.patterns.check_file(relative).include
        if said is not None:
            return said
    return False


def _specs_above(folder: "Path") -> list[_Spec]:
    """Ignore files of the repository above `folder`, outermost first."""
    above: list[Path] = []
    for parent in folder.parents:
        above.append(parent)
        if (parent / ".git").exists():
            return [spec for found in reversed(above) for spec in _ignore_file(found)]
    return []


def _ignore_file(folder: "Path") -> list[_Spec]:
    path = folder / _IGNORE_FILE
    if not path.is_file():
        return []
    return [_spec(folder.absolute(), path.read_text(encoding="utf-8", errors="replace").splitlines())]


def _spec(folder: "Path", lines: "Iterable[str]") -> _Spec:
    from pathspec import GitIgnoreSpec  # only where a folder is searched

    return _Spec(folder, GitIgnoreSpec.from_lines(lines))
