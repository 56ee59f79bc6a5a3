"""What a review is written from: a notebook with its facts, findings and plan, and what is known of its package."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nbhoist.report.masking import Mask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.analysis.facts import Facts
    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.refactor.plan import Plan


@dataclass(frozen=True)
class Finding:
    """A diagnostic with the family of its rule and one sentence on what is bad about it."""

    diagnostic: Diagnostic
    family: str
    why: str


@dataclass(frozen=True)
class SourceFile:
    """A module of the package: `name` within the package, dotted where it is nested."""

    name: str
    path: str
    source: str
    edited: bool = False  # since the package was made


@dataclass(frozen=True)
class Place:
    """Lines of a module, from 1, ends included, that a statement of the notebook became."""

    statement: str
    module: str
    function: str  # empty at module level
    line: int
    end_line: int


@dataclass(frozen=True)
class Run:
    """The recorded run of the notebook."""

    seconds: Mapping[str, float]  # cell id → seconds
    platform: Mapping[str, Any]
    stopped: str = ""  # where and why it did not come to its end
    numbers: tuple[int, tuple[int, ...]] | None = None  # stored outputs compared, indexes of the cells that differ


@dataclass(frozen=True)
class Review:
    """One notebook, and the package that was or would be made of it."""

    facts: Facts
    findings: tuple[Finding, ...]
    families: Mapping[str, int]  # families of the rules that ran → how many
    plan: Plan | None = None
    refusal: str = ""  # why there is no plan
    files: tuple[SourceFile, ...] = ()
    places: tuple[Place, ...] = ()
    directory: str = ""  # folder of the package; empty where there is none yet
    verdict: Mapping[str, Any] | None = None  # JSON of `verify`
    run: Run | None = None
    notes: tuple[str, ...] = ()  # what one should know about how this was found
    mask: Mask = field(default_factory=Mask)

    @property
    def name(self) -> str:
        """File name of the notebook."""
        return self.facts.notebook.path.name
