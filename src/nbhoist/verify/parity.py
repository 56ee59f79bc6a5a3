"""Whether raw rows through the saved model give the notebook's own features and predictions, found out by running."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbhoist.verify.environment import forced_environment
from nbhoist.verify.notebook_run import PROBE
from nbhoist.verify.scratch import Scratch, copy_tree, make_scratch

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbhoist.verify.job import Interpreter, Limits, PackageJob


@dataclass(frozen=True)
class ParityJob:
    """What to look at: the model and its further names, the methods by which it is used, and what is out of reach."""

    model: str
    receivers: tuple[str, ...]
    methods: tuple[str, ...]
    method: str
    state: str  # parameter of the pipeline
    blocked: tuple[str, ...]  # modules that prediction must do without
    targets: tuple[str, ...] = ()  # columns of which the target is made
    resamples: bool = False  # whether the notebook makes rows up
    finish: dict[str, Any] | None = None  # name and text of the final predictions; whether making them takes settings


@dataclass(frozen=True)
class Parity:
    """How many predictions were equal, of how many, and how many rows of the fits were made again.

    Why raw rows do not do, if so; columns that are not needed; why the notebook's final predictions are not made.
    """

    equal: int = 0
    total: int = 0
    trouble: str = ""
    optional: tuple[str, ...] = ()
    fitted: tuple[int, int] = (0, 0)
    unfinished: str = ""


def check_parity(
    package: PackageJob, job: ParityJob, interpreter: Interpreter, limits: Limits, progress: Callable[[str], None]
) -> Parity:
    """Train in one process, predict in another one that cannot import the training, and compare."""
    progress(f"prediction of {package.package} from raw rows")
    scratch = make_scratch(package.begins or package.project, limits.copy)
    try:
        copy_tree(package.directory, scratch.root / "package", limits.copy)
        for phase in ("train", "check"):
            answer = _run(phase, package, job, interpreter, limits, scratch)
            if answer.get("trouble") or phase == "check":
                return _parity(answer)
    finally:
        scratch.remove()
    raise AssertionError("the loop returns")


def _parity(answer: dict[str, Any]) -> Parity:
    return Parity(
        answer.get("equal", 0),
        answer.get("total", 0),
        answer.get("trouble", ""),
        tuple(answer.get("optional", ())),
        (answer.get("fitted", 0), answer.get("fit_rows", 0)),
        answer.get("unfinished", ""),
    )


def _run(
    phase: str, package: PackageJob, job: ParityJob, interpreter: Interpreter, limits: Limits, scratch: Scratch
) -> dict[str, Any]:
    config = {
        "package": package.package,
        "source": str(scratch.root / "package" / "src"),
        "seen": str(scratch.root / "seen.pickle"),
        "answer": str(scratch.root / f"{phase}.json"),
        "model": job.model,
        "receivers": list(job.receivers),
        "methods": list(job.methods),
        "method": job.method,
        "state": job.state,
        "blocked": list(job.blocked),
        "targets": list(job.targets),
        "resamples": job.resamples,
        "finish": job.finish,
    }
    file = scratch.root / "parity.json"
    file.write_text(json.dumps(config), encoding="utf-8")
    home = scratch.project / package.notebook_folder
    environment = {
        **forced_environment(scratch.root, "parity", dict(interpreter.environment)),
        "MPLBACKEND": "agg",
        f"{package.package.upper()}_PATHS__ROOT": str(home),
        f"{package.package.upper()}_PATHS__MODELS": str(scratch.root / "models"),
    }
    command = [str(interpreter.python), str(PROBE / "parity.py"), phase, str(file)]
    with scratch.errors.open("ab") as said:
        try:
            subprocess.run(
                command,
                cwd=home,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                timeout=limits.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"trouble": f"it took longer than {limits.seconds:g} s"}
    answer = scratch.root / f"{phase}.json"
    if not answer.is_file():
        return {"trouble": "the process ended early"}
    found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    return found
