"""`nbhoist report` as a user calls it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command import everything_in, nbhoist_here, write_notebook

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = (
    "import pandas as pd",
    "df = pd.read_csv('/home/jo/people.csv')\nprint(len(df))",
    "password = 'hunter2-hunter2'\ndf['x'] = 1",
)


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    return write_notebook(tmp_path / "a notebook.ipynb", *SOURCES)


def test_a_page_is_written_and_nothing_else(notebook: Path, tmp_path: Path) -> None:
    before = everything_in(tmp_path)
    done = nbhoist_here("report", notebook.name, "--output", "page.html", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (0, "", "")
    after = everything_in(tmp_path)
    page = after.pop("page.html").decode("utf-8")
    assert after == before
    assert page.startswith("<!doctype html>")
    assert "people.csv" in page
    assert "hunter2" not in page


def test_markdown_goes_to_stdout(notebook: Path, tmp_path: Path) -> None:
    done = nbhoist_here("report", notebook, "--output-format", "markdown", cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith("## `a notebook.ipynb`: 1 error")
    assert "hunter2" not in done.out


def test_a_package_shows_where_each_line_went(notebook: Path, tmp_path: Path) -> None:
    assert nbhoist_here("convert", notebook, "--no-prove", "--output", "made", cwd=tmp_path).code == 0
    before = everything_in(tmp_path / "made")
    page = nbhoist_here("report", "made", cwd=tmp_path).out
    assert 'href="#n1-m-load-' in page
    assert "not proven" in page
    assert everything_in(tmp_path / "made") == before


def test_a_package_with_a_verdict_and_edited_modules_says_so(notebook: Path, tmp_path: Path) -> None:
    nbhoist_here("convert", notebook, "--no-prove", "--output", "made", cwd=tmp_path)
    counts = {"variables": 2, "lines": 1, "displays": 0, "figures": 0, "files": 0}
    verdict = {"verdict": "equivalent", "reason": "all agree", "compared": ["df"], "not_compared": [], "counts": counts}
    verdict |= {"first_difference": None, "seeds_forced": False, "platform": {}, "version": 1}
    (tmp_path / "made" / ".nbhoist" / "verdict.json").write_text(json.dumps(verdict), encoding="utf-8")
    module = tmp_path / "made" / "src" / "a_notebook" / "load.py"
    module.write_text(module.read_text(encoding="utf-8") + "\nEDITED = 1\n", encoding="utf-8")
    page = nbhoist_here("report", "made", cwd=tmp_path).out
    assert "2 variables, 1 line agree" in page
    assert "edited since it was made" in page


def test_several_notebooks_are_one_page_with_an_index(notebook: Path, tmp_path: Path) -> None:
    write_notebook(tmp_path / "b.ipynb", "x = 1")
    page = nbhoist_here("report", ".", cwd=tmp_path).out
    assert page.count('<article class="notebook"') == 2
    assert "2 notebooks" in page


def test_a_notebook_that_cannot_be_converted_is_still_shown(tmp_path: Path) -> None:
    broken = write_notebook(tmp_path / "broken.ipynb", "x = (", "y = 1")
    done = nbhoist_here("report", broken, cwd=tmp_path)
    assert done.code == 0
    assert "It cannot be converted yet: cell 1, line 1: syntax error" in done.out


def test_one_unreadable_notebook_does_not_hide_the_others(notebook: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.ipynb").write_text("{", encoding="utf-8")
    done = nbhoist_here("report", notebook, "bad.ipynb", cwd=tmp_path)
    assert done.code == 2
    assert "a notebook.ipynb" in done.out
    assert done.err.startswith("error: ")


@pytest.mark.parametrize("path", ["missing.ipynb", "empty"])
def test_nothing_to_report_on_is_one_line(path: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = nbhoist_here("report", path, cwd=tmp_path)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
