"""Runs notebooks and their packages against themselves: nothing may be called different.

python tests/benchmarks/false_alarms.py [NOTEBOOK …]

Without notebooks: the specimens and the cases of the contract. Each notebook is run twice and its package twice; a
notebook that does not repeat itself differs from itself, and `verify` would call it undecided by name.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from mutate_packages import FIXTURES, written_cases

from nbhoist.api.jobs import expected, notebook_job, package_job
from nbhoist.api.masking import masked, secret_values
from nbhoist.api.model import package_model
from nbhoist.api.planning import planned
from nbhoist.errors import NbhoistError
from nbhoist.scaffold.layout import files
from nbhoist.scaffold.writer import write
from nbhoist.verify.compare import compare
from nbhoist.verify.job import Limits, find_interpreter
from nbhoist.verify.notebook_run import record_notebook
from nbhoist.verify.package_run import record_package
from nbhoist.verify.recording import Recording
from nbhoist.verify.unstable import unstable_between
from nbhoist.verify.verdict import Expected

LIMITS = Limits(seconds=300)


def main() -> int:
    """Print a line for each notebook, and the sums; 0 where nothing was called different."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path)
    folder = Path(tempfile.mkdtemp())
    notebooks = parser.parse_args().notebooks or [*sorted(FIXTURES.rglob("*.ipynb")), *written_cases(folder)]
    sums: dict[str, Counter[str]] = {"notebook": Counter(), "package": Counter(), "unseeded": Counter()}
    for notebook in notebooks:
        begun = time.monotonic()
        try:
            found, seeds_forced = alarms(notebook)
        except NbhoistError as error:
            print(f"{notebook.name}: left out, {error}", flush=True)
            continue
        for side, verdict in found.items():
            sums[side][verdict.partition(":")[0]] += 1
        sums["unseeded"][str(seeds_forced)] += 1
        print(f"{notebook.name}: {found}, {time.monotonic() - begun:.0f} s", flush=True)
    shutil.rmtree(folder)
    print({side: dict(count) for side, count in sums.items()})
    return 1 if any(count["different"] for count in sums.values()) else 0


def alarms(notebook: Path) -> tuple[dict[str, str], bool]:
    """Return what is said of two runs of the notebook, and of two runs of its package."""
    plan = planned(notebook, None)
    interpreter = find_interpreter(None, None, plan.facts.notebook.kernel)
    reference = notebook_job(plan.facts, plan.plan, plan.project)
    first, second, third = (record_notebook(reference, interpreter, LIMITS, _silent) for _ in range(3))
    wanted = expected(plan.facts, plan.plan, plan.emitted)
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "package"
        made = files(package_model(plan, package, interpreter, None, None))
        write(masked(made, secret_values(plan.facts)), package)
        job = package_job(package, plan.plan, plan.emitted, plan.facts, plan.project)
        runs = [record_package(job, interpreter, LIMITS, _silent) for _ in range(2)]
    said = {"notebook": _said(first, third, wanted, second), "package": _said(runs[0], runs[1], wanted, runs[1])}
    return said, first.seeds_forced


def _said(one: Recording, other: Recording, wanted: Expected, again: Recording) -> str:
    """Return the verdict as a proof finds it: what `one` does not repeat in another run is known."""
    found = compare(one, other, wanted, unstable_between(one, again) if other is not again else None)
    differs = found.verdict == "different" or bool(found.differences)
    return f"different: {found.reason[:200]}" if differs else f"{found.verdict}: {found.reason[:100]}"


def _silent(_: str) -> None:
    """Show no progress."""


if __name__ == "__main__":
    sys.exit(main())
