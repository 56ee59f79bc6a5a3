"""The ladder of `convert`'s proof: another plan where the package computes something else, and another run of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nbhoist.api.planning import Planned, planned_again
from nbhoist.refactor.ladder import everything, is_one_function, rungs

if TYPE_CHECKING:
    from nbhoist.refactor.plan import Rung
    from nbhoist.verify.proof import Proof
    from nbhoist.verify.verdict import Difference

MOST_RUNS = 6  # of packages, the first one counted
KINDS = ("undo", "order", "merge", "main")

Run = Callable[[Planned, "Proof", float], "Proof"]  # the seconds are those that are left


@dataclass(frozen=True)
class Attempt:
    """A plan and what its package was found to do."""

    planned: Planned
    proof: "Proof"

    @property
    def fault(self) -> "Difference | None":
        """The first difference, where giving something up may help: a refused statement stays refused."""
        first = self.proof.verdict.first_difference
        stops = first is not None and first.kind == "error" and bool(self.planned.plan.refusals)
        return None if stops else first


def climbed(first: Attempt, run: Run, seconds: float) -> Attempt:
    """Return the first attempt whose package does what the notebook does; where none does, the attempt that came in."""
    begun = time.monotonic()
    current = first
    try:
        for runs in range(2, MOST_RUNS + 1):
            left = seconds - (time.monotonic() - begun)
            following = _next(current, last=runs == MOST_RUNS) if current.fault is not None and left > 0 else None
            if following is None:
                break
            current = Attempt(following, run(following, current.proof, left))
    except KeyboardInterrupt:
        return _interrupted(first)
    if current.proof.verdict.verdict == "equivalent":
        return current
    return _interrupted(first) if current.proof.interrupted else first


def _interrupted(first: Attempt) -> Attempt:
    """Return the attempt that came in: what was found out about it stays."""
    return replace(first, proof=replace(first.proof, interrupted=True))


def _next(current: Attempt, last: bool) -> Planned | None:
    """Return the plan of the next rung that changes the package."""
    assert current.fault is not None  # by the caller
    ladder = current.planned.plan.ladder
    for rung in _proposed(current, current.fault, last):
        planned = planned_again(current.planned, (*ladder, rung))
        if planned.emitted.sources != current.planned.emitted.sources:
            return planned
    return None


def _proposed(current: Attempt, fault: "Difference", last: bool) -> "tuple[Rung, ...]":
    plan, facts = current.planned.plan, current.planned.facts
    if is_one_function(plan):
        return ()
    differed = replace(fault, element="").title  # an element may be data
    cause = f"{differed} in {fault.cell}" if fault.cell else differed
    suspects = _suspects(current.planned, fault)
    if last or not suspects:
        return (everything(facts, cause),)
    tried = [r for r in plan.ladder if set(suspects) <= set(r.statements)]
    start = max((KINDS.index(r.kind) + 1 for r in tried), default=0)
    return tuple(r for r in rungs(plan, facts, suspects, cause) if KINDS.index(r.kind) >= start)


def _suspects(planned: Planned, fault: "Difference") -> tuple[str, ...]:
    """Statements that may be at fault: the one that gave the value; for output, those of its cell."""
    facts = planned.facts
    known = {s.id: s for s in facts.statements}
    if fault.kind == "variable" and fault.statement not in known:  # a value at the end
        makers = [s.id for s in facts.statements if fault.name in s.defines | s.mutates]
        return tuple(makers[-1:])
    if fault.statement not in known:
        return ()
    cell = known[fault.statement].cell
    return (fault.statement,) if fault.kind == "variable" else tuple(s.id for s in facts.of_cell(cell))
