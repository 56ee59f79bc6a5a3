"""A package as a repository: made in the name of the user, never inside another one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from nbhoist.api.repository import make_repository, require_repository
from nbhoist.errors import NbhoistError


@pytest.fixture(autouse=True)
def _somebody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git that knows nothing but a name."""
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = Ada\n\temail = ada@example.org\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip()


def package(tmp_path: Path) -> Path:
    folder = tmp_path / "ein Päckchen"
    folder.mkdir()
    (folder / "a.py").write_text("a = 1\n", encoding="utf-8")
    (folder / ".gitignore").write_text("models/\n", encoding="utf-8")
    (folder / "models").mkdir()
    (folder / "models" / "m.pickle").write_bytes(b"")
    return folder


def test_all_files_but_ignored_ones_are_in_one_commit_of_the_user(tmp_path: Path) -> None:
    folder = package(tmp_path)
    require_repository(folder)

    make_repository(folder, "churn.ipynb")

    assert git(folder, "log", "--format=%an %ae %s") == "Ada ada@example.org Convert churn.ipynb"
    assert git(folder, "ls-files").split() == [".gitignore", "a.py"]
    assert git(folder, "status", "--porcelain") == ""


def test_inside_another_repository_it_is_refused(tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "--quiet")

    with pytest.raises(NbhoistError, match="is inside the repository"):
        require_repository(outer / "not" / "there yet")


def test_without_a_name_the_line_says_how_to_give_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(os.environ["GIT_CONFIG_GLOBAL"]).write_text("[user]\n\tuseConfigOnly = true\n", encoding="utf-8")

    with pytest.raises(NbhoistError, match=r"git does not know who you are; `git config --global user\.name`"):
        require_repository(tmp_path / "new")


def test_a_repository_that_runs_us_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    folder = package(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))

    require_repository(folder)
    make_repository(folder, "churn.ipynb")

    monkeypatch.delenv("GIT_DIR")
    assert git(folder, "ls-files").split() == [".gitignore", "a.py"]
    assert git(other, "ls-files") == ""


def test_without_git_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NbhoistError, match="`git` is not installed"):
        require_repository(tmp_path / "new")
