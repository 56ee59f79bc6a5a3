"""Each pass on its cases: what the plan and the modules hold, and that the package prints what the notebook prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from both_sides import notebook_prints, package_prints
from pass_cases import Case, cases, write_view
from plan_views import view

from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.refactor.emit.package import emit
from nbhoist.refactor.planner import PASSES, make_plan

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts

ALL = cases()
MODEL_PASSES = frozenset({"find_model", "derive_path", "confirm_path"})  # see tests/conversions/inference
FILE_OF_PASS = {
    "remove_magics": "magics",
    "drop_deletions": "magics",
    "hoist_imports": "imports",
    "place_constants": "constants",
    "hoist_definitions": "definitions",
    "parametrise_functions": "parameters",
    "lift_settings": "settings",
    "find_working_folder": "working_folder",
    "keep_together": "regions",
    "form_stages": "stages",
    "name_stages": "names",
    "record_displays": "displays",
    "assign_sections": "sections",
    "carry_modules": "carried",
    "list_left_out": "left_out",
    "share_variables": "shared",
    "show_definitions": "pickles",
    "hide_secrets": "secrets",
    "refuse_opaque": "opaque",
    "wrap_cells": "wrapped",
    "settle_definitions": "settle",
    "find_metrics": "metrics",
}


def _facts(case: Case) -> Facts:
    return build_facts(notebook_from_percent(case.notebook, Path("case.ipynb")))


def _params(where: str, chosen: list[Case]) -> list[object]:
    return [pytest.param(c, id=c.name, marks=_marks(c, where)) for c in chosen]


def _marks(case: Case, where: str) -> list[pytest.MarkDecorator]:
    """A known miss must fail, so that it is struck out once it is mended."""
    return [pytest.mark.xfail(strict=True, reason=case.misses[where])] if where in case.misses else []


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether the cases are written anew (not with several workers: they would write one file at once)."""
    return bool(request.config.getoption("--update"))


@pytest.mark.parametrize("case", _params("the plan", [c for c in ALL if c.views]))
def test_the_plan_holds(case: Case, update: bool) -> None:
    facts = _facts(case)
    plan = make_plan(facts, "mini")
    emitted = emit(plan, facts)
    for shown in case.views:
        found = view(shown.name, plan, facts, emitted)
        if update and "the plan" not in case.misses:
            write_view(case, shown.name, found)
        else:
            assert found == shown.text


@pytest.mark.parametrize("case", _params("printing", [c for c in ALL if c.prints]))
def test_the_package_prints_what_the_notebook_prints(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    facts = _facts(case)
    expected = notebook_prints(facts)
    assert expected
    plan = make_plan(facts, "mini")
    assert package_prints(plan, emit(plan, facts), tmp_path / "package").text == expected


@pytest.mark.parametrize("case", _params("production", [c for c in ALL if c.prints]))
def test_what_nobody_observes_changes_nothing(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    facts = _facts(case)
    plan = make_plan(facts, "mini")
    emitted = emit(plan, facts)
    observed = package_prints(plan, emitted, tmp_path / "observed")
    ignored = package_prints(plan, emitted, tmp_path / "ignored", observed=False)
    assert ignored.given == observed.given
    shown = iter(observed.text.splitlines())
    assert all(line in shown for line in ignored.text.splitlines())


def test_every_pass_has_its_cases() -> None:
    files = {case.path.stem for case in ALL}
    own = {p.__name__: FILE_OF_PASS.get(p.__name__, p.__module__.rpartition(".")[2]) for p in PASSES}
    assert {name for name, file in own.items() if file not in files and name not in MODEL_PASSES} == set()


def test_titles_are_unique_in_their_file() -> None:
    names = [case.name for case in ALL]
    assert sorted(set(names)) == sorted(names)
