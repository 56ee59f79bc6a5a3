"""`nbhoist plan`: text, JSON and TOML; nothing is executed or written."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest
from command import everything_in, nbhoist, nbhoist_here, write_notebook

if TYPE_CHECKING:
    from pathlib import Path

CELLS = (
    "import pandas as pd\ndf = pd.read_csv('preise ü.csv')",
    "df = df.dropna()",
    "open('executed.txt', 'w').close()\nprint(len(df))",
)
STATEMENT = {"id", "cell", "line", "end_line", "role", "stage", "defines", "reads", "mutates", "effects"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_notebook(tmp_path / "Büro 1" / "preise.ipynb", *CELLS, newline="\r\n")
    return tmp_path / "Büro 1"


def test_json_is_the_documented_object(folder: Path) -> None:
    done = nbhoist_here("plan", "preise.ipynb", "--output-format", "json", cwd=folder)
    plan = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert (plan["version"], plan["notebook"], plan["package"]) == (1, "preise.ipynb", "preise")
    assert {"statements", "stages", "configuration", "inference", "refusals"} <= set(plan)
    assert all(set(statement) == STATEMENT for statement in plan["statements"])
    assert [statement["cell"] for statement in plan["statements"]] == [0, 0, 1, 2, 2]
    read = plan["statements"][1]
    assert (read["line"], read["defines"], read["role"]) == (2, ["df"], ["load"])


def test_every_statement_of_a_stage_is_a_statement_of_the_notebook(folder: Path) -> None:
    plan = json.loads(nbhoist_here("plan", "preise.ipynb", "--output-format", "json", cwd=folder).out)
    known = [statement["id"] for statement in plan["statements"]]
    placed = [identifier for stage in plan["stages"] for identifier in stage["statements"]]
    assert placed == [identifier for identifier in known if identifier in placed]
    stage_of = {identifier: stage["name"] for stage in plan["stages"] for identifier in stage["statements"]}
    assert all(statement["stage"] == stage_of.get(statement["id"]) for statement in plan["statements"])


def test_toml_says_the_same_as_json(folder: Path) -> None:
    as_json = json.loads(nbhoist_here("plan", "preise.ipynb", "--output-format", "json", cwd=folder).out)
    as_toml = tomllib.loads(nbhoist_here("plan", "preise.ipynb", "--output-format", "toml", cwd=folder).out)
    assert all(isinstance(stage.pop("docstring"), str) for stage in as_toml["stages"])  # where a person can edit it
    assert as_toml["stages"] == as_json["stages"]
    assert as_toml["configuration"] == as_json["configuration"]


def test_text_shows_stages_with_cells_and_settings(folder: Path) -> None:
    out = nbhoist_here("plan", "preise.ipynb", cwd=folder).out
    assert out.startswith("preise.ipynb → preise: ")
    assert "(cell 1)" in out
    assert "= 'preise ü.csv'" in out
    assert "predict: none" in out


def test_a_narrow_encoding_prints_escapes(folder: Path) -> None:
    done = nbhoist("plan", "preise.ipynb", cwd=folder, PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert (done.code, done.err) == (0, "")
    assert "preise.ipynb \\u2192 preise" in done.out


def test_nothing_is_executed_or_written_but_the_named_file(folder: Path) -> None:
    before = everything_in(folder)
    assert nbhoist_here("plan", "preise.ipynb", cwd=folder).code == 0
    assert everything_in(folder) == before
    done = nbhoist_here("plan", "preise.ipynb", "--output", "der plan.txt", cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert everything_in(folder).keys() - before.keys() == {"der plan.txt"}
