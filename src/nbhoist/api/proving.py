"""The proof of a conversion: notebook and package run, compared, and the ladder where they differ."""

import itertools
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbhoist.api.climbing import Attempt, climbed
from nbhoist.api.contract import contracts
from nbhoist.api.external import external_effects
from nbhoist.api.jobs import expected, notebook_job, package_job
from nbhoist.api.masking import environment_of, masked, secret_values
from nbhoist.api.model import package_model
from nbhoist.api.parity import parity_job, with_parity, without_path
from nbhoist.api.undecided import undecided
from nbhoist.errors import RunError
from nbhoist.report.estimate import estimate
from nbhoist.scaffold.layout import files
from nbhoist.scaffold.writer import write
from nbhoist.verify.job import Limits
from nbhoist.verify.notebook_run import record_notebook
from nbhoist.verify.outputs import your_numbers
from nbhoist.verify.parity import check_parity
from nbhoist.verify.proof import prove, prove_again

if TYPE_CHECKING:
    from nbhoist.api.planning import Planned
    from nbhoist.notebook.model import Notebook
    from nbhoist.verify.interpreter import Interpreter
    from nbhoist.verify.job import NotebookJob, PackageJob
    from nbhoist.verify.proof import Proof
    from nbhoist.verify.recording import Recording
    from nbhoist.verify.verdict import Expected

Progress = Callable[[str], None]


def silent(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, kw_only=True)
class ProofOptions:
    """What a caller may ask of a proof."""

    allow_external: bool = False
    limits: Limits = field(default_factory=Limits)
    rtol: float | None = None
    atol: float | None = None
    earlier: "Recording | None" = None  # of the same notebook, for the estimate
    tell: Progress = silent  # gets lines that stay


@dataclass(frozen=True)
class Outcome:
    """What was found out; `planned` is what the ladder made of the plan."""

    planned: "Planned"
    recording: "Recording | None" = None
    verdict: dict[str, Any] | None = None
    summary: str = ""
    numbers: tuple[tuple[int, ...], int] = ((), 0)
    interrupted: bool = False


def numbers_data(outcome: Outcome) -> dict[str, Any] | None:
    """How many stored outputs a fresh run was compared with, and in which cells (from 0) they differ, as JSON."""
    if outcome.recording is None:
        return None
    differing, compared = outcome.numbers
    return {"version": 1, "compared": compared, "differing_cells": list(differing)}


def proven(planned: "Planned", interpreter: "Interpreter", options: ProofOptions, progress: Progress) -> Outcome:
    """Run notebook and package, unless that would reach outside the project unasked."""
    outside = external_effects(planned.facts)
    if outside and not options.allow_external:
        reason = "not run, because it would reach outside the project: " + "; ".join(outside)
        return Outcome(planned, None, undecided(f"{reason}; --allow-external runs it"))
    tell_estimate(planned.facts.notebook, options.earlier, options.tell)
    folder = Path(tempfile.mkdtemp(prefix="nbhoist-"))
    reference = notebook_job(planned.facts, planned.plan, planned.project)
    try:
        return Prover(planned, interpreter, options, progress, reference, _alone(interpreter, folder)).outcome()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _alone(interpreter: "Interpreter", folder: Path) -> "Callable[[Planned, Recording | None], PackageJob]":
    """Write each package of a plan into a folder of its own, and say how it is run."""
    numbers = itertools.count(1)

    def write_package(planned: "Planned", recording: "Recording | None") -> "PackageJob":
        package = folder / f"package-{next(numbers)}"
        model = package_model(planned, package, interpreter, None, None)
        made = files(replace(model, contracts=contracts(planned.plan, recording)))
        write(masked(made, secret_values(planned.facts)), package)
        return package_job(package, planned.plan, planned.emitted, planned.facts, planned.project)

    return write_package


def tell_estimate(notebook: "Notebook", earlier: "Recording | None", tell: Progress) -> None:
    """Say how long the runs will take, where stored timings know."""
    line = estimate(notebook, earlier.seconds if earlier is not None else None)
    if line:
        tell(line)


class Prover:
    """One recording of the notebook, and as many packages as it takes; `job` writes one of them."""

    def __init__(
        self,
        planned: "Planned",
        interpreter: "Interpreter",
        options: ProofOptions,
        progress: Progress,
        reference: "NotebookJob",
        job: "Callable[[Planned, Recording | None], PackageJob]",
    ) -> None:
        self._planned = planned
        environment = interpreter.environment + environment_of(planned.facts, planned.plan)
        self._interpreter = replace(interpreter, environment=environment)  # the package looks for secrets there
        self._options = options
        self._shown = progress
        self._at = "at the start"
        self._reference = reference
        self._job = job
        self._recording: Recording | None = None

    def outcome(self) -> Outcome:
        """Return what the ladder ends with, or what was known when somebody interrupted it."""
        try:
            return self._outcome()
        except KeyboardInterrupt:
            reason = f"interrupted: {self._at}; nothing is compared yet"
            return Outcome(self._planned, None, undecided(reason), interrupted=True)

    def _progress(self, text: str) -> None:
        self._at = text
        self._shown(text)

    def _outcome(self) -> Outcome:
        reference = self._reference
        recording = record_notebook(reference, self._interpreter, self._options.limits, self._progress)
        self._recording = recording
        _require_data(recording, self._planned)
        first = prove(
            reference,
            self._package(self._planned),
            self._interpreter,
            self._options.limits,
            self._expected(self._planned),
            self._progress,
            recording,
        )
        last = self._predicting(climbed(Attempt(self._planned, first), self._again, self._options.limits.seconds))
        verdict = last.proof.verdict
        numbers = your_numbers(recording, reference)
        interrupted = last.proof.interrupted
        return Outcome(last.planned, recording, verdict.to_json(), verdict.summary(), numbers, interrupted)

    def _predicting(self, last: Attempt) -> Attempt:
        """Prove prediction from raw rows; where it does not hold, the package is one without it, proven anew."""
        planned = last.planned
        if planned.plan.path is None:
            return last
        limits = self._options.limits
        found = check_parity(self._package(planned), parity_job(planned), self._interpreter, limits, self._progress)
        if not found.trouble:
            return replace(last, planned=with_parity(planned, found))
        bare = without_path(planned, found.trouble)
        return Attempt(bare, self._again(bare, last.proof, limits.seconds))

    def _again(self, planned: "Planned", proof: "Proof", seconds: float) -> "Proof":
        limits = replace(self._options.limits, seconds=seconds)
        wanted = self._expected(planned)
        return prove_again(proof, self._package(planned), self._interpreter, limits, wanted, self._progress)

    def _package(self, planned: "Planned") -> "PackageJob":
        return self._job(planned, self._recording)

    def _expected(self, planned: "Planned") -> "Expected":
        return expected(planned.facts, planned.plan, planned.emitted, self._options.rtol, self._options.atol)


def _require_data(recording: "Recording", planned: "Planned") -> None:
    """Raise where the notebook stops because a file is missing: what could be proven is not worth a package yet."""
    error = recording.error
    if error is None or error.ename != "FileNotFoundError":
        return
    where, said = f"`{planned.facts.notebook.path}`, {error.label}", error.evalue.partition("\n")[0]
    raise RunError(
        f"{where}: a file is missing, `{said}`; undecided, nothing is written: "
        "put it there, or convert with --no-prove"
    )
