"""The recorded run of a generated package."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
import time
import uuid
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbhoist.verify import watch
from nbhoist.verify.align import places, raising_places
from nbhoist.verify.environment import forced_environment
from nbhoist.verify.notebook_run import PROBE, probe_configuration, shared_configuration, write_configuration
from nbhoist.verify.reading import Ending, failure, is_complete, read_recording
from nbhoist.verify.recording import Recording, RunFailure
from nbhoist.verify.scratch import Scratch, copy_tree, lead_to_copy, make_scratch
from nbhoist.verify.untouched import state, touched

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbhoist.verify.job import Interpreter, Limits, PackageJob, StageProbe

TICK = 0.2  # seconds between looks at the limits


def record_package(
    job: PackageJob, interpreter: Interpreter, limits: Limits, progress: Callable[[str], None]
) -> Recording:
    """Run a package's pipeline against a copy of the notebook's project, and return what happened."""
    spool = tempfile.TemporaryDirectory(prefix="nbhoist-values-", ignore_cleanup_errors=True)
    scratch = make_scratch(job.begins or job.project, limits.copy)
    before = state(job.project)
    try:
        progress(f"package {job.package}")
        copy_tree(job.directory, scratch.root / "package", limits.copy)
        lead_to_copy(scratch.root / "package", job.project, scratch.project)
        config = _configuration(job, scratch, Path(spool.name), limits)
        begun = time.monotonic()
        stopped = _run(job, interpreter, limits, scratch, config)
        seconds = {job.package: round(time.monotonic() - begun, 3)}
        error = stopped or _own_failure(job, scratch)
        recording = read_recording("package", scratch, Ending(error, seconds, text=limits.text), spool)
        scratch.leave(job.leaves)
        return replace(recording, touched=touched(before, job.project))
    except BaseException:
        spool.cleanup()
        raise
    finally:
        scratch.remove()


def _configuration(job: PackageJob, scratch: Scratch, spool: Path, limits: Limits) -> Path:
    statements = [statement for stage in job.stages for statement in stage.statements]
    config = {
        **shared_configuration(scratch, job, spool, limits),
        "home": str(scratch.project / job.notebook_folder),
        "package": job.package,
        "pipeline": f"{job.package}.{job.pipeline}",
        "modules": _modules(job.directory / "src" / job.package),
        "source": str(scratch.root / "package" / "src"),
        "probes": [probe_configuration(statement) for statement in statements],
        "stages": [_stage(job, stage) for stage in job.stages],
    }
    return write_configuration(scratch, config)


def _modules(package: Path) -> list[str]:
    """Dotted names of the modules within the package, inner ones first, as their names begin with those of outer ones."""
    files = (file.relative_to(package).with_suffix("") for file in package.rglob("*.py"))
    return sorted((".".join(file.parts) for file in files), key=lambda name: (-name.count("."), name))


def _stage(job: PackageJob, stage: StageProbe) -> dict[str, Any]:
    found = {"module": stage.module, "function": stage.function, "places": list(places(job, stage).items())}
    return {**found, "raising": raising_places(job, stage)}


def _run(
    job: PackageJob, interpreter: Interpreter, limits: Limits, scratch: Scratch, config: Path
) -> RunFailure | None:
    token = uuid.uuid4().hex
    environment = {
        **forced_environment(scratch.root, token, dict(interpreter.environment)),
        "MPLBACKEND": "module://_nbhoist_probe.backend",
        f"{job.package.upper()}_PATHS__ROOT": str(scratch.project / job.notebook_folder),
    }
    cwd = scratch.root / "empty"
    cwd.mkdir()
    command = [str(interpreter.python), str(PROBE / "run_package.py"), str(config)]
    with scratch.errors.open("ab") as errors:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=errors,
            stderr=errors,
            start_new_session=True,
        )
        try:
            return _watch(process, limits, scratch)
        except KeyboardInterrupt:  # what it recorded until then can be compared
            return RunFailure("interrupted", "", "", "it was interrupted", "the package")
        finally:
            watch.end(process.pid, token)
            process.wait()


def _watch(process: subprocess.Popen[bytes], limits: Limits, scratch: Scratch) -> RunFailure | None:
    allowed = watch.memory_limit(limits)
    deadline = time.monotonic() + limits.seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(TICK)
            return None
        found = watch.excess(process.pid, scratch.output, limits, allowed)
        if found is not None:
            return RunFailure(found[0], "", "", found[1], "the package")  # type: ignore[arg-type]  # limits are kinds
    return RunFailure("time", "", "", f"it runs longer than {limits.seconds:g} s", "the package")


def _own_failure(job: PackageJob, scratch: Scratch) -> RunFailure | None:
    told = failure(scratch)
    if told is not None:
        place = told.get("place") or {}
        label = f"{place['file']}:{place['line']} in `{place['function']}`" if place else f"package `{job.package}`"
        name = f"{Path(place['file']).stem}.{place['function']}" if place else ""
        return RunFailure("raised", name, told["ename"], told["evalue"], label)
    if is_complete(scratch):
        return None
    tail = scratch.errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
    return RunFailure("ended", "", "", " ".join(["its process ended early", *tail])[:500], f"package `{job.package}`")
