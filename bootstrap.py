"""Set up nbhoist in an environment of its own and run its main job or its tests: `python bootstrap.py convert | test`.

Needs nothing but Python 3.11 or newer; works from any working folder. Further arguments go to `nbhoist convert` or
to pytest; `NBHOIST_ENVIRONMENT` names another folder for the environment than `.venv` beside this file.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = Path(os.environ.get("NBHOIST_ENVIRONMENT") or ROOT / ".venv")
SPECIMEN = ROOT / "fixtures" / "notebooks" / "churn" / "churn.ipynb"
OUTPUT = ROOT / "build" / "churn"
EXTRAS = {"convert": "specimens", "test": "test"}
OLDEST = (3, 11)


def main(words: list[str]) -> int:
    """Set up what one job needs, run it, and return its exit code."""
    if sys.version_info < OLDEST:
        return _fail(f"Python {'.'.join(map(str, OLDEST))} or newer is needed, this is {sys.version.split()[0]}")
    if not words or words[0] not in EXTRAS:
        return _fail("usage: python bootstrap.py convert | test, with further arguments of `nbhoist convert` or pytest")
    job, further = words[0], words[1:]
    try:
        python = _installed(EXTRAS[job])
    except subprocess.CalledProcessError as error:
        return _fail(f"the set-up ended with exit code {error.returncode}; mend what it says above and run it again")
    return _convert(python, further) if job == "convert" else _test(python, further)


def _installed(extra: str) -> Path:
    """The interpreter of the environment, with nbhoist and what the job needs; set up once for each state of the metadata."""
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = ENVIRONMENT / f"nbhoist-{extra}.txt"
    state = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest() + f" {ROOT}"
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == state:
        return python
    print(f"setting up {ENVIRONMENT}, which takes a few minutes", file=sys.stderr, flush=True)
    if not python.exists():
        broken = (ENVIRONMENT / "pyvenv.cfg").exists()
        venv.create(ENVIRONMENT, with_pip=True, clear=broken, symlinks=os.name != "nt")
    subprocess.run([python, "-m", "pip", "install", "-qq", "--editable", f"{ROOT}[{extra}]"], check=True)
    stamp.write_text(state, encoding="utf-8")
    return python


def _convert(python: Path, further: list[str]) -> int:
    """Convert the specimen with its proof, over the package that an earlier call made and nobody else's folder."""
    output = [] if any(word.split("=")[0] == "--output" for word in further) else ["--output", _seen_from_here(OUTPUT)]
    if output and OUTPUT.exists():
        if any(OUTPUT.iterdir()) and not (OUTPUT / ".nbhoist" / "manifest.json").is_file():
            return _fail(f"{OUTPUT} was not made by nbhoist; move it away")
        shutil.rmtree(OUTPUT)
    return _run([python, "-m", "nbhoist", "convert", _seen_from_here(SPECIMEN), *output, *further])


def _seen_from_here(path: Path) -> str:
    """A path as short as one would type it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _test(python: Path, further: list[str]) -> int:
    workers = [] if any(word.startswith(("-n", "--numprocesses")) for word in further) else ["-n", "2"]
    return _run([python, "-m", "pytest", *workers, "--dist", "worksteal", *further], cwd=ROOT)


def _run(command: list[str | Path], cwd: Path | None = None) -> int:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=cwd, env=environment, check=False).returncode


def _fail(message: str) -> int:
    print(f"error: {message}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
