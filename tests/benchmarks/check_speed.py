"""CPU time of `check` beside that of the interpreter, of ruff and of other tools: `python tests/benchmarks/check_speed.py`.

One median notebook: `--one FILE`. Many: `--many FOLDER`. Other linters of notebooks on the same files, where they are
installed in an environment: `--many FOLDER --others ENVIRONMENT/bin`. Every figure is user plus system time of the process and its
children, the median of `--rounds` runs, all measured in turn so that they share the state of the machine.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    sys.exit("CPU time of children can be measured where `resource` exists only: Linux and macOS")

PYTHON = sys.executable
SYNTAX_ONLY = "NBH002,NBH707,NBH803"


def cpu(words: list[str], environment: dict[str, str]) -> float:
    """Seconds of processor time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        words, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def side_by_side(commands: dict[str, list[str]], rounds: int, environment: dict[str, str]) -> dict[str, float]:
    """The median of each command; they take turns."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, words in commands.items():
            times[name].append(cpu(words, environment))
    return {name: statistics.median(found) for name, found in times.items()}


def table(times: dict[str, float], unit: str) -> str:
    """One line for each command, as multiples of `unit`."""
    lines = [f"{name:<34} {seconds * 1000:9.1f} ms {seconds / times[unit]:7.2f} x" for name, seconds in times.items()]
    return "\n".join(lines) + "\n"


def one(file: Path, rounds: int, environment: dict[str, str]) -> str:
    """One notebook beside an interpreter that does nothing."""
    check = [PYTHON, "-m", "nbhoist", "check", str(file)]
    cpu(check, environment)  # fills the cache
    commands = {"python -c pass": [PYTHON, "-c", "pass"], "check --no-cache": [*check, "--no-cache"], "check": check}
    return table(side_by_side(commands, rounds, environment), "python -c pass")


def many(folder: Path, rounds: int, environment: dict[str, str]) -> str:
    """Many notebooks beside ruff and whatever other tools are installed."""
    check = [PYTHON, "-m", "nbhoist", "check", "--no-cache", "--jobs", "1", "--statistics", str(folder)]
    ruff = shutil.which("ruff", path=f"{Path(PYTHON).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    commands = {"check, default rules": check, "check, syntax only": [*check, "--select", SYNTAX_ONLY]}
    commands["check, all rules"] = [*check, "--select", "ALL"]
    if ruff is not None:
        commands = {
            "ruff check --no-cache": [ruff, "check", "--no-cache", "--quiet", "--isolated", str(folder)],
            **commands,
        }
    return table(side_by_side(commands, rounds, {**environment, "RAYON_NUM_THREADS": "1"}), next(iter(commands)))


def others(folder: Path, programs: Path, environment: dict[str, str]) -> str:
    """Many notebooks beside other linters of notebooks, once each: nbQA with ruff and pylint, pynblint."""
    check = [PYTHON, "-m", "nbhoist", "check", "--no-cache", "--jobs", "1", "--statistics", str(folder)]
    nbqa = str(programs / "nbqa")
    commands = {
        "check, default rules": check,
        "nbqa ruff": [nbqa, "ruff", str(folder), "--no-cache", "--isolated"],
        "pynblint": [str(programs / "pynblint"), str(folder), "--quiet"],
        "nbqa pylint": [nbqa, "pylint", str(folder)],
    }
    path = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
    return table(side_by_side(commands, 1, {**environment, "PATH": path}), next(iter(commands)))


def nodes(folder: Path) -> str:
    """How long one syntax node takes, all default rules."""
    script = (
        "import ast, json, sys, time; from pathlib import Path; from nbhoist import api;"
        "from nbhoist.notebook.cells import parse_cell; from nbhoist.notebook.reader import read_notebook\n"
        "count = 0\n"
        "for path in Path(sys.argv[1]).rglob('*.ipynb'):\n"
        "    try: cells = read_notebook(path).code_cells\n"
        "    except Exception: continue\n"
        "    count += sum(1 for c in cells if (t := parse_cell(c).tree) for _ in ast.walk(t))\n"
        "begun = time.process_time(); api.check(sys.argv[1]); print(json.dumps([count, time.process_time() - begun]))"
    )
    done = subprocess.run([PYTHON, "-c", script, str(folder)], capture_output=True, encoding="utf-8", check=True)
    count, seconds = json.loads(done.stdout)
    return f"{count} syntax nodes, {seconds / count * 1e9:.0f} ns each\n"


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", type=Path)
    parser.add_argument("--many", type=Path)
    parser.add_argument("--others", type=Path)
    parser.add_argument("--rounds", type=int, default=11)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        environment = {"NBHOIST_CACHE_DIR": cache, "PYTHONHASHSEED": "0"}
        if asked.one:
            print(one(asked.one, asked.rounds, environment), end="")
        if asked.many and asked.others:
            print(others(asked.many, asked.others, environment), end="")
        elif asked.many:
            print(many(asked.many, max(1, asked.rounds // 4), environment) + nodes(asked.many), end="")


if __name__ == "__main__":
    main()
