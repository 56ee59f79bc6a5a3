"""The last screen of `convert`."""

from dataclasses import replace
from typing import Any

import pytest

from nbhoist.refactor.plan import Inference
from nbhoist.report.screen import ScreenFacts, duration, render_screen

VERDICT: dict[str, Any] = {
    "version": 1,
    "verdict": "equivalent",
    "reason": "all recorded values, lines, figures and files agree",
    "compared": ["customers", "rf"],
    "counts": {"variables": 34, "lines": 57, "displays": 0, "figures": 6, "files": 0},
    "not_compared": [{"name": "a", "reason": "generator"}, {"name": "b", "reason": "generator"}],
    "first_difference": None,
    "seeds_forced": False,
    "platform": {},
}
FACTS = ScreenFacts(
    notebook="churn.ipynb",
    cells=61,
    python="3.11",
    kernel="work",
    seconds=41.2,
    stopped=None,
    stored_outputs=41,
    changed_cells=(22, 30, 43),
    directory="churn",
    modules=7,
    functions=23,
    own_lines=412,
    added_lines=260,
    verdict=VERDICT,
    inference=Inference("derived", "rf", "`rf` is saved in cell 52", equal=(512, 512)),
    left=("leakage in cell 31 (NBH501)", "`%%R` in cell 40"),
)


def row(label: str, **changes: Any) -> str:
    """Text of one row of the screen, with some facts changed."""
    lines = [line for line in render_screen(replace(FACTS, **changes)).splitlines() if line.startswith(label)]
    assert len(lines) == 1
    return lines[0][14:]


def test_screen_of_a_proven_package() -> None:
    assert render_screen(FACTS) == (
        "notebook      churn.ipynb, 61 cells, runs top to bottom in 41 s (Python 3.11, kernel work)\n"
        "your numbers  3 of 41 stored outputs differ from a fresh run: cells 23, 31, 44\n"
        "package       churn/: 7 modules, 23 functions, 412 lines of yours + 260 added\n"
        "proof         equivalent: 34 variables, 57 lines, 6 figures; not compared: 2 (generator)\n"
        "predict       raw rows, model `rf` (saved in cell 52), 512 of 512 equal\n"
        "left to you   2: leakage in cell 31 (NBH501), `%%R` in cell 40\n"
        'next          cd churn, then python -m pip install -e ".[test]", then python -m pytest\n'
    )


def test_notebook_that_stops_says_where() -> None:
    said = row("notebook", stopped="cell 17: `NameError: df2`")

    assert said == "churn.ipynb, 61 cells, stops in cell 17: `NameError: df2` (Python 3.11, kernel work)"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"seconds": None}, "not checked against a fresh run", id="not-executed"),
        pytest.param({"changed_cells": ()}, "all 41 stored outputs are as in a fresh run", id="all-the-same"),
        pytest.param(
            {"changed_cells": (), "stored_outputs": 1}, "the 1 stored output is as in a fresh run", id="one-the-same"
        ),
        pytest.param(
            {"stored_outputs": 0}, "the notebook holds no outputs to compare with a fresh run", id="no-outputs"
        ),
        pytest.param(
            {"changed_cells": (4,)}, "1 of 41 stored outputs differs from a fresh run: cell 5", id="one-differs"
        ),
        pytest.param(
            {"changed_cells": tuple(range(10))},
            "10 of 41 stored outputs differ from a fresh run: cells 1, 2, 3, 4, 5, 6, 7, 8 and 2 more",
            id="many-differ",
        ),
    ],
)
def test_stored_numbers(changes: dict[str, Any], said: str) -> None:
    assert row("your numbers", **changes) == said


@pytest.mark.parametrize(
    ("verdict", "proof", "last"),
    [
        pytest.param(
            None,
            "none: notebook and package were not executed and compared",
            "nobody knows yet whether churn computes what churn.ipynb computes; `nbhoist verify churn` finds out",
            id="not-proven",
        ),
        pytest.param(
            VERDICT | {"verdict": "undecided", "reason": "`gen` was not compared"},
            "undecided: `gen` was not compared",
            "nobody knows yet whether churn computes what churn.ipynb computes; `nbhoist verify churn` finds out",
            id="undecided",
        ),
        pytest.param(
            VERDICT
            | {
                "verdict": "different",
                "reason": "first difference: `score` (stage `train.fit`): 0.5 in the notebook, 0.6",
            },
            "different: `score` (stage `train.fit`): 0.5 in the notebook, 0.6",
            "churn does not compute what churn.ipynb computes; do not use it before that is mended",
            id="different",
        ),
    ],
)
def test_package_that_is_not_proven_says_so_in_the_last_line(
    verdict: dict[str, Any] | None, proof: str, last: str
) -> None:
    assert row("proof", verdict=verdict) == proof
    assert render_screen(replace(FACTS, verdict=verdict)).splitlines()[-1] == f"not proven    {last}"


def test_equivalence_says_how_it_was_reached() -> None:
    reason = "equivalent within rtol 1e-06, recorded on another platform"

    said = row("proof", verdict=VERDICT | {"reason": reason, "seeds_forced": True, "not_compared": []})

    assert said == f"{reason} with forced seeds: 34 variables, 57 lines, 6 figures"


@pytest.mark.parametrize(
    ("inference", "said"),
    [
        (Inference("none", None, "the notebook fits no model"), "none: the notebook fits no model"),
        (
            Inference("features", "rf", "`rf` predicts in cell 3", stopped="cell 2: `rank` needs all rows"),
            "prepared features, model `rf` (predicts in cell 3); cell 2: `rank` needs all rows",
        ),
        (Inference("candidate", "rf", "`rf` is saved in cell 5"), "raw rows, model `rf` (saved in cell 5); unproven"),
    ],
)
def test_prediction_says_how_far_it_goes(inference: Inference, said: str) -> None:
    assert row("predict", inference=inference) == said


def test_nothing_left() -> None:
    assert row("left to you", left=()) == "nothing"


def test_long_lists_are_cut() -> None:
    assert row("left to you", left=tuple("abcdefg")) == "7: a, b, c, d, e and 2 more, see CONVERSION.md"


def test_folder_with_spaces_is_quoted() -> None:
    assert row("next", directory="my churn").startswith('cd "my churn", then ')


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (119.4, "119 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")],
)
def test_durations(seconds: float, said: str) -> None:
    assert duration(seconds) == said
