"""Absolute paths of another machine, found again in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.refactor.relocate import project_root, relocations

if TYPE_CHECKING:
    from pathlib import Path

    from nbhoist.analysis.facts import Facts


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project whose notebook stands in `notebooks/` and whose data stands in `data/` and beside it."""
    root = tmp_path / "my größe project"
    (root / "notebooks").mkdir(parents=True)
    (root / "data" / "raw").mkdir(parents=True)
    (root / "pyproject.toml").touch()
    (root / "data" / "raw" / "prices.csv").touch()
    (root / "notebooks" / "beside.csv").touch()
    return root


def _facts(folder: Path, source: str) -> Facts:
    return build_facts(notebook_from_percent(f"# %%\n{source}", folder / "n.ipynb"))


def _found(project: Path, source: str) -> dict[str, str]:
    return dict(relocations(_facts(project / "notebooks", source), project))


@pytest.mark.parametrize(
    ("literal", "relative"),
    [
        ("/home/nobody/project/data/raw/prices.csv", "../data/raw/prices.csv"),
        ("/nowhere/beside.csv", "beside.csv"),
        ("C:\\\\Users\\\\nobody\\\\data\\\\raw\\\\prices.csv", "../data/raw/prices.csv"),
        ("D:/nobody/data/raw/", "../data/raw/"),
        ("~/nowhere/beside.csv", "beside.csv"),
    ],
    ids=["in the project", "beside the notebook", "of Windows", "folder", "home"],
)
def test_the_longest_tail_that_exists_is_meant(project: Path, literal: str, relative: str) -> None:
    value = literal.replace("\\\\", "\\")
    assert _found(project, f"path = '{literal}'") == {value: relative}


@pytest.mark.parametrize(
    "literal",
    [
        "/nowhere/else.csv",
        "data/raw/prices.csv",
        "https://example.org/data/raw/prices.csv",
        "/ 2",
        "text\\n/beside.csv",
        "/",
    ],
    ids=["no such file", "relative", "URL", "division", "several lines", "root"],
)
def test_other_text_stays(project: Path, literal: str) -> None:
    assert _found(project, f"path = '{literal}'") == {}


def test_a_path_that_exists_stays(project: Path, tmp_path: Path) -> None:
    there = tmp_path / "beside.csv"
    there.touch()
    assert _found(project, f"path = {there.as_posix()!r}") == {}


def test_the_project_is_the_nearest_folder_that_says_so(project: Path) -> None:
    facts = _facts(project / "notebooks", "x = '../../other/a.csv'")
    assert project_root(facts.notebook.path, facts) == project.resolve()


def test_without_such_a_folder_it_holds_all_paths_that_the_notebook_names(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "notebooks"
    (tmp_path / "work" / "data").mkdir(parents=True)
    folder.mkdir()
    (tmp_path / "work" / "data" / "a.csv").touch()
    facts = _facts(folder, "x = '../data/a.csv'")
    assert project_root(facts.notebook.path, facts) == (tmp_path / "work").resolve()
