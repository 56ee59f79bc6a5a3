"""Rows that are unlike those of training, through a package in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from prediction import FOLDER, packaged

pytestmark = pytest.mark.execution

SCRIPT = Path(__file__).with_name("odd_rows.py")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    folder = tmp_path_factory.mktemp("odd rows")
    _, package = packaged(FOLDER / "left_out_rows.py", folder / "project")
    answer = folder / "answer.json"
    environment = {
        **os.environ,
        "PYTHONPATH": str(package / "src"),
        "LEFT_OUT_ROWS_CASE_PATHS__ROOT": str(folder / "project"),
    }
    subprocess.run([sys.executable, str(SCRIPT), str(answer)], cwd=package, env=environment, check=True)
    found: dict[str, list[dict[str, object]]] = json.loads(answer.read_text(encoding="utf-8"))
    return found


def test_what_is_odd_about_each_row_is_said(answers: dict[str, list[dict[str, object]]]) -> None:
    said = [str(row["warnings"]) for row in answers["together"]]

    assert said[0] == ""
    assert "training leaves such rows out: `df.dropna(subset=['age'])`" in said[1]
    assert "income: outside the range of training" in said[2]
    assert "`df[df['income'] > 30000]`" in said[2]
    assert "`df[(df['income'] >= low) & (df['income'] <= high)]`" in said[2]
    assert "`df.query('age < 75')`" in said[2]
    assert "no prediction: column `income`" in said[3]
    assert "rooms: missing, which training never saw" in said[4]
    assert "`df.drop(df[df['rooms'] > 5].index)`" in said[5]


def test_only_the_row_that_cannot_be_read_has_no_prediction(answers: dict[str, list[dict[str, object]]]) -> None:
    assert [row["prediction"] is None for row in answers["together"]] == [False, False, False, True, False, False]


@pytest.mark.parametrize("way", ["turned", "csv"])
def test_company_order_and_format_change_nothing(way: str, answers: dict[str, list[dict[str, object]]]) -> None:
    def bare(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        return [{k: v for k, v in row.items() if k != "warnings" or row["prediction"] is not None} for row in rows]

    assert bare(answers[way]) == bare(answers["together"])


def test_rows_alone_are_predicted_like_rows_together(answers: dict[str, list[dict[str, object]]]) -> None:
    readable = [0, 1, 2, 4, 5]

    assert [answers["alone"][at] for at in readable] == [answers["together"][at] for at in readable]
    assert "column `income`" in str(answers["alone"][3])


def test_identifiers_come_back_as_they_were(answers: dict[str, list[dict[str, object]]]) -> None:
    assert [row["key"] for row in answers["csv"]] == ["007", "8", "9", "x", "y", "z"]


def test_policies_refuse_or_pass_over(answers: dict[str, list[dict[str, object]]]) -> None:
    assert "row 3: income: outside the range of training" in str(answers["range"])
    assert "row 4: no prediction: column `income`" in str(answers["failed"])
    assert [bool(row["warnings"]) for row in answers["quiet"]] == [False, False, False, True, False, False]
