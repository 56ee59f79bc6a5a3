"""A run works on a copy, and nothing of it stays."""

from __future__ import annotations

import sys

import pytest

from nbhoist.errors import RunError
from nbhoist.verify.scratch import make_scratch


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "Projekt mit Ümlaut"
    for name in ("data/a.csv", ".git/config", "env/pyvenv.cfg", "env/lib/big.py", "nb/__pycache__/x.pyc", "nb/n.ipynb"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" * 100, encoding="utf-8")
    return root


def test_environments_and_version_control_are_left_out(project):
    scratch = make_scratch(project, 10_000)
    files = {path.relative_to(scratch.project).as_posix() for path in scratch.project.rglob("*") if path.is_file()}
    scratch.remove()
    assert files == {"data/a.csv", "nb/n.ipynb"}
    assert not scratch.root.exists()


def test_a_large_project_is_refused_and_leaves_nothing(project, tmp_path, monkeypatch):
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    with pytest.raises(RunError, match="too much to copy"):
        make_scratch(project, 150)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_read_only_files_are_removed(project):
    (project / "data" / "a.csv").chmod(0o444)
    scratch = make_scratch(project, 10_000)
    scratch.remove()
    assert not scratch.root.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_never_lead_out_of_the_copy(project, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.csv").write_text("y", encoding="utf-8")
    (project / "nb" / "out").symlink_to(outside, target_is_directory=True)
    (project / "nb" / "data").symlink_to(project / "data", target_is_directory=True)
    (project / "nb" / "gone").symlink_to(tmp_path / "nowhere")
    scratch = make_scratch(project, 10_000)
    (scratch.project / "nb" / "out" / "b.csv").write_text("changed", encoding="utf-8")
    (scratch.project / "nb" / "data" / "a.csv").write_text("changed", encoding="utf-8")
    scratch.remove()
    assert (outside / "b.csv").read_text(encoding="utf-8") == "y"
    assert (project / "data" / "a.csv").read_text(encoding="utf-8") == "x" * 100


def test_a_project_that_holds_the_scratch_folder_is_copied_once(project, monkeypatch):
    (project / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(project / "tmp"))
    scratch = make_scratch(project, 10_000)
    assert not list((scratch.project / "tmp").iterdir())
    scratch.remove()
