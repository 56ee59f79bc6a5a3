"""What the scaffold needs to know to put a package on disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.refactor.plan import Plan


@dataclass(frozen=True)
class Module:
    """One emitted module of the package: `name` within the package, dotted where it is nested; `source` as text."""

    name: str
    source: str


@dataclass(frozen=True)
class Dependency:
    """A library that the package imports."""

    import_name: str
    distribution: str
    version: str | None  # what the notebook ran with; None where nobody knows


@dataclass(frozen=True)
class MapRow:
    """Where lines of a cell went."""

    cell: int  # index over all cells, from 0
    execution_count: int | None
    lines: tuple[int, int]  # first and last line within the cell, from 1
    first_line: str
    module: str
    function: str  # empty at module level
    line: int  # in the formatted module, from 1
    statement: str = ""  # id, so that rewrites can be shown with their cell
    file: str = ""  # the place in another file that the cell runs


@dataclass(frozen=True)
class Contract:
    """What a function of `load.py` gave back when it was recorded."""

    function: str
    file: str  # what it reads, for messages
    tables: tuple[Mapping[str, str], ...]  # for each result its columns with their kinds; empty: not known


@dataclass(frozen=True)
class PackageModel:
    """Everything that a package is made from; what `verdict`, `recording` and `carried_over` hold is plain JSON."""

    plan: Plan
    description: str  # markdown at the head of the notebook
    modules: tuple[Module, ...]
    dependencies: tuple[Dependency, ...]
    python: str  # version of the run interpreter
    notebook: bytes  # stripped of its outputs
    notebook_name: str
    notebook_folder_from_package: str  # relative, with forward slashes
    verdict: Mapping[str, Any] | None = None
    recording: Mapping[str, Any] | None = None
    uses_matplotlib: bool = False
    map: tuple[MapRow, ...] = ()
    carried_over: tuple[Mapping[str, Any], ...] = ()  # diagnostics that the conversion left as they were
    data: Mapping[str, str | None] | None = None  # settings that name input files → SHA-256, if known; None: guess them
    homes: tuple[tuple[str, str, str, int | None, int], ...] = ()  # statement, module, function, ordinal, length
    parts: tuple[str, ...] = ()  # names of optional parts that are asked for
    contracts: tuple[Contract, ...] = ()  # of the tables that are loaded
    numbers: Mapping[str, Any] | None = None  # stored outputs against a fresh run, as JSON
    links: tuple[LinkModel, ...] = ()  # of a package made of several notebooks


@dataclass(frozen=True)
class LinkModel:
    """What one of several notebooks becomes: a sub-package with that name."""

    name: str
    model: PackageModel
