"""What the findings of many notebooks come to, counted while they pass by."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.lint.outcome import Outcome

_RANK = {"error": 0, "warning": 1, "note": 2}


class RuleCount(NamedTuple):
    """How often a rule found something with one severity."""

    number: int
    code: str
    severity: str
    name: str


class Tally:
    """Counts of findings; only numbers and one finding are kept."""

    __slots__ = ("_counts", "findings", "first", "fixed", "notebooks", "resolved", "unsafe")

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, str], int] = {}
        self.findings = self.notebooks = self.fixed = self.unsafe = 0
        self.first: Diagnostic | None = None  # the first of the most severe ones
        self.resolved = {"fix": 0, "convert": 0, "person": 0}

    def add(self, outcome: "Outcome") -> None:
        """Count what was found in one file."""
        self.notebooks += not outcome.skipped
        self.fixed += len(outcome.fixed)
        for diagnostic in outcome.diagnostics:
            self._add(diagnostic)

    def counted(self, outcomes: "Iterable[Outcome]") -> "Iterator[Outcome]":
        """The same outcomes, each counted as it passes."""
        for outcome in outcomes:
            self.add(outcome)
            yield outcome

    def by_rule(self) -> list[RuleCount]:
        """Most severe and most frequent first."""
        counts = [RuleCount(n, code, severity, name) for (code, severity, name), n in self._counts.items()]
        return sorted(counts, key=lambda c: (_RANK[c.severity], -c.number, c.code))

    def _add(self, diagnostic: "Diagnostic") -> None:
        self.findings += 1
        key = diagnostic.code, diagnostic.severity, diagnostic.name
        self._counts[key] = self._counts.get(key, 0) + 1
        self.resolved[diagnostic.resolved_by] += 1
        self.unsafe += diagnostic.resolved_by == "fix" and _is_unsafe(diagnostic)
        if self.first is None or _RANK[diagnostic.severity] < _RANK[self.first.severity]:
            self.first = diagnostic


def _is_unsafe(diagnostic: "Diagnostic") -> bool:
    return diagnostic.fix is not None and diagnostic.fix.applicability == "unsafe"
