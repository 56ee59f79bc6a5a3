"""`nbhoist check --fix`: what it changes, what it leaves, and what it says."""

import json
from pathlib import Path

import pytest
from command import nbhoist_here, notebook_text, selecting, write_notebook

UNSEEDED = "from sklearn.model_selection import KFold\nfolds = KFold(3, shuffle=True)  # three, é"
SEEDED = UNSEEDED.replace("shuffle=True)", "shuffle=True, random_state=0)")


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """A folder where only paths, seeds and what the file itself tells are checked."""
    return selecting(tmp_path, "NBH001", "NBH002", "NBH2", "NBH4")


def test_safe_fixes_are_made_in_place_and_nothing_else_changes(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a b é.ipynb", UNSEEDED, "x = 1", newline="\r\n")
    done = nbhoist_here("check", "--fix", path, cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out == "fixed 1 finding; nothing left in 1 notebook\n"
    assert path.read_bytes().decode() == notebook_text(SEEDED, "x = 1").replace("\n", "\r\n")
    again = nbhoist_here("check", "--fix", path, cwd=tmp_path)
    assert again.out == "no findings in 1 notebook\n"


def test_the_hint_says_how_to_fix(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", UNSEEDED)
    out = nbhoist_here("check", path, cwd=tmp_path).out
    assert "    fix with --fix: add `random_state=0`\n" in out
    assert out.endswith("resolved by --fix: 1, by convert: 0, by a person only: 0\n")


def test_diff_changes_nothing_and_is_1_where_there_is_a_difference(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", UNSEEDED)
    before = path.read_bytes()
    done = nbhoist_here("check", "--diff", "a.ipynb", cwd=tmp_path)
    assert done.code == 1
    assert path.read_bytes() == before
    assert done.out == (
        "--- a.ipynb (as it is)\n+++ a.ipynb (fixed)\n@@ -1,4 +1,4 @@\n # %%\n"
        " from sklearn.model_selection import KFold\n"
        f"-{UNSEEDED.splitlines()[1]}\n+{SEEDED.splitlines()[1]}\n \n"
    )
    assert nbhoist_here("check", "--diff", write_notebook(tmp_path / "b.ipynb", "x = 1"), cwd=tmp_path).code == 0


def test_the_diff_masks_secrets(tmp_path: Path) -> None:
    secret = "ghp_" + "a1B2c3D4e5" * 3 + "F6g7H8"
    path = write_notebook(tmp_path / "a.ipynb", f"token = '{secret}'\n{UNSEEDED}")
    out = nbhoist_here("check", "--diff", path, cwd=tmp_path).out
    assert "random_state=0" in out
    assert secret not in out


def test_what_stays_is_reported(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", f"{UNSEEDED}\nd = open('/home/anna/x.csv')")
    done = nbhoist_here("check", "--fix", path, cwd=tmp_path)
    assert done.code == 1
    assert "fixed 1 finding; 1 finding left in 1 notebook\n" in done.out


@pytest.mark.parametrize("words", [("--unsafe-fixes",), ("--fix", "-")])
def test_what_makes_no_sense_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = nbhoist_here("check", *words, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: ")


def test_a_read_only_notebook_is_named_and_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_notebook(tmp_path / "a.ipynb", UNSEEDED)
    monkeypatch.setattr("os.access", lambda *_: False)
    done = nbhoist_here("check", "--fix", path, cwd=tmp_path)
    assert (done.code, json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"]) == (2, UNSEEDED)
    assert "is read-only" in done.err
