"""The ladder of `convert`'s proof: a pass that goes wrong, and the rung that recovers from it."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import nbformat
import pytest

from nbhoist.api import climbing
from nbhoist.api.converting import ConvertOptions, convert
from nbhoist.refactor import planner
from nbhoist.refactor.edits import replacing
from nbhoist.refactor.passes.stages import form_stages
from nbhoist.refactor.plan import Rewrite
from nbhoist.verify import proof
from nbhoist.verify.job import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nbhoist.analysis.facts import Facts
    from nbhoist.api.converting import Conversion
    from nbhoist.refactor.plan import Plan

    Pass = Callable[[Plan, Facts], Plan]

pytestmark = pytest.mark.execution

CELLS = (
    "import pandas as pd",
    "df = pd.read_csv('rows.csv')",
    "def scaled(x):\n    return x * 2",
    "df['b'] = df['a'].map(scaled)",
    "df = df.dropna()\ncount = len(df)",
    "from sklearn.linear_model import LinearRegression\nmodel = LinearRegression()\nmodel.fit(df[['a']], df['b']);",
    "total = df['b'].sum() + count\nprint(total)",
)
KINDS = ["undo", "order", "merge", "main"]


def doubled_constant(plan: Plan, facts: Facts) -> Plan:
    """Rewrite a literal to another value."""
    statement = next(s for s in facts.statements if "scaled" in s.defines)
    node = next(n for n in ast.walk(statement.node) if isinstance(n, ast.Constant) and n.value == 2)
    edit, rewrite = replacing(node, statement, facts, "3"), Rewrite(statement.id, "faulty", "2 is 3")
    return replace(plan, edits=(*plan.edits, edit), rewrites=(*plan.rewrites, rewrite))


def swapped_statements(plan: Plan, facts: Facts) -> Plan:
    """Count the rows before they are dropped."""
    stages = tuple(
        replace(s, statements=s.statements[::-1]) if "count" in s.results and len(s.statements) == 2 else s
        for s in plan.stages
    )
    return replace(plan, stages=stages)


def forgotten_result(plan: Plan, facts: Facts) -> Plan:
    """Leave out what a stage that ends with the count gives back."""
    count = next(s.id for s in facts.statements if "count" in s.defines)
    stages = tuple(
        replace(s, results=tuple(n for n in s.results if n != "df")) if s.statements[-1] == count else s
        for s in plan.stages
    )
    return replace(plan, stages=stages)


def always_forgotten(plan: Plan, facts: Facts) -> Plan:
    """Leave out that table wherever a stage gives it back with something else."""
    stages = tuple(
        replace(s, results=tuple(n for n in s.results if n != "df" or len(s.results) < 2)) for s in plan.stages
    )
    return replace(plan, stages=stages)


def wrong_count(plan: Plan, facts: Facts) -> Plan:
    """Count one row more."""
    statement = next(s for s in facts.statements if "count" in s.defines)
    node = statement.node.value  # type: ignore[attr-defined]  # an assignment
    return replace(plan, edits=(*plan.edits, replacing(node, statement, facts, "len(df) + 1")))


def before(wanted: Pass, faulty: Pass) -> tuple[Pass, ...]:
    return tuple(item for each in planner.PASSES for item in ((faulty, each) if each is wanted else (each,)))


def behind(wanted: Pass, faulty: Pass) -> tuple[Pass, ...]:
    return tuple(item for each in planner.PASSES for item in ((each, faulty) if each is wanted else (each,)))


def written(folder: Path, *cells: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "rows.csv").write_text("a,z\n1,1\n2,2\n,3\n5,4\n", encoding="utf-8")
    made = [nbformat.v4.new_code_cell(source, id=f"c{place}") for place, source in enumerate(cells)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=made, metadata={"kernelspec": kernel})
    (folder / "sums.ipynb").write_text(nbformat.writes(notebook), encoding="utf-8")
    return folder / "sums.ipynb"


def converted(notebook: Path, output: Path) -> Conversion:
    return convert(notebook, ConvertOptions(output=output, limits=Limits(seconds=120)), lambda _: None)


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("passes", "kinds"),
    [
        pytest.param(before(form_stages, doubled_constant), KINDS[:1], id="a rewrite is undone"),
        pytest.param(behind(form_stages, swapped_statements), KINDS[1:2], id="statements go back in order"),
        pytest.param(behind(form_stages, forgotten_result), KINDS[2:3], id="a stage is merged with its neighbour"),
        pytest.param(behind(form_stages, always_forgotten), KINDS[2:], id="all is one function"),
    ],
)
def test_a_faulty_pass_is_recovered_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passes: tuple[Pass, ...], kinds: list[str]
) -> None:
    monkeypatch.setattr(planner, "PASSES", passes)
    notebook = written(tmp_path / "project", *CELLS)
    done = converted(notebook, tmp_path / "first")
    assert done.verdict is not None
    assert done.verdict["verdict"] == "equivalent", done.verdict["reason"]
    found = [rung.kind for rung in done.planned.plan.ladder]
    assert found[-1] == kinds[-1], done.planned.plan.ladder
    assert set(found) <= set(KINDS[: KINDS.index(kinds[-1]) + 1])
    assert [entry["kind"] for entry in done.to_json()["ladder"]] == found
    stored: Any = json.loads((tmp_path / "first" / ".nbhoist" / "plan.json").read_text(encoding="utf-8"))
    assert [entry["kind"] for entry in stored["ladder"]] == found
    report = (tmp_path / "first" / "CONVERSION.md").read_text(encoding="utf-8")
    assert "## Given up" in report
    functions = [s.name for s in done.planned.plan.stages]
    assert (functions == ["main"]) is (found[-1] == "main")


def test_the_ladder_gives_the_same_bytes_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner, "PASSES", behind(form_stages, forgotten_result))
    notebook = written(tmp_path / "project", *CELLS)
    for name in ("first", "second"):
        converted(notebook, tmp_path / name)
    first, second = everything(tmp_path / "first"), everything(tmp_path / "second")
    timed = {".nbhoist/recording.json"}  # holds how long each cell ran
    assert {k: v for k, v in first.items() if k not in timed} == {k: v for k, v in second.items() if k not in timed}


def test_the_notebook_runs_no_more_often_and_packages_six_times_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner, "PASSES", before(form_stages, wrong_count))
    monkeypatch.setattr(planner, "_LASTING", planner._LASTING | {wrong_count})  # so that no rung helps
    runs: list[str] = []
    packages, notebooks = proof.record_package, proof.record_notebook
    monkeypatch.setattr(proof, "record_package", lambda *given: runs.append("package") or packages(*given))  # type: ignore[func-returns-value]
    monkeypatch.setattr(proof, "record_notebook", lambda *given: runs.append("notebook") or notebooks(*given))  # type: ignore[func-returns-value]
    done = converted(written(tmp_path / "project", *CELLS), tmp_path / "package")
    assert done.verdict is not None
    assert done.verdict["verdict"] == "different"
    assert done.planned.plan.ladder == ()
    assert runs.count("notebook") == 1  # against itself, before the word `different`
    assert runs[:2] == ["package", "notebook"]
    assert runs.count("package") > 2  # rungs change it
    assert len(runs) - 1 <= climbing.MOST_RUNS


def test_no_time_left_ends_the_ladder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner, "PASSES", before(form_stages, doubled_constant))
    monkeypatch.setattr(climbing, "time", Clock())
    done = converted(written(tmp_path / "project", *CELLS), tmp_path / "package")
    assert done.verdict is not None
    assert (done.verdict["verdict"], done.planned.plan.ladder) == ("different", ())


class Clock:
    """Jumps by an hour with every look at it."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        self.now += 3600
        return self.now
