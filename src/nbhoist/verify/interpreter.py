"""The run interpreter: which Python executes notebook and package."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nbhoist.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Mapping

OLDEST = (3, 10)
ASK = """
import json, sys
from importlib.util import find_spec
print(json.dumps({"version": list(sys.version_info[:3]), "kernel": find_spec("ipykernel") is not None}))
"""


@dataclass(frozen=True)
class Interpreter:
    """A Python that has `ipykernel`, and how messages name it."""

    python: Path
    kernel: str | None
    version: str
    description: str
    environment: tuple[tuple[str, str], ...] = ()  # what the kernelspec sets


def find_interpreter(python: Path | None, kernel: str | None, notebook_kernel: str | None) -> Interpreter:
    """Return the interpreter that was asked for, else the notebook's, else the one that runs nbhoist."""
    if python is not None:
        return _checked(Path(python), None, {})
    if kernel is not None:
        found = _from_kernel(kernel)
        if found is None:
            raise RunError(f"no Python kernel `{kernel}` is installed here; installed: {_installed()}")
        return _checked(found[0], kernel, found[1])
    found = _from_kernel(notebook_kernel) if notebook_kernel else None
    if found is not None:
        return _checked(found[0], notebook_kernel, found[1])
    return _checked(Path(sys.executable), None, {})


def _from_kernel(name: str) -> tuple[Path, Mapping[str, str]] | None:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        spec = KernelSpecManager().get_kernel_spec(name)
    except (NoSuchKernel, ValueError):
        return None
    if spec.language.lower() != "python" or not spec.argv or "python" not in Path(spec.argv[0]).name.lower():
        return None
    own = spec.argv[0] in ("python", "python3", f"python3.{sys.version_info.minor}")  # as jupyter_client reads it
    return Path(sys.executable if own else spec.argv[0]), spec.env


def _installed() -> str:
    from jupyter_client.kernelspec import KernelSpecManager

    return ", ".join(f"`{name}`" for name in sorted(KernelSpecManager().find_kernel_specs())) or "none"


def _checked(python: Path, kernel: str | None, environment: Mapping[str, str]) -> Interpreter:
    answer = _ask(python)
    version = ".".join(map(str, answer["version"]))
    if tuple(answer["version"]) < OLDEST:
        raise RunError(
            f"`{python}` is Python {version}; runs need {OLDEST[0]}.{OLDEST[1]} or newer: give another one with `--python`"
        )
    if not answer["kernel"]:
        raise RunError(
            f'`{python}` has no `ipykernel`, which runs need; install it: "{python}" -m pip install ipykernel'
        )
    short = ".".join(version.split(".")[:2])
    description = f"Python {short}, kernel {kernel}" if kernel else f"Python {short}, {python}"
    return Interpreter(python, kernel, version, description, tuple(sorted(environment.items())))


def _ask(python: Path) -> dict[str, list[int]]:
    try:
        run = subprocess.run([str(python), "-c", ASK], capture_output=True, text=True, encoding="utf-8", timeout=60)
        answer: dict[str, list[int]] = json.loads(run.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise RunError(f"`{python}` does not run as a Python interpreter: give another one with `--python`") from error
    return answer
