"""`convert`: a notebook in, a package out, with its proof."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbhoist.api.external import external_effects
from nbhoist.api.jobs import expected, notebook_job, package_job
from nbhoist.api.masking import environment_of, masked, secret_values
from nbhoist.api.model import package_model
from nbhoist.api.planning import Planned, planned
from nbhoist.api.undecided import undecided
from nbhoist.errors import RunError
from nbhoist.report.conversion import render_conversion
from nbhoist.report.plan import plan_data
from nbhoist.scaffold.layout import files
from nbhoist.scaffold.writer import require_free, write
from nbhoist.verify.interpreter import Interpreter, find_interpreter
from nbhoist.verify.job import Limits
from nbhoist.verify.notebook_run import record_notebook
from nbhoist.verify.outputs import your_numbers
from nbhoist.verify.proof import prove

if TYPE_CHECKING:
    from nbhoist.scaffold.model import PackageModel
    from nbhoist.verify.recording import Recording


Progress = Callable[[str], None]


@dataclass(frozen=True)
class ConvertOptions:
    """What a caller of `convert` may ask for."""

    output: Path | None = None
    name: str | None = None
    proof: bool = True
    python: Path | None = None
    kernel: str | None = None
    allow_external: bool = False
    limits: Limits = field(default_factory=Limits)
    rtol: float | None = None
    atol: float | None = None
    dry_run: bool = False


@dataclass(frozen=True)
class Conversion:
    """What became of a notebook; `directory` is None when nothing was written."""

    planned: Planned
    directory: Path
    files: dict[str, str | bytes]
    model: "PackageModel"
    interpreter: Interpreter | None
    recording: "Recording | None"
    verdict: dict[str, Any] | None
    summary: str
    differing_cells: tuple[int, ...] = ()
    compared_outputs: int = 0

    def to_json(self) -> dict[str, Any]:
        """The public shape of a conversion."""
        plan = self.planned.plan
        data = plan_data(plan, self.planned.facts)
        return {
            "version": 1,
            "package": plan.package,
            "directory": str(self.directory),
            "modules": [module.name for module in self.model.modules],
            "stages": data["stages"],
            "inference": data["inference"],
            "refusals": data["refusals"],
            "carried_over": [dict(diagnostic) for diagnostic in self.model.carried_over],
            "verdict": self.verdict,
        }


def convert(notebook: Path, options: ConvertOptions, progress: Progress) -> Conversion:
    """Convert one notebook and prove the package, unless that is not wanted."""
    plan = planned(notebook, options.name)
    directory = options.output or Path(plan.plan.package)
    if not options.dry_run:
        require_free(directory)
    interpreter = _interpreter(plan, options) if options.proof else None
    outcome = _proven(plan, interpreter, options, progress) if interpreter else _Outcome()
    model = package_model(plan, directory, interpreter, outcome.recording, outcome.verdict)
    made = masked(files(model, {"CONVERSION.md": render_conversion(model)}), secret_values(plan.facts))
    if not options.dry_run:
        write(made, directory)
    return Conversion(
        plan, directory, made, model, interpreter, outcome.recording, outcome.verdict, outcome.summary, *outcome.numbers
    )


def _interpreter(plan: Planned, options: ConvertOptions) -> Interpreter:
    return find_interpreter(options.python, options.kernel, plan.facts.notebook.kernel)


@dataclass(frozen=True)
class _Outcome:
    recording: "Recording | None" = None
    verdict: dict[str, Any] | None = None
    summary: str = ""
    numbers: tuple[tuple[int, ...], int] = ((), 0)


def _proven(plan: Planned, interpreter: Interpreter, options: ConvertOptions, progress: Progress) -> _Outcome:
    """Run notebook and package, unless that would reach outside the project unasked."""
    outside = external_effects(plan.facts)
    if outside and not options.allow_external:
        reason = "not run, because it would reach outside the project: " + "; ".join(outside)
        return _Outcome(None, undecided(f"{reason}; --allow-external runs it"))
    folder = Path(tempfile.mkdtemp(prefix="nbhoist-"))
    try:
        package = folder / "package"
        made = files(package_model(plan, package, interpreter, None, None))
        write(masked(made, secret_values(plan.facts)), package)
        return _run(plan, package, _knowing_secrets(interpreter, plan), options, progress)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _knowing_secrets(interpreter: Interpreter, plan: Planned) -> Interpreter:
    """The interpreter with the notebook's secrets in its environment, where the package looks for them."""
    return replace(interpreter, environment=interpreter.environment + environment_of(plan.facts, plan.plan))


def _run(
    plan: Planned, package: Path, interpreter: Interpreter, options: ConvertOptions, progress: Progress
) -> _Outcome:
    reference = notebook_job(plan.facts, plan.plan, plan.project)
    recording = record_notebook(reference, interpreter, options.limits, progress)
    _require_data(recording, plan)
    candidate = package_job(package, plan.plan, plan.emitted, plan.facts, plan.project)
    wanted = expected(plan.facts, plan.plan, plan.emitted, options.rtol, options.atol)
    proof = prove(reference, candidate, interpreter, options.limits, wanted, progress, recording)
    return _Outcome(recording, proof.verdict.to_json(), proof.verdict.summary(), your_numbers(recording, reference))


def _require_data(recording: "Recording", plan: Planned) -> None:
    """Raise where the notebook stops because a file is missing: what could be proven is not worth a package yet."""
    error = recording.error
    if error is None or error.ename != "FileNotFoundError":
        return
    where, said = f"`{plan.facts.notebook.path}`, {error.label}", error.evalue.partition("\n")[0]
    raise RunError(
        f"{where}: a file is missing, `{said}`; undecided, nothing is written: "
        "put it there, or convert with --no-prove"
    )
