"""Which notebooks a command line means."""

from pathlib import Path

import pytest

from nbhoist.config import Config
from nbhoist.errors import NotebookError
from nbhoist.lint.files import find_notebooks


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


def found(*paths: Path, root: Path, config: Config | None = None) -> list[str]:
    chosen = config or Config()
    return [p.relative_to(root).as_posix() for p in find_notebooks(list(paths), lambda _: chosen)]


def test_folders_are_searched_in_a_stable_order(tmp_path: Path) -> None:
    make(tmp_path, "b.ipynb", "a b/ü.ipynb", "a b/x.py", "c.txt")
    assert found(tmp_path, root=tmp_path) == ["a b/ü.ipynb", "b.ipynb"]


def test_a_notebook_named_twice_is_checked_once(tmp_path: Path) -> None:
    make(tmp_path, "a.ipynb")
    assert found(tmp_path / "a.ipynb", tmp_path, tmp_path / "a.ipynb", root=tmp_path) == ["a.ipynb"]


@pytest.mark.parametrize(
    "name",
    [
        ".ipynb_checkpoints/a-checkpoint.ipynb",
        "deep/.venv/lib/x.ipynb",
        "node_modules/x/x.ipynb",
        "env-made-by-venv/x.ipynb",
        "converted/notebooks/x.ipynb",
    ],
)
def test_what_is_not_the_users_own_is_left_out(tmp_path: Path, name: str) -> None:
    make(tmp_path, name, "env-made-by-venv/pyvenv.cfg", "converted/.nbhoist/manifest.json", "mine.ipynb")
    assert found(tmp_path, root=tmp_path) == ["mine.ipynb"]


def test_ignore_files_hold_below_their_folder_and_the_nearest_decides(tmp_path: Path) -> None:
    make(tmp_path, "out/a.ipynb", "keep/scratch_1.ipynb", "keep/scratch_2.ipynb", "scratch_3.ipynb", "x.ipynb")
    (tmp_path / ".gitignore").write_text("/out/\nscratch_*.ipynb\n", encoding="utf-8")
    (tmp_path / "keep" / ".gitignore").write_text("!scratch_1.ipynb\n", encoding="utf-8")
    assert found(tmp_path, root=tmp_path) == ["keep/scratch_1.ipynb", "x.ipynb"]


def test_ignore_files_above_count_within_a_repository(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.ipynb", "sub/b.ipynb")
    (tmp_path / ".gitignore").write_text("sub/a.ipynb\n", encoding="utf-8")
    assert found(tmp_path / "sub", root=tmp_path) == ["sub/a.ipynb", "sub/b.ipynb"]
    (tmp_path / ".git").mkdir()
    assert found(tmp_path / "sub", root=tmp_path) == ["sub/b.ipynb"]


def test_a_named_file_is_taken_although_it_is_ignored(tmp_path: Path) -> None:
    make(tmp_path, "a.ipynb")
    (tmp_path / ".gitignore").write_text("*.ipynb\n", encoding="utf-8")
    assert found(tmp_path / "a.ipynb", root=tmp_path) == ["a.ipynb"]


def test_excludes_of_the_configuration(tmp_path: Path) -> None:
    make(tmp_path, "a.ipynb", "old/b.ipynb", ".venv/c.ipynb")
    assert found(tmp_path, root=tmp_path, config=Config(extend_exclude=("old/",))) == ["a.ipynb"]
    assert found(tmp_path, root=tmp_path, config=Config(exclude=("old/",))) == [".venv/c.ipynb", "a.ipynb"]


def test_a_missing_path_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match="no file or folder at"):
        found(tmp_path / "nope", root=tmp_path)


def test_a_script_is_a_notebook_only_with_markers_or_a_header(tmp_path: Path) -> None:
    (tmp_path / "cells.py").write_text("# %%\nx = 1\n", encoding="utf-8")
    (tmp_path / "databricks.py").write_text("# Databricks notebook source\nx = 1\n", encoding="utf-8")
    (tmp_path / "module.py").write_text('"""Writes `# %%` into files."""\nx = 1\n', encoding="utf-8")
    (tmp_path / "latin.py").write_bytes(b"# \xe9 %%\nx = 1\n")
    assert found(tmp_path, root=tmp_path) == ["cells.py", "databricks.py"]
