"""The two sides of a comparison, and how one compared thing is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from nbhoist.verify.nodes import Tolerance, close
from nbhoist.verify.verdict import Difference, DifferenceKind, Expected, StatementLabel

if TYPE_CHECKING:
    from nbhoist.verify.recording import Probe, Recording

END = "<end>"
NOWHERE = StatementLabel("", "", "")


@dataclass(frozen=True)
class Item:
    """One compared thing: it agrees, or differs, or was not compared for a reason, or for none."""

    what: DifferenceKind
    name: str
    difference: Difference | None = None
    reason: str = ""
    uncovered: bool = False
    near: bool = False  # agrees within the tolerance only

    @property
    def agrees(self) -> bool:
        """Whether both sides are the same."""
        return not (self.difference or self.reason or self.uncovered)


@dataclass(frozen=True)
class Sides:
    """Reference and candidate."""

    reference: Recording
    candidate: Recording
    expected: Expected
    tolerance: Tolerance | None

    @cached_property
    def visits(self) -> dict[tuple[str, int], Probe]:
        """The candidate's probes by statement and visit."""
        return {(probe.statement, probe.visit): probe for probe in self.candidate.probes}

    @cached_property
    def _places(self) -> list[tuple[int, str]]:
        return [(probe.sequence, probe.statement) for probe in self.reference.probes if probe.statement != END]

    @property
    def stopped_by_itself(self) -> bool:
        """Whether the candidate raised an exception or ended; a limit says nothing about what it computes."""
        return self.candidate.error is not None and self.candidate.error.kind in ("raised", "ended")

    def statement_at(self, sequence: int, place: str) -> str:
        """Return the statement of a cell that was running at a point of the reference run, as near as probes tell."""
        own = [probe for probe in self.reference.probes if probe.place == place and probe.statement != END]
        later = [probe for probe in own if probe.sequence >= sequence]
        return later[0].statement if later else own[-1].statement if own else ""

    def agree(self, left: str, right: str) -> bool:
        """Tell whether two nodes agree, exactly or within the tolerance."""
        if left == right:
            return True
        known = self.tolerance is not None
        return known and close(self.reference.nodes, self.candidate.nodes, left, right, self.tolerance)  # type: ignore[arg-type]  # known

    def difference(
        self,
        kind: DifferenceKind,
        name: str,
        sequence: int,
        *,
        statement: str = "",
        element: str = "",
        values: tuple[str, str],
    ) -> Difference:
        """Return a difference with the words for its place."""
        label = self.expected.statements.get(statement, NOWHERE)
        return Difference(kind, name, statement, label.cell, label.stage, label.module, element, *values, sequence)

    def nodes_differ(
        self, kind: DifferenceKind, name: str, sequence: int, statement: str, left: str, right: str
    ) -> Item:
        """Return an item for two nodes that do not agree; the element is located when it is asked for."""
        found = self.difference(kind, name, sequence, statement=statement, values=("", ""))
        return Item(kind, name, replace(found, nodes=(left, right)))

    def reached_stop(self) -> bool:
        """Tell whether the candidate came as far as the reference, where both stop."""
        known = {probe.statement for probe in self.candidate.probes}
        own = [probe.statement for probe in self.reference.probes if probe.statement != END]
        return all(statement in known for statement in own)

    def failure(self) -> Item:
        """Return an item for a candidate that stops where the reference does not."""
        error = self.candidate.error
        assert error is not None
        done = {probe.statement for probe in self.candidate.probes}
        missing = [(sequence, statement) for sequence, statement in self._places if statement not in done]
        sequence, statement = missing[0] if missing else (len(self._places) + (1 << 40), "")
        said = f"{error.ename}: {error.evalue}" if error.ename else error.evalue
        values = ("no error", f"{said} in {error.label}")
        return Item(
            "error",
            error.ename or error.kind,
            self.difference("error", "", sequence, statement=statement, values=values),
        )
