"""Memory and time of one `check` of very many notebooks: `python tests/benchmarks/many_notebooks.py NOTEBOOK… --counts 500 2000`.

Each file is a copy of one of the notebooks that no other file equals, so that nothing is answered by the cache.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

if importlib.util.find_spec("resource") is None:
    sys.exit("memory of children can be measured where `resource` exists only: Linux and macOS")

MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
PER_FOLDER = 1000


def write_copies(notebooks: list[Path], count: int, folder: Path) -> None:
    """Write `count` different notebooks."""
    parsed = [json.loads(path.read_text(encoding="utf-8")) for path in notebooks]
    for number in range(count):
        copy = {**parsed[number % len(parsed)]}
        mark = {"cell_type": "markdown", "id": f"copy-{number}", "metadata": {}, "source": f"Copy {number}"}
        copy["cells"] = [mark, *copy["cells"]]
        file = folder / f"{number // PER_FOLDER:03d}" / f"{number:06d}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(copy), encoding="utf-8")


def measure(folder: Path, jobs: int) -> str:
    """Seconds of processor time, and the memory of the largest process, of one check of a folder."""
    check = [sys.executable, "-m", "nbhoist", "check", str(folder), "--statistics", "--exit-zero", "--jobs", str(jobs)]
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "NBHOIST_CACHE_DIR": cache}
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, *check], env=environment, capture_output=True, encoding="utf-8", check=True
        )
    code, seconds, memory = done.stdout.split()
    size = int(memory) / 1024 if sys.platform != "darwin" else int(memory) / 1024**2
    return f"exit code {code}, {float(seconds):.1f} s of processor time, {size:.0f} MB"


def main() -> None:
    """Measure each count in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", type=Path, nargs="+")
    parser.add_argument("--counts", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    for count in asked.counts:
        with tempfile.TemporaryDirectory() as folder:
            write_copies(asked.notebooks, count, Path(folder))
            print(f"{count} notebooks: {measure(Path(folder), asked.jobs)}", flush=True)


if __name__ == "__main__":
    main()
