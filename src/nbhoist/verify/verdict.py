"""Whether two runs did the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Outcome = Literal["equivalent", "different", "undecided"]
DifferenceKind = Literal["variable", "text", "display", "figure", "file", "error", "statement"]


@dataclass(frozen=True)
class StatementLabel:
    """Where a statement of the notebook went, for messages."""

    stage: str
    module: str
    cell: str


@dataclass(frozen=True)
class Expected:
    """What the plan says about the comparison."""

    dissolved: Mapping[str, str] = field(default_factory=dict)  # name → why it need not be compared
    statements: Mapping[str, StatementLabel] = field(default_factory=dict)
    results: frozenset[str] = frozenset()  # names that the package gives back at the end
    ignored_files: tuple[str, ...] = ()  # patterns of files that the package writes on its own account
    rtol: float | None = None  # given: floats are compared by their summaries
    atol: float | None = None


@dataclass(frozen=True)
class Difference:
    """One thing that the two runs did differently."""

    kind: DifferenceKind
    name: str  # variable, file, or number of the line
    statement: str
    cell: str
    stage: str
    module: str
    element: str
    reference: str
    candidate: str
    sequence: int  # place in the reference run
    nodes: tuple[str, str] = ("", "")  # keys of both values, until the element is located

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes it the same difference in another comparison."""
        return (self.kind, self.statement if self.kind == "variable" else "", self.name)

    @property
    def title(self) -> str:
        """What differs, in words."""
        words = {"variable": f"`{self.name}{self.element}`", "text": f"line {self.name}", "file": f"file `{self.name}`"}
        return words.get(self.kind, f"{self.kind} {self.name}{self.element}".strip())

    def describe(self) -> str:
        """Return it as a clause."""
        stage = f"{self.module}.{self.stage}" if self.module else self.stage
        where = ", ".join(filter(None, [f"stage `{stage}`" if stage else "", self.cell]))
        values = f"{self.reference} in the notebook, {self.candidate} in the package"
        return f"{self.title} ({where}): {values}" if where else f"{self.title}: {values}"


@dataclass(frozen=True)
class NotCompared:
    """A name that was not compared, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Counts:
    """How much was compared."""

    variables: int = 0
    lines: int = 0
    displays: int = 0
    figures: int = 0
    files: int = 0


@dataclass(frozen=True)
class Verdict:
    """The outcome of a comparison, with what it rests on."""

    verdict: Outcome
    reason: str
    compared: tuple[str, ...]
    not_compared: tuple[NotCompared, ...]
    first_difference: Difference | None
    seeds_forced: bool
    platform: Mapping[str, Any]
    counts: Counts
    differences: tuple[Difference, ...] = ()
    touched: tuple[str, ...] = ()  # files of the project itself that changed during the runs

    def to_json(self) -> dict[str, Any]:
        """Return the public shape."""
        first = asdict(self.first_difference) if self.first_difference else {}
        first.pop("nodes", None)
        return {
            "version": 1,
            "verdict": self.verdict,
            "reason": self.reason,
            "compared": list(self.compared),
            "not_compared": [asdict(item) for item in self.not_compared],
            "first_difference": first or None,
            "seeds_forced": self.seeds_forced,
            "platform": dict(self.platform),
            "counts": asdict(self.counts),
            "touched": list(self.touched),
        }

    def summary(self) -> str:
        """Return the counts as the last screen shows them."""
        counts = [
            (self.counts.variables, "variable"),
            (self.counts.lines, "line"),
            (self.counts.displays, "display"),
            (self.counts.figures, "figure"),
            (self.counts.files, "file"),
        ]
        parts = [f"{number} {word}{'' if number == 1 else 's'}" for number, word in counts if number]
        text = ", ".join(parts) or "nothing to compare"
        if self.not_compared:
            reasons = Counter(item.reason for item in self.not_compared)
            text += f"; not compared: {len(self.not_compared)} ({', '.join(sorted(reasons))})"
        return text
