"""Absolute paths of another machine whose tail names a file of the project."""

import ast
import os
import re
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts

_UPWARD = re.compile(r"^\.\.[/\\][^\n*?]*$")
_ABSOLUTE = re.compile(r"^(/[^/\s*?]|~[/\\]|[A-Za-z]:[\\/]|\\\\)")


def relocations(facts: "Facts", project: Path) -> tuple[tuple[str, str], ...]:
    """Literals that name no file here, each with the path of the file meant, relative to the notebook's folder."""
    folder = facts.notebook.path.resolve().parent
    found: dict[str, str] = {}
    for literal in _absolute_literals(facts):
        target = None if Path(literal).expanduser().exists() else _by_tail(literal, folder, project)
        if target is not None:
            relative = Path(os.path.relpath(target, folder)).as_posix()
            found[literal] = relative + "/" if literal.endswith(("/", "\\")) else relative
    return tuple(found.items())


def _absolute_literals(facts: "Facts") -> list[str]:
    literals = (
        node.value
        for statement in facts.statements
        for node in ast.walk(statement.node)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return list(dict.fromkeys(text for text in literals if _ABSOLUTE.match(text) and "\n" not in text))


def _by_tail(literal: str, folder: Path, project: Path) -> Path | None:
    """The file or folder below the notebook's folder or the project that the longest tail of the path names."""
    parts = (PureWindowsPath(literal) if "\\" in literal else PurePosixPath(literal)).parts[1:]
    for start in range(len(parts)):
        for base in (folder, project):
            candidate = base.joinpath(*parts[start:])
            if candidate.exists() and candidate not in (folder, project):
                return candidate
    if parts and parts[-1] in (folder.name, project.name):
        return folder if parts[-1] == folder.name else project
    return None


def project_root(notebook: Path, facts: "Facts") -> Path:
    """The nearest folder above with `.git` or `pyproject.toml`, else what the notebook's paths have in common."""
    folder = notebook.resolve().parent
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists() or (candidate / "pyproject.toml").exists():
            return candidate
    return _common_parent(folder, facts)


def _common_parent(folder: Path, facts: "Facts") -> Path:
    """The folder that holds the notebook and every file that it names by a relative path."""
    places = [folder]
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _UPWARD.match(node.value):
                target = folder / node.value
                if target.exists() or target.parent.exists():
                    places.append(target.resolve().parent)
    common = Path(os.path.commonpath(places))
    return common if common != Path(common.anchor) else folder
