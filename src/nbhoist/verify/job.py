"""What is to be run and recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbhoist.verify.interpreter import Interpreter, find_interpreter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "CellRun",
    "Interpreter",
    "Limits",
    "NotebookJob",
    "PackageJob",
    "StageProbe",
    "StatementProbe",
    "find_interpreter",
]


@dataclass(frozen=True)
class Limits:
    """What a run may use; `memory` is in bytes over all its processes, None is most of what is free."""

    seconds: float = 3600
    memory: int | None = None
    text: int = 256 << 20  # bytes that may be printed
    copy: int = 2 << 30  # bytes of the project that are copied


@dataclass(frozen=True)
class StatementProbe:
    """Names whose values are recorded behind one statement; not bound is a value too."""

    id: str
    ordinal: int  # among the top-level statements of the cell, or of the body of the stage function
    names: tuple[str, ...]
    recorded: tuple[str, ...] = ()  # the notebook's names where the code has others; same order
    returned: tuple[str, ...] = ()  # names (of `names`) that the value of a `return` binds


@dataclass(frozen=True)
class CellRun:
    """One cell as it is sent to the kernel."""

    index: int
    id: str
    source: str
    probes: tuple[StatementProbe, ...] = ()
    raises: bool = False  # an exception is expected
    stored_outputs: tuple[Mapping[str, Any], ...] = ()
    label: str = ""  # as messages show it


@dataclass(frozen=True)
class NotebookJob:
    """A notebook to run in a copy of its project."""

    notebook: Path
    project: Path
    folder: str  # of the notebook, relative to the project
    cells: tuple[CellRun, ...]
    relocations: tuple[tuple[str, str], ...] = ()  # string literal → path relative to the notebook's folder
    pixels: bool = False  # figures are drawn, and their pixels recorded
    begins: Path | None = None  # the project as the notebook finds it, where others ran before
    leaves: Path | None = None  # folder that gets the project as the notebook leaves it


@dataclass(frozen=True)
class StageProbe:
    """Probes of one function of the package; `function` may be dotted, and empty for the module's own body."""

    module: str
    function: str
    statements: tuple[StatementProbe, ...]
    raising: tuple[tuple[int, str], ...] = ()  # ordinals of what stands for cells that are meant to raise, cell ids


@dataclass(frozen=True)
class PackageJob:
    """A generated package to run against a copy of the notebook's project."""

    directory: Path  # holds `src` and `config.toml`
    package: str
    project: Path
    notebook_folder: str  # relative to the project
    stages: tuple[StageProbe, ...] = ()
    base: Path | None = None  # `src` as generated, where functions may have been edited since
    pixels: bool = False  # figures are drawn, and their pixels recorded
    pipeline: str = "pipeline"  # module that is run
    begins: Path | None = None  # as in `NotebookJob`
    leaves: Path | None = None
