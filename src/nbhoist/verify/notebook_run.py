"""The recorded run of a notebook."""

from __future__ import annotations

import json
import tempfile
import time
import uuid
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbhoist.errors import RunError
from nbhoist.verify import watch
from nbhoist.verify.environment import forced_environment
from nbhoist.verify.reading import Ending, read_recording
from nbhoist.verify.recording import Recording, RunFailure
from nbhoist.verify.scratch import Scratch, make_scratch
from nbhoist.verify.untouched import state, touched

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbhoist.verify.job import CellRun, Interpreter, Limits, NotebookJob, PackageJob, StatementProbe
    from nbhoist.verify.kernel import Kernel, Reply

PROBE = Path(__file__).parent / "probe"
FINISH = "__import__('sys').modules['_nbhoist_probe'].finish()"


def record_notebook(
    job: NotebookJob, interpreter: Interpreter, limits: Limits, progress: Callable[[str], None]
) -> Recording:
    """Run the cells of a notebook in a fresh kernel and a copy of its project, and return what happened."""
    from nbhoist.verify.kernel import running_kernel  # kernels take long to load, and not every conversion is proven

    spool = tempfile.TemporaryDirectory(prefix="nbhoist-values-", ignore_cleanup_errors=True)
    scratch = make_scratch(job.begins or job.project, limits.copy)
    before = state(job.project)
    try:
        environment = forced_environment(scratch.root, uuid.uuid4().hex, dict(interpreter.environment))
        config = _configuration(job, scratch, Path(spool.name), limits)
        with running_kernel(interpreter, scratch, scratch.project / job.folder, environment, limits) as kernel:
            _prepare(kernel, config)
            ending = replace(_run_cells(kernel, job, progress), text=limits.text)
        recording = read_recording("notebook", scratch, ending, spool)
        scratch.leave(job.leaves)
        return replace(recording, touched=touched(before, job.project))
    except BaseException:
        spool.cleanup()
        raise
    finally:
        scratch.remove()


def sent_cells(job: NotebookJob) -> list[CellRun]:
    """Return the cells that hold something to run."""
    return [cell for cell in job.cells if cell.source.strip()]


def _configuration(job: NotebookJob, scratch: Scratch, spool: Path, limits: Limits) -> Path:
    cells = sent_cells(job)
    config = {
        **shared_configuration(scratch, job, spool, limits),
        "home": str(scratch.project / job.folder),
        "package": None,
        "cells": [_cell(cell) for cell in cells],
        "probes": [probe_configuration(probe) for cell in cells for probe in cell.probes],
        "relocations": job.relocations,
    }
    return write_configuration(scratch, config)


def shared_configuration(
    scratch: Scratch, job: NotebookJob | PackageJob, spool: Path, limits: Limits
) -> dict[str, Any]:
    """Return what the probe of either kind of run needs to know."""
    return {
        "journal": str(scratch.journal),
        "output": str(scratch.output),
        "errors": str(scratch.errors),
        "project": str(scratch.project),
        "original": str(job.project.resolve()),
        "folders": [str(scratch.root)],
        "spool": str(spool),
        "memory": watch.memory_limit(limits),
        "pixels": job.pixels,
    }


def probe_configuration(probe: StatementProbe) -> dict[str, Any]:
    """Return the names of one probe: recorded name → name in the code."""
    names = dict(zip(probe.recorded or probe.names, probe.names, strict=True))
    return {"id": probe.id, "names": names, "returned": list(probe.returned)}


def write_configuration(scratch: Scratch, config: dict[str, Any]) -> Path:
    """Write the file that the probe reads."""
    scratch.config.write_text(json.dumps(config), encoding="utf-8")
    return scratch.config


def _cell(cell: CellRun) -> dict[str, Any]:
    probes = [{"id": probe.id, "ordinal": probe.ordinal} for probe in cell.probes]
    return {"id": cell.id, "source": cell.source, "probes": probes, "raises": cell.raises}


def _prepare(kernel: Kernel, config: Path) -> None:
    start = str(PROBE / "start_kernel.py")
    given = f"{{'__name__': 'start', '__file__': {start!r}, 'CONFIG': {str(config)!r}, 'SHELL': get_ipython()}}"
    reply = kernel.run(
        f"exec(compile(open({start!r}, encoding='utf-8').read(), {start!r}, 'exec'), {given})", silent=True
    )
    if reply.error is not None:
        raise RunError(f"the run cannot be recorded: {reply.error[1]} {reply.error[2]}; please report this")


def _run_cells(kernel: Kernel, job: NotebookJob, progress: Callable[[str], None]) -> Ending:
    seconds: dict[str, float] = {}
    displays: dict[str, tuple[str, ...]] = {}
    raised: dict[str, str] = {}
    for cell in sent_cells(job):
        progress(cell.label or f"cell {cell.index + 1}")
        begun = time.monotonic()
        reply = kernel.run(cell.source)
        seconds[cell.id] = round(time.monotonic() - begun, 3)
        displays[cell.id] = reply.displays
        if reply.error is not None and reply.error[0] == "raised":
            raised[cell.id] = f"{reply.error[1]}: {reply.error[2]}"
        error = _failure(cell, reply)
        if error is not None:
            if error.kind == "raised":
                kernel.run(FINISH, silent=True)
            return Ending(error, seconds, displays, raised)
    reply = kernel.run(FINISH, silent=True)
    return Ending(_unfinished(reply), seconds, displays, raised)


def _failure(cell: CellRun, reply: Reply) -> RunFailure | None:
    if reply.error is None or (cell.raises and reply.error[0] == "raised"):
        return None
    kind, name, message = reply.error
    return RunFailure(kind, cell.id, name, message[:500], cell.label or f"cell {cell.index + 1}")


def _unfinished(reply: Reply) -> RunFailure | None:
    if reply.error is None:
        return None
    kind, name, message = reply.error
    return RunFailure(kind, "<end>", name, message[:500], "the end of the notebook")
