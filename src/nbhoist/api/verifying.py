"""`verify`: whether a package still computes what its notebook computed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from nbhoist.api.external import external_effects
from nbhoist.api.jobs import expected, notebook_job, package_job
from nbhoist.api.masking import environment_of
from nbhoist.api.package_state import PackageState, links_of, read_state
from nbhoist.api.proving import Progress, silent, tell_estimate
from nbhoist.api.reference import Reference, find_reference
from nbhoist.api.undecided import undecided
from nbhoist.refactor.relocate import project_root
from nbhoist.verify.compare import compare
from nbhoist.verify.interpreter import Interpreter, find_interpreter
from nbhoist.verify.job import Limits, PackageJob
from nbhoist.verify.package_run import record_package
from nbhoist.verify.proof import prove

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nbhoist.analysis.facts import Facts
    from nbhoist.verify.verdict import Expected, Verdict

_PIXELS = "figures were compared by their pixels, too"
_NO_PIXELS = "figures were not compared by their pixels: a recording holds none"
RECORDED_ONLY = "the notebook's data is not there: compared with the recording, which holds no elements"


@dataclass(frozen=True)
class VerifyOptions:
    """What a caller of `verify` may ask for."""

    python: Path | None = None
    kernel: str | None = None
    allow_external: bool = False
    limits: Limits = field(default_factory=Limits)
    rtol: float | None = None
    atol: float | None = None
    tell: Progress = silent  # gets lines that stay
    figures: bool = False  # compare figures by their pixels, too


@dataclass(frozen=True)
class Verification:
    """The verdict as JSON, and what one should know about how it was found."""

    verdict: dict[str, Any]
    notebook: str
    interpreter: Interpreter | None = None
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The public shape of a verification."""
        return {**self.verdict, "notes": list(self.notes)}


def verify(directory: Path, options: VerifyOptions, progress: Callable[[str], None]) -> Verification:
    """Run the package, and the notebook where its data is, and compare."""
    if links_of(directory.resolve()):
        from nbhoist.api.chain.verifying import verify_chain

        return verify_chain(directory.resolve(), options, progress)
    state = read_state(directory.resolve())
    progress("reading")
    reference = find_reference(state)
    reason = reference.problem or outside(reference.facts, options)
    if reason:
        return Verification(undecided(reason), state.plan.notebook, notes=reference.notes)
    interpreter = interpreter_of(state, reference.facts, options)
    found, notes = _compared(state, reference, interpreter, options, progress)
    return Verification(found.to_json(), state.plan.notebook, interpreter, (*reference.notes, *notes))


def interpreter_of(state: PackageState, facts: Facts, options: VerifyOptions) -> Interpreter:
    """The run interpreter, with the notebook's secrets in its environment, where the package looks for them."""
    found = find_interpreter(options.python, options.kernel, facts.notebook.kernel)
    return replace(found, environment=found.environment + environment_of(facts, state.plan))


def outside(facts: Facts, options: VerifyOptions) -> str:
    """Why nothing may be run: what would be reached outside of the project; empty where it may."""
    reached = () if options.allow_external else external_effects(facts)
    reason = "not run, because it would reach outside the project: " + "; ".join(reached)
    return f"{reason}; --allow-external runs it" if reached else ""


def _compared(
    state: PackageState,
    reference: Reference,
    interpreter: Interpreter,
    options: VerifyOptions,
    progress: Callable[[str], None],
) -> tuple[Verdict, tuple[str, ...]]:
    facts = reference.facts
    project = project_root(facts.notebook.path, facts)
    pixels = options.figures and reference.runnable
    job = package_job(state.directory, state.plan, state.emitted, facts, project)
    job = replace(job, base=state.base, pixels=pixels)
    wanted = expected(facts, state.plan, state.emitted, options.rtol, options.atol)
    if reference.runnable:
        cells = replace(notebook_job(facts, state.plan, project), pixels=pixels)
        tell_estimate(facts.notebook, state.recording, options.tell)
        proof = prove(cells, job, interpreter, options.limits, wanted, progress)
        return proof.verdict, (_PIXELS,) if pixels else ()
    notes = (RECORDED_ONLY, _NO_PIXELS) if options.figures else (RECORDED_ONLY,)
    return with_recording(state, job, wanted, interpreter, options, progress), notes


def with_recording(
    state: PackageState,
    job: PackageJob,
    wanted: Expected,
    interpreter: Interpreter,
    options: VerifyOptions,
    progress: Callable[[str], None],
) -> Verdict:
    """Compare with what was recorded; a difference counts only where the recording was once repeated."""
    assert state.recording is not None  # by `find_reference`
    found = compare(state.recording, record_package(job, interpreter, options.limits, progress), wanted)
    repeated = state.verdict is not None and state.verdict["verdict"] == "equivalent"
    if found.verdict == "different" and not repeated:
        reason = f"the recording was never repeated, so this may be chance; {found.reason}"
        return replace(found, verdict="undecided", reason=reason, first_difference=None)
    return found
