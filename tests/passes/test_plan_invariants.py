"""What holds of every plan and of the modules made from it, on all cases and on the specimens."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from pass_cases import cases

from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.notebook.reader import read_notebook
from nbhoist.refactor.emit.package import emit
from nbhoist.refactor.planner import make_plan

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.notebook.model import Notebook
    from nbhoist.refactor.emit.package import Emitted
    from nbhoist.refactor.plan import Plan

SPECIMENS = sorted((Path(__file__).parents[2] / "fixtures" / "notebooks").rglob("*.ipynb"))


class Converted(NamedTuple):
    """A notebook with its plan and modules."""

    facts: Facts
    plan: Plan
    emitted: Emitted


def _notebooks() -> list[object]:
    small = [pytest.param(notebook_from_percent(c.notebook, Path("case.ipynb")), id=c.name) for c in cases()]
    return [*small, *(pytest.param(read_notebook(path), id=path.stem) for path in SPECIMENS)]


@pytest.fixture(scope="module", params=_notebooks())
def converted(request: pytest.FixtureRequest) -> Converted:
    """Return each notebook in turn, converted."""
    notebook: Notebook = request.param
    facts = build_facts(notebook)
    plan = make_plan(facts, "mini")
    return Converted(facts, plan, emit(plan, facts))


def test_every_statement_has_one_place(converted: Converted) -> None:
    _, plan, _ = converted
    places = [
        *(i for stage in plan.stages for i in stage.statements),
        *(p.statement for p in plan.placements),
        *(s.statement for s in plan.configuration if s.whole),
        *plan.dropped,
    ]
    assert sorted(places) == sorted(s.id for s in converted.facts.statements)


def test_stages_keep_the_order_of_the_notebook(converted: Converted) -> None:
    order = {s.id: position for position, s in enumerate(converted.facts.statements)}
    moved = {r.statement for r in converted.plan.rewrites if r.name == "moved above a view"}
    inside = [i for stage in converted.plan.stages for i in stage.statements]
    kept = [order[i] for i in inside if i not in moved]
    assert kept == sorted(kept)
    for identifier in moved:
        statement = converted.facts.statement(identifier)
        assert not statement.effects
        passed = [i for i in inside[inside.index(identifier) :] if order[i] < order[identifier]]
        assert passed
        assert all(not (statement.defines | statement.mutates) & converted.facts.statement(i).reads for i in passed)


def test_parameters_are_results_of_earlier_stages(converted: Converted) -> None:
    given: set[str] = set()
    for stage in converted.plan.stages:
        assert set(stage.parameters) <= given
        given |= set(stage.results)


def test_names_of_functions_are_names_and_unique(converted: Converted) -> None:
    plan = converted.plan
    names = [stage.name for stage in plan.stages]
    assert all(name.isidentifier() for name in names)
    assert sorted(set(names)) == sorted(names)
    assert not set(names) & {name for s in converted.facts.statements for name in s.defines}


def test_regions_lie_in_one_stage(converted: Converted) -> None:
    stage_of = {i: stage.name for stage in converted.plan.stages for i in stage.statements}
    for region in converted.plan.regions:
        assert stage_of[region.first] == stage_of[region.last]


def test_what_is_observed_gives_nothing(converted: Converted) -> None:
    assert not [stage.name for stage in converted.plan.stages if stage.observed and stage.results]


def test_every_setting_is_read_by_a_stage_that_is_given_its_section(converted: Converted) -> None:
    plan = converted.plan
    stage_of = {i: stage for stage in plan.stages for i in stage.statements}
    for setting in plan.configuration:
        for place in setting.places:
            assert setting.section in stage_of[place.statement].sections


def test_no_edits_overlap(converted: Converted) -> None:
    spans: dict[str, list[tuple[tuple[int, int], tuple[int, int]]]] = {}
    for edit in converted.plan.edits:
        spans.setdefault(edit.statement, []).append((edit.start, edit.end))
    for places in spans.values():
        ordered = sorted(places)
        assert all(before[1] <= after[0] for before, after in pairwise(ordered))


def test_modules_parse_and_no_import_goes_in_a_circle(converted: Converted) -> None:
    imports = {source.name: _imported(source.code) for source in converted.emitted.sources}
    while imports:
        leaves = {name for name, wanted in imports.items() if not wanted & set(imports)}
        assert leaves, imports
        imports = {name: wanted for name, wanted in imports.items() if name not in leaves}


def _imported(code: str) -> set[str]:
    """Modules of the package that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "mini":
            module = node.module.partition(".")[2]
            found |= {module} if module else {alias.name for alias in node.names}
    return found


def test_every_statement_of_a_stage_has_its_home_in_the_text(converted: Converted) -> None:
    homes = {home.statement for home in converted.emitted.homes}
    staged = {i for stage in converted.plan.stages for i in stage.statements}
    assert staged <= homes


def test_the_same_notebook_gives_the_same_plan_and_text(converted: Converted) -> None:
    facts = build_facts(converted.facts.notebook)
    plan = make_plan(facts, "mini")
    assert plan == converted.plan
    assert emit(plan, facts).sources == converted.emitted.sources
