"""The plan: which statement goes where, as plain data that can be printed, edited and given back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

InferenceStatus = Literal["derived", "candidate", "features", "none"]
Value = str | int | float | bool


@dataclass(frozen=True)
class Stage:
    """One function of the package, made from statements that stand next to each other in the notebook."""

    name: str
    module: str  # module of the package, such as `load` or `train`
    role: str
    parameters: tuple[str, ...]  # names of the notebook that it needs, in natural order
    results: tuple[str, ...]  # names of the notebook that it gives back
    statements: tuple[str, ...]  # statement ids in document order
    docstring: str = ""
    sections: tuple[str, ...] = ()  # sections of the configuration that it reads
    observed: bool = False  # exploration: called through the observer
    closes_figures: bool = False  # a cell with open figures ends behind it


@dataclass(frozen=True)
class Setting:
    """One entry of the configuration, with the notebook's value."""

    section: str
    key: str
    value: Value
    kind: Literal["path", "literal"]
    statement: str
    comment: str = ""


@dataclass(frozen=True)
class Placement:
    """A definition or an import that moved to module level."""

    statement: str
    name: str
    module: str


@dataclass(frozen=True)
class Rewrite:
    """A named change of the text of one statement."""

    statement: str
    name: str  # such as `setting for literal` or `parameter for global`
    detail: str


@dataclass(frozen=True)
class Refusal:
    """What could not be converted, why, and what to do about it."""

    cell: int  # index of the cell, from 0
    line: int  # within the cell, from 1
    statement: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class Inference:
    """What is known of the path from new rows to predictions."""

    status: InferenceStatus
    model: str | None
    reason: str


@dataclass(frozen=True)
class Plan:
    """The whole conversion as data."""

    notebook: str  # file name
    package: str  # import name
    title: str
    stages: tuple[Stage, ...]
    placements: tuple[Placement, ...] = ()
    configuration: tuple[Setting, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    relocations: tuple[tuple[str, str], ...] = ()  # literal in the notebook → path relative to the notebook's folder
    refusals: tuple[Refusal, ...] = ()
    inference: Inference = field(default_factory=lambda: Inference("none", None, "the notebook fits no model"))
