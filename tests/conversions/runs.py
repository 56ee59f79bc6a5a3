"""Small notebooks and hand-written packages for runs."""

from __future__ import annotations

import ast
from dataclasses import replace
from textwrap import dedent
from typing import TYPE_CHECKING

from nbhoist.verify.job import (
    CellRun,
    Interpreter,
    Limits,
    NotebookJob,
    PackageJob,
    StageProbe,
    StatementProbe,
    find_interpreter,
)

if TYPE_CHECKING:
    from pathlib import Path

    from nbhoist.verify.recording import Recording

LIMITS = Limits(seconds=60)
CONFIG = """
import os
from pathlib import Path
from types import SimpleNamespace


def load_settings(config: Path | None = None) -> SimpleNamespace:
    root = Path(os.environ["MINI_PATHS__ROOT"])
    return SimpleNamespace(root=root, data=root / "data.csv")
"""
OBSERVER = """
def ignore(view, *inputs):
    return None


def display(*values):
    print(*values)
"""


def interpreter() -> Interpreter:
    """Return the interpreter that runs the tests."""
    return find_interpreter(None, None, None)


def silent(_: str) -> None:
    """Take progress without showing it."""


def cells_of(text: str) -> list[str]:
    """Return the cells of a text in percent format."""
    return [part.strip("\n") for part in dedent(text).split("# %%\n") if part.strip()]


def notebook(folder: Path, text: str, *, raises: tuple[int, ...] = (), **changes: object) -> NotebookJob:
    """Return a job for a notebook in percent format, with probes of each assigned name."""
    cells = tuple(
        CellRun(place, f"c{place}", source, probes(place, source), place in raises, (), f"cell {place + 1}")
        for place, source in enumerate(cells_of(text))
    )
    return replace(NotebookJob(folder / "notebook.ipynb", folder, ".", cells), **changes)  # type: ignore[arg-type]


def probes(place: int, source: str) -> tuple[StatementProbe, ...]:
    """Return a probe for each top-level statement that binds a name or assigns to a part of a value."""
    body = source.partition("\n")[2] if source.startswith("%%") else source
    found = []
    for ordinal, statement in enumerate(_statements(body)):
        names = tuple(dict.fromkeys(name for node in ast.walk(statement) for name in _assigned(node)))
        if names:
            found.append(StatementProbe(f"c{place}:{ordinal}", ordinal, names))
    return tuple(found)


def _assigned(node: ast.AST) -> list[str]:
    if not isinstance(getattr(node, "ctx", None), ast.Store):
        return []
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return [node.id] if isinstance(node, ast.Name) else []


def _statements(source: str) -> list[ast.stmt]:
    lines = ["pass" if line.startswith(("%", "!")) else line for line in source.split("\n")]
    try:
        return ast.parse("\n".join(lines)).body
    except SyntaxError:
        return []


def package(folder: Path, modules: dict[str, str], stages: tuple[StageProbe, ...], project: Path) -> PackageJob:
    """Write a package `mini` and return the job that runs it."""
    source = folder / "src" / "mini"
    source.mkdir(parents=True, exist_ok=True)
    for name, text in {"__init__": "", "config": CONFIG, "observer": OBSERVER, **modules}.items():
        (source / f"{name}.py").write_text(dedent(text), encoding="utf-8")
    return PackageJob(folder, "mini", project, ".", stages)


def stage(module: str, function: str, *statements: tuple[str, int, str]) -> StageProbe:
    """Return the probes of a stage: statement id, ordinal in the function, names."""
    found = (StatementProbe(key, ordinal, tuple(names.split())) for key, ordinal, names in statements)
    return StageProbe(module, function, tuple(found))


def shown(recording: Recording) -> list[str]:
    """Return the output stream as short texts."""
    return [item.preview if item.kind == "text" else item.kind for item in recording.stream]
