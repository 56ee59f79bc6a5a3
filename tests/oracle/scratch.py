"""Observes notebooks in scratch copies of their projects, each in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

_LEFT_OUT = shutil.ignore_patterns(".git", ".ipynb_checkpoints", "__pycache__")


def observed(
    notebook: Path, project: Path, relocated: dict[str, str] | None = None, timeout: float = 600
) -> dict[str, Any]:
    """What each statement of `notebook` did, and where it stopped; `relocated` replaces paths in its text."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "project"
        shutil.copytree(project, copy, ignore=_LEFT_OUT)
        path = copy / notebook.resolve().relative_to(project.resolve())
        text = path.read_text(encoding="utf-8")
        for one, other in (relocated or {}).items():
            text = text.replace(one, other)
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, str(Path(__file__).with_name("observe.py")), str(path), str(copy)]
        environment = {**os.environ, "MPLBACKEND": "Agg", "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore"}
        environment |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "LOKY_MAX_CPU_COUNT"), "1")
        done = subprocess.run(
            command,
            cwd=path.parent,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )
        lines = done.stdout.strip().split("\n")
        if done.returncode or not lines[-1].startswith("{"):
            raise RuntimeError(f"`{notebook}` was not observed: {done.stderr[-2000:]}")
        found: dict[str, Any] = json.loads(lines[-1])
        return found
