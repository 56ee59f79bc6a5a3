"""The verdict on two recordings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nbhoist.verify.findings import Findings, findings
from nbhoist.verify.locate import located
from nbhoist.verify.unstable import Unstable
from nbhoist.verify.verdict import Counts, Difference, Expected, NotCompared, Outcome, Verdict

if TYPE_CHECKING:
    from nbhoist.verify.recording import Recording, RunFailure

CELL_FILE = re.compile(r" \((?:\d+\.py|<[^>]*>), line (\d+)\)")  # what Python calls a cell


def compare(
    reference: Recording, candidate: Recording, expected: Expected, unstable: Unstable | None = None
) -> Verdict:
    """Return whether the candidate did what the reference did; `unstable` differs between runs of the reference itself."""
    found = findings(reference, candidate, expected)
    known = unstable or Unstable()
    real = tuple(item for item in found.differences if item not in known)
    real = (located(reference, candidate, real[0], found.tolerance), *real[1:]) if real else ()
    shaky = tuple(item for item in found.differences if item in known)
    outcome, reason = _decide(reference, candidate, found, real, shaky)
    kept = [NotCompared(item.name, item.reason) for item in found.not_compared]
    kept += [
        NotCompared(item.name if item.kind == "variable" else item.title, "it does not repeat itself") for item in shaky
    ]
    return Verdict(
        verdict=outcome,
        reason=reason,
        compared=found.compared,
        not_compared=tuple(dict.fromkeys(kept)),
        first_difference=real[0] if real and outcome == "different" else None,
        seeds_forced=reference.seeds_forced or candidate.seeds_forced,
        platform=candidate.platform or reference.platform,
        counts=_counts(found),
        differences=real,
        touched=tuple(sorted({*reference.touched, *candidate.touched})),
    )


def _decide(
    reference: Recording,
    candidate: Recording,
    found: Findings,
    real: tuple[Difference, ...],
    shaky: tuple[Difference, ...],
) -> tuple[Outcome, str]:
    if candidate.error is not None and candidate.error.kind == "interrupted":
        return "undecided", _interrupted(real)
    if real:
        return "different", f"first difference: {real[0].describe()}"
    if reference.error is not None:
        return "undecided", stopped(reference.error)
    if candidate.error is not None:
        return "undecided", f"the package stops: {_failed(candidate.error)}"
    if shaky:
        names = ", ".join(dict.fromkeys(item.title if item.kind != "variable" else f"`{item.name}`" for item in shaky))
        return "undecided", f"the notebook does not repeat itself: {names}; all else agrees"
    if found.uncovered:
        names = ", ".join(f"`{name}`" for name in found.uncovered[:5])
        more = f" and {len(found.uncovered) - 5} more" if len(found.uncovered) > 5 else ""
        return "undecided", f"not compared, and the plan does not say why: {names}{more}"
    if not found.exact and found.tolerance is not None:
        elsewhere = ", recorded on another platform" if found.elsewhere else ""
        return (
            "equivalent",
            f"equivalent within rtol {found.tolerance.rtol:g}, atol {found.tolerance.atol:g}{elsewhere}",
        )
    return "equivalent", "all recorded values, lines, figures and files agree"


def _interrupted(real: tuple[Difference, ...]) -> str:
    """Return what is known of a package whose run was interrupted."""
    if real:  # nobody knows whether the notebook repeats it
        return f"interrupted while the package ran; not repeated: {real[0].describe()}"
    return "interrupted while the package ran; all that it had computed agrees; the rest is unproven"


def stopped(error: RunFailure) -> str:
    """Return why a reference run proves nothing behind a certain cell."""
    if error.kind == "raised":
        return f"your notebook stops in {error.label}, `{error.ename}: {_first_line(error.evalue)}`; all before it agrees; the rest is unproven"
    return f"your notebook was ended in {error.label}: {error.evalue}; all before it agrees; the rest is unproven"


def _failed(error: RunFailure) -> str:
    name = f"`{error.ename}: {_first_line(error.evalue)}`" if error.ename else error.evalue
    return f"{name} in {error.label}"


def _first_line(text: str) -> str:
    return CELL_FILE.sub(r", line \1", text.partition("\n")[0][:200])


def _counts(found: Findings) -> Counts:
    return Counts(
        variables=len(found.compared),
        lines=found.shown["text"],
        displays=found.shown["display"],
        figures=found.shown["figure"],
        files=found.files,
    )
