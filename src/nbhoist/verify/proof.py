"""The proof that a package does what its notebook does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nbhoist.verify.compare import compare
from nbhoist.verify.findings import findings
from nbhoist.verify.notebook_run import record_notebook
from nbhoist.verify.package_run import record_package
from nbhoist.verify.verdict import Expected, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbhoist.verify.job import Interpreter, Limits, NotebookJob, PackageJob
    from nbhoist.verify.recording import Recording


@dataclass(frozen=True)
class Proof:
    """The recorded notebook and the verdict on the package."""

    recording: Recording
    verdict: Verdict


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
    verdict = compare(reference, candidate, expected)
    if verdict.verdict == "different" and reference.error is None:
        progress("the notebook once more, against itself")
        again = record_notebook(notebook_job, interpreter, limits, progress)
        itself = findings(reference, again, Expected())
        unstable = frozenset(item.identity for item in itself.differences)
        verdict = compare(reference, candidate, expected, unstable)
    return Proof(reference, verdict)
