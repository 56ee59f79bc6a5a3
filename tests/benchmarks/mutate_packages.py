"""Changes converted packages a little, and asks the verifier: each mutant should be called different.

python tests/benchmarks/mutate_packages.py [--each 25] [--seed 0] [--output FILE] [NOTEBOOK …]

Without notebooks: the specimens and the cases of the contract. Each notebook is converted and recorded once; for each
mutant only the package runs. To be affordable, packages run in forks of a process that has imported the libraries
(Linux and macOS), and end at the first value that is another one. Mutants that survive are run once more with a stop
where they were changed: those that never get there are counted apart. A line of JSON for each goes to --output.
"""

import argparse
import importlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from forked_runs import Diverged, Forks, imported_by
from mutants import Mutant, config_mutants, python_mutants

from nbhoist.api.jobs import expected, notebook_job, package_job
from nbhoist.api.masking import masked, secret_values
from nbhoist.api.model import package_model
from nbhoist.api.planning import planned
from nbhoist.scaffold.layout import files
from nbhoist.scaffold.writer import write
from nbhoist.verify.compare import compare
from nbhoist.verify.job import Limits, PackageJob, find_interpreter
from nbhoist.verify.notebook_run import record_notebook
from nbhoist.verify.package_run import record_package

FIXTURES = Path(__file__).parents[2] / "fixtures" / "notebooks"
CASES = Path(__file__).parents[1] / "conversions"
SECONDS = 300
KINDS = ("constant", "operator", "order", "dropped", "arguments", "keyword", "columns", "setting")


def main() -> int:
    """Mutate the packages of some notebooks, each in a process of its own."""
    options = _options()
    if options.one:
        return one(options.notebooks[0], options)
    folder = Path(tempfile.mkdtemp())
    notebooks = options.notebooks or [*sorted(FIXTURES.rglob("*.ipynb")), *written_cases(folder)]
    output = options.output or folder / "mutants.jsonl"
    for notebook in notebooks:
        command = [sys.executable, __file__, str(notebook), "--one", "--each", str(options.each)]
        environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
        subprocess.run([*command, "--seed", str(options.seed), "--output", str(output)], env=environment, check=False)
    return summary(output)


def written_cases(folder: Path) -> list[Path]:
    """Write the cases that must be equivalent as notebooks."""
    sys.path.insert(0, str(CASES))
    casebook = importlib.import_module("casebook")
    sure = [case for case in casebook.cases() if case.expected == {"equivalent"} and "open" not in case.header]
    return [casebook.write_project(case, folder / case.name) for case in sure]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path)
    parser.add_argument("--each", type=int, default=25, help="mutants of one package")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def one(notebook: Path, options: argparse.Namespace) -> int:
    """Mutate the package of one notebook."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(notebook, Path(folder))
        why = trial.unusable()
        if why:
            print(f"{notebook.name}: left out, {why}", flush=True)
            return 0
        found = Counter[str]()
        with options.output.open("a", encoding="utf-8") as stream:
            for file, mutant in trial.chosen(options.each, random.Random(f"{options.seed} {notebook.name}")):
                entry = trial.judged(file, mutant)
                found[entry["verdict"]] += 1
                stream.write(json.dumps({"notebook": notebook.name, **entry}) + "\n")
                stream.flush()
        print(f"{notebook.name}: {dict(found)}", flush=True)
    return 0


class Trial:
    """One converted notebook, its recording, and runs of mutated packages."""

    def __init__(self, notebook: Path, folder: Path) -> None:
        plan = planned(notebook, None)
        self._interpreter = find_interpreter(None, None, plan.facts.notebook.kernel)
        self._limits = Limits(seconds=SECONDS)
        self._package = folder / "package"
        made = files(package_model(plan, self._package, self._interpreter, None, None))
        write(masked(made, secret_values(plan.facts)), self._package)
        job = package_job(self._package, plan.plan, plan.emitted, plan.facts, plan.project)
        self._job: PackageJob = replace(job, base=self._package / ".nbhoist" / "base" / "src")
        self._expected = expected(plan.facts, plan.plan, plan.emitted)
        self._modules = [source.name for source in plan.emitted.sources]
        reference = notebook_job(plan.facts, plan.plan, plan.project)
        self._reference = record_notebook(reference, self._interpreter, self._limits, _silent)
        self._forks = Forks(imported_by(self._sources()), self._reference, self._expected.dissolved)

    def unusable(self) -> str:
        """Return why mutants of this package would prove nothing; the package itself must be equivalent."""
        if self._reference.error is not None:
            return f"the notebook stops: {self._reference.error.ename} {self._reference.error.evalue[:100]}"
        found = self._verdict()
        return "" if found["verdict"] == "equivalent" else f"{found['verdict']}: {found['reason'][:200]}"

    def chosen(self, count: int, chance: random.Random) -> Iterator[tuple[Path, Mutant]]:
        """Give mutants, the kinds in turn."""
        texts = {path: path.read_text(encoding="utf-8") for path in self._sources()}
        config = self._package / "config.toml"
        found = [(path, mutant) for path, text in texts.items() for mutant in python_mutants(text)]
        found += [(config, mutant) for mutant in config_mutants(config.read_text(encoding="utf-8"))]
        chance.shuffle(found)
        by_kind = {kind: [item for item in found if item[1].kind == kind] for kind in KINDS}
        while count and any(by_kind.values()):
            for kind in KINDS:
                if by_kind[kind] and count:
                    count -= 1
                    yield by_kind[kind].pop()

    def judged(self, file: Path, mutant: Mutant) -> dict[str, Any]:
        """Return the verdict on one mutant; a survivor is tried for whether its change is ever reached."""
        original = file.read_text(encoding="utf-8")
        try:
            file.write_text(mutant.text, encoding="utf-8")
            found = self._verdict()
            if found["verdict"] != "different" and mutant.reached:
                file.write_text(mutant.reached, encoding="utf-8")
                found["reached"] = self._verdict()["verdict"] != "equivalent"
        finally:
            file.write_text(original, encoding="utf-8")
        return {"file": file.name, "kind": mutant.kind, "what": mutant.what, **found}

    def _verdict(self) -> dict[str, Any]:
        try:
            with self._forks:
                run = record_package(self._job, self._interpreter, self._limits, _silent)
        except Diverged as found:
            return {"verdict": "different", "reason": str(found)}
        found = compare(self._reference, run, self._expected)
        return {"verdict": found.verdict, "reason": found.reason[:300]}

    def _sources(self) -> list[Path]:
        folder = self._package / "src" / self._job.package
        return [folder / f"{name.replace('.', '/')}.py" for name in self._modules if name != "shell"]


def _silent(_: str) -> None:
    """Show no progress."""


def summary(output: Path) -> int:
    """Print what became of all mutants; 0 where at least 99 of 100 that are reached are called different."""
    entries = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    reached = [e for e in entries if e.get("reached", True)]
    killed = [e for e in reached if e["verdict"] == "different"]
    for entry in reached:
        if entry["verdict"] != "different":
            print(f"{entry['verdict']}  {entry['notebook']} {entry['file']} {entry['kind']}: {entry['what']}")
    names = {e["notebook"] for e in entries}
    print(f"{len(names)} packages, {len(entries)} mutants, {len(entries) - len(reached)} never reached")
    print(f"{len(killed)} of {len(reached)} called different")
    for kind in KINDS:
        mine = [e for e in reached if e["kind"] == kind]
        print(f"  {kind}: {sum(e['verdict'] == 'different' for e in mine)} of {len(mine)}")
    return 0 if len(killed) >= 0.99 * len(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
