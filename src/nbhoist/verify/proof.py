"""The proof that a package does what its notebook does."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nbhoist.verify.compare import compare
from nbhoist.verify.notebook_run import record_notebook
from nbhoist.verify.package_run import record_package
from nbhoist.verify.unstable import Unstable, unstable_between

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbhoist.verify.job import Interpreter, Limits, NotebookJob, PackageJob
    from nbhoist.verify.recording import Recording
    from nbhoist.verify.verdict import Expected, Verdict

AGAIN = 3  # runs of a notebook against itself, as long as it does not repeat itself: two may agree by chance


@dataclass(frozen=True)
class Proof:
    """The recorded notebook and the verdict on the package."""

    recording: Recording
    verdict: Verdict
    unstable: Unstable = field(default_factory=Unstable)  # what the notebook does not repeat itself
    interrupted: bool = False


def prove(
    notebook_job: NotebookJob,
    package_job: PackageJob,
    interpreter: Interpreter,
    limits: Limits,
    expected: Expected,
    progress: Callable[[str], None],
    recording: Recording | None = None,
) -> Proof:
    """Run the notebook (unless its recording is given) and the package, and compare."""
    reference = recording or record_notebook(notebook_job, interpreter, limits, progress)
    candidate = record_package(package_job, interpreter, limits, progress)
    first = Proof(reference, compare(reference, candidate, expected), interrupted=_is_interrupted(candidate))
    try:
        return _repeated(first, candidate, notebook_job, interpreter, limits, expected, progress)
    except KeyboardInterrupt:
        return _unrepeated(first)


def _repeated(
    first: Proof,
    candidate: Recording,
    notebook_job: NotebookJob,
    interpreter: Interpreter,
    limits: Limits,
    expected: Expected,
    progress: Callable[[str], None],
) -> Proof:
    """Run the notebook against itself before the word `different` is used."""
    reference, verdict, unstable = first.recording, first.verdict, first.unstable
    for _ in range(AGAIN):
        if verdict.verdict != "different" or reference.error is not None:
            break
        progress("the notebook once more, against itself")
        again = record_notebook(notebook_job, interpreter, limits, progress)
        unstable = unstable.joined(unstable_between(reference, again))
        verdict = compare(reference, candidate, expected, unstable)
        if not unstable:
            break
    return replace(first, verdict=verdict, unstable=unstable)


def _unrepeated(first: Proof) -> Proof:
    """Return a proof that was interrupted before the notebook was known to repeat itself."""
    reason = f"interrupted before the notebook was run against itself; not repeated: {first.verdict.reason}"
    verdict = replace(first.verdict, verdict="undecided", reason=reason, first_difference=None)
    return replace(first, verdict=verdict, interrupted=True)


def _is_interrupted(run: Recording) -> bool:
    return run.error is not None and run.error.kind == "interrupted"


def prove_again(
    proof: Proof,
    package_job: PackageJob,
    interpreter: Interpreter,
    limits: Limits,
    expected: Expected,
    progress: Callable[[str], None],
) -> Proof:
    """Run another package for the notebook of a proof, whose recording is used again."""
    candidate = record_package(package_job, interpreter, limits, progress)
    verdict = compare(proof.recording, candidate, expected, proof.unstable)
    return replace(proof, verdict=verdict, interrupted=_is_interrupted(candidate))
