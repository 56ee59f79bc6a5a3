"""How long `convert --no-prove` takes, beside another tool and as notebooks grow: processor time, least of some runs.

`python tests/benchmarks/conversion_time.py compare SOORGEON NOTEBOOK…` runs `SOORGEON refactor` on copies of the same
notebooks; `python tests/benchmarks/conversion_time.py growth 100 300 1000 3000` makes notebooks of so many cells.
"""

from __future__ import annotations

import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 3
BLOCK = (
    "data_{n} = pd.DataFrame({{'a': range({n}, {n} + 9), 'b': 1.5}})",
    "data_{n} = data_{n}.dropna()\ndata_{n}['c'] = data_{n}['a'] * 2",
    "def scale_{n}(x):\n    return x * {n}",
    "data_{n}['d'] = data_{n}['c'].apply(scale_{n})",
    "print(data_{n}['d'].mean())",
)


def main(words: list[str]) -> None:
    """Run what is asked for."""
    if words[0] == "compare":
        compare(words[1], [Path(word) for word in words[2:]])
    else:
        growth([int(word) for word in words[1:]])


def compare(soorgeon: str, notebooks: list[Path]) -> None:
    """Print the times of both tools for each notebook, and how often ours was not the longer one."""
    faster = 0
    for notebook in notebooks:
        ours, code = least([sys.executable, "-m", "nbhoist", "convert", "--no-prove", "--output", "made"], notebook)
        theirs, other = least([soorgeon, "refactor"], notebook)
        faster += ours <= theirs
        print(
            f"{notebook.name[:40]:40} nbhoist {ours:6.2f} s ({code})   soorgeon {theirs:6.2f} s ({other})", flush=True
        )
    print(f"not longer: {faster} of {len(notebooks)}")


def growth(sizes: list[int]) -> None:
    """Print the time for each size, and the exponent between the first and the last."""
    found: list[tuple[int, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            notebook = Path(folder) / f"grown_{size}.ipynb"
            notebook.write_text(json.dumps(grown(size)), encoding="utf-8")
            words = [sys.executable, "-m", "nbhoist", "convert", "--no-prove", "--output", "made"]
            found.append((size, least(words, notebook, runs=1)[0]))
            print(f"{size:6} cells {found[-1][1]:8.2f} s", flush=True)
    (small, fast), (large, slow) = found[0], found[-1]
    print(f"exponent {math.log(slow / fast) / math.log(large / small):.2f}")


def grown(size: int) -> dict[str, object]:
    """A notebook of so many cells, in sections of five."""
    sources = ["import pandas as pd"]
    while len(sources) < size:
        sources += [cell.format(n=len(sources)) for cell in BLOCK]
    cells = [
        {"cell_type": "code", "id": f"c{at}", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
        for at, source in enumerate(sources[:size])
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def least(command: list[str], notebook: Path, runs: int = RUNS) -> tuple[float, int]:
    """Processor seconds of a command on a copy of a notebook, and its exit code."""
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(notebook, Path(folder) / "notebook.ipynb")
            before = spent()
            done = subprocess.run(
                [*command, "notebook.ipynb"],
                cwd=folder,
                capture_output=True,
                check=False,
                env={**os.environ, "PLOOMBER_STATS_ENABLED": "false"},
            )
            found.append((spent() - before, done.returncode))
    return min(found)


def spent() -> float:
    """Processor seconds of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(sys.argv[1:])
