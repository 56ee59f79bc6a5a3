"""`convert`: a notebook in, a package out, with its proof."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbhoist.api.carried_over import carried_over
from nbhoist.api.masking import masked, secret_values
from nbhoist.api.model import package_model
from nbhoist.api.planning import Planned, planned
from nbhoist.api.proving import Outcome, Progress, ProofOptions, numbers_data, proven
from nbhoist.api.repository import make_repository, require_repository
from nbhoist.errors import NbhoistError
from nbhoist.notebook.disk import write_atomically
from nbhoist.report.conversion import render_conversion
from nbhoist.report.plan import plan_data
from nbhoist.scaffold.layout import files, left_out
from nbhoist.scaffold.writer import require_free, write
from nbhoist.verify.interpreter import Interpreter, find_interpreter

if TYPE_CHECKING:
    from nbhoist.refactor.plan import Order
    from nbhoist.scaffold.model import PackageModel
    from nbhoist.verify.recording import Recording


@dataclass(frozen=True, kw_only=True)
class MakeOptions(ProofOptions):
    """How a package is made and proven."""

    plan_file: Path | None = None
    proof: bool = True
    order: "Order" = "document"
    python: Path | None = None
    kernel: str | None = None
    dry_run: bool = False
    parts: tuple[str, ...] = ()  # names of optional parts; `update` adds them to those that the package has


@dataclass(frozen=True, kw_only=True)
class ConvertOptions(MakeOptions):
    """What a caller of `convert` may ask for."""

    output: Path | None = None
    name: str | None = None
    thin_notebook: Path | None = None
    git: bool = False  # whether the package becomes a repository


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
    interrupted: bool = False

    @property
    def parts_left_out(self) -> tuple[tuple[str, str], ...]:
        """Optional parts that the package cannot have, with the reason."""
        return left_out(self.model)

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
            "parts": [name for name in self.model.parts if name not in dict(self.parts_left_out)],
            "parts_left_out": [{"part": name, "reason": reason} for name, reason in self.parts_left_out],
            "ladder": data["ladder"],
            "carried_over": [dict(diagnostic) for diagnostic in self.model.carried_over],
            "verdict": self.verdict,
        }


def convert(notebook: Path, options: ConvertOptions, progress: Progress) -> Conversion:
    """Convert one notebook and prove the package, unless that is not wanted."""
    first = planned(notebook, options.name, options.plan_file, options.order)
    directory = options.output or Path(first.plan.package)
    thin = options.thin_notebook
    if not options.dry_run:
        require_free(directory)
        _require_new(thin)
        if options.git:
            require_repository(directory)
    done = converted(first, directory, options, progress)
    if not options.dry_run:
        write(done.files, directory)
        if options.git:
            make_repository(directory, done.model.notebook_name)
        if thin is not None:
            from nbhoist.api.thin import thin_notebook  # nbformat takes long to load, and is asked for rarely

            write_atomically(thin, thin_notebook(done.planned).encode("utf-8"), None)
    return done


def _require_new(file: Path | None) -> None:
    if file is not None and file.exists():
        raise NbhoistError(f"`{file}` is there already; choose another file for the thin notebook")


def converted(first: Planned, directory: Path, options: MakeOptions, progress: Progress) -> Conversion:
    """Prove a plan, unless that is not wanted, and make the files of its package; writes nothing."""
    interpreter = _interpreter(first, options) if options.proof else None
    outcome = proven(first, interpreter, options, progress) if interpreter else Outcome(first)
    plan = outcome.planned
    model = package_model(plan, directory, interpreter, outcome.recording, outcome.verdict)
    model = replace(
        model, numbers=numbers_data(outcome), carried_over=carried_over(plan.facts.notebook), parts=options.parts
    )
    made = masked(files(model, {"CONVERSION.md": render_conversion(model)}), secret_values(plan.facts))
    return Conversion(
        plan,
        directory,
        made,
        model,
        interpreter,
        outcome.recording,
        outcome.verdict,
        outcome.summary,
        *outcome.numbers,
        outcome.interrupted,
    )


def _interpreter(plan: Planned, options: MakeOptions) -> Interpreter:
    return find_interpreter(options.python, options.kernel, plan.facts.notebook.kernel)
