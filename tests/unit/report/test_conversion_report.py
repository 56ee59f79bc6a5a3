"""CONVERSION.md."""

from dataclasses import dataclass, replace
from typing import Any

from nbhoist.refactor.plan import Inference, Plan, Refusal, Rewrite
from nbhoist.report.conversion import render_conversion

PLAN = Plan("churn.ipynb", "churn", "Churn", stages=(), inference=Inference("none", None, ""))


@dataclass(frozen=True)
class Row:
    cell: int = 1
    execution_count: int | None = 3
    lines: tuple[int, int] = (1, 2)
    first_line: str = "df = pd.read_csv(a) | b"
    module: str = "load"
    function: str = "load_customers"
    line: int = 7
    statement: str = "c1:0"
    file: str = ""


@dataclass(frozen=True)
class Converted:
    plan: Plan = PLAN
    notebook_name: str = "churn.ipynb"
    verdict: dict[str, Any] | None = None
    numbers: dict[str, Any] | None = None
    map: tuple[Row, ...] = ()
    carried_over: tuple[dict[str, Any], ...] = ()


VERDICT = {
    "verdict": "equivalent",
    "reason": "all agrees",
    "compared": ["a"],
    "counts": {"variables": 1, "lines": 0, "displays": 0, "figures": 0, "files": 0},
    "not_compared": [],
    "first_difference": None,
    "seeds_forced": True,
}


def test_nothing_to_say_gives_no_heading() -> None:
    text = render_conversion(Converted())

    assert [line for line in text.splitlines() if line.startswith("#")] == ["# churn.ipynb → churn", "## Proof"]
    assert "was executed" in text


def test_map_leads_from_cell_to_module_and_line() -> None:
    text = render_conversion(Converted(map=(Row(), Row(5, None, (4, 4), "`x`", "features", "", 1, "c2:0"))))

    assert text.endswith(
        "## Map\n\n"
        "| notebook | code | package |\n| --- | --- | --- |\n"
        "| cell 2 · In [3], lines 1-2 | `df = pd.read_csv(a) \\| b` | [`load.load_customers`](src/churn/load.py#L7), line 7 |\n"
        "| cell 6, line 4 | `` `x` `` | [`features`](src/churn/features.py#L1), line 1 |\n"
    )


def test_rewrites_refusals_and_relocations_are_listed() -> None:
    plan = replace(
        Converted().plan,
        rewrites=(Rewrite("c1:0", "setting for literal", "`a`\n→ `b`"), Rewrite("gone:1", "magic removed", "")),
        refusals=(Refusal(6, 2, "c7:0", "the cell is written in R", "rewrite it"),),
        relocations=(("/data/old/a.csv", "a.csv"),),
    )

    lines = render_conversion(Converted(plan, map=(Row(),))).splitlines()

    assert "| cell 2 · In [3], lines 1-2 | setting for literal | `a` → `b` |" in lines
    assert "| statement `gone:1` | magic removed |  |" in lines
    assert "| cell 7, line 2 | the cell is written in R | rewrite it |" in lines
    assert "| `/data/old/a.csv` | `a.csv` |" in lines


def test_carried_over_diagnostics_are_still_wrong() -> None:
    diagnostic = {"code": "NBH501", "name": "fit-before-split", "message": "leak", "cell": {"index": 30}, "line": 4}
    whole = {"code": "NBH101", "name": "out-of-order", "message": "order", "cell": None, "line": None}

    lines = render_conversion(Converted(carried_over=(diagnostic, whole))).splitlines()

    assert "| cell 31, line 4 | NBH501 fit-before-split | leak |" in lines
    assert "| notebook | NBH101 out-of-order | order |" in lines


def test_equivalent_says_on_what_it_rests() -> None:
    text = render_conversion(Converted(verdict=VERDICT))

    assert "**equivalent**: all agrees." in text
    assert "Compared: 1 variable. Equivalent does not mean correct." in text
    assert "the same seeds" in text


def test_difference_and_what_was_not_compared_are_named() -> None:
    verdict = VERDICT | {
        "verdict": "different",
        "reason": "first difference: line 3",
        "not_compared": [{"name": name, "reason": "generator"} for name in ("gen", "more")],
    }

    text = render_conversion(Converted(verdict=verdict))

    assert "**different**: first difference: line 3." in text
    assert "| generator | `gen`, `more` |" in text
    assert "Compared" not in text


def test_model_and_its_path_are_named() -> None:
    plan = replace(Converted().plan, inference=Inference("features", "rf", "`rank` needs all rows"))

    assert "Model `rf`, from prepared features; `rank` needs all rows." in render_conversion(Converted(plan))
