"""Comments that silence rules."""

import json
from pathlib import Path

import pytest

from nbhoist.lint.engine import lint
from nbhoist.lint.index import RULES
from nbhoist.lint.registry import load
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.notebook.reader import read_notebook

NAMED = ("NBH002", "NBH201", "NBH404", "NBH707")


def codes(text: str) -> list[str]:
    return [
        d.code
        for d in lint(
            notebook_from_percent(text, Path("n.ipynb")), load(e for e in RULES if e.code in NAMED)
        ).diagnostics
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# NoQA: NBH707",
        "# noqa:NBH201,NBH707",
        "# noqa: NBH707 because the course wants it",
        "# why  # noqa: F403 NBH707",
        "# nbhoist: ignore",
        "# nbhoist: ignore[wildcard-import]",
        "# nbhoist:ignore[absolute-path, NBH707]",
    ],
)
def test_the_line_is_silenced(comment: str) -> None:
    assert codes(f"# %%\nfrom math import *  {comment}\n") == []


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param("", id="no comment"),
        pytest.param("# noqa: NBH201", id="another code"),
        pytest.param("# noqa: F403", id="a code of another linter"),
        pytest.param("# nbhoist: ignore[absolute-path]", id="another name"),
        pytest.param("# nbhoist: ignore[]", id="nothing named"),
        pytest.param("; text = '# noqa'", id="a string"),
        pytest.param("\n# noqa", id="another line"),
    ],
)
def test_the_line_is_not_silenced(comment: str) -> None:
    assert codes(f"# %%\nfrom math import * {comment}\n") == ["NBH707"]


def test_a_comment_on_the_last_line_of_the_place_counts() -> None:
    text = (
        "# %%\nfrom sklearn.ensemble import RandomForestClassifier\nm = RandomForestClassifier(\n    n_jobs=2,\n){}\n"
    )
    assert codes(text.format("")) == ["NBH404"]
    assert codes(text.format("  # noqa: NBH404")) == []


def test_a_cell_with_stored_outputs_can_be_silenced(tmp_path: Path) -> None:
    shown = {"output_type": "display_data", "data": {"text/plain": ["1"]}, "metadata": {}}
    cell = {"cell_type": "code", "source": "from math import *  # noqa: NBH707", "outputs": [shown], "metadata": {}}
    path = tmp_path / "n.ipynb"
    path.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")
    assert lint(read_notebook(path), load(e for e in RULES if e.code in NAMED)).diagnostics == ()


def test_a_cell_that_does_not_parse_can_be_silenced() -> None:
    assert codes("# %%\nx = (\n") == ["NBH002"]
    assert codes("# %%\nx = = 1  # noqa: NBH002\n") == []


def test_a_cell_is_silenced_and_no_other() -> None:
    text = "# %%\n# nbhoist: ignore-cell[wildcard-import]\nx = 1\nfrom math import *\n\n# %%\nfrom math import *\n"
    assert codes(text) == ["NBH707"]
    assert codes(text.replace("wildcard-import", "absolute-path")) == ["NBH707", "NBH707"]


def test_the_first_code_cell_silences_the_notebook() -> None:
    silent = "# %% [markdown]\n# T\n\n# %%\n# nbhoist: ignore-notebook[NBH707]\n\n# %%\nfrom math import *\n"
    assert codes(silent) == []
    assert codes("# %%\nx = 1\n\n# %%\n# nbhoist: ignore-notebook\nfrom math import *\n") == ["NBH707"]


@pytest.mark.parametrize(
    ("ignored", "expected"),
    [(["NBH707"], []), (["wildcard-import"], []), (True, []), (["NBH201", 7], ["NBH707"]), ("NBH707", ["NBH707"])],
)
def test_the_metadata_silence_the_notebook(ignored: object, expected: list[str]) -> None:
    notebook = notebook_from_percent("# %%\nfrom math import *\n", Path("n.ipynb"))
    notebook = notebook._replace(metadata={"nbhoist": {"ignore": ignored}})
    assert [d.code for d in lint(notebook, load(e for e in RULES if e.code in NAMED)).diagnostics] == expected
