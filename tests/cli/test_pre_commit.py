"""The hooks in a real repository: a bad notebook is blocked, what may be fixed is fixed, the second commit passes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import selecting, write_notebook

HOOKS = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
UNSEEDED = "from sklearn.model_selection import KFold\nfolds = KFold(3, shuffle=True)"
# what pre-commit does: the entry with the staged files of the type; failed if it fails or changes a file
HOOK = """#!/bin/sh
git diff --cached --name-only --diff-filter=d -z -- '*.ipynb' | xargs -0 {entry} || exit 1
git diff --quiet || {{ echo "files were modified by this hook"; exit 1; }}
"""


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """A folder where only paths, seeds and what the file itself tells are checked."""
    return selecting(tmp_path, "NBH001", "NBH002", "NBH2", "NBH4")


def entry(identifier: str) -> str:
    """The command of a hook, run by this interpreter."""
    hook = next(block for block in HOOKS.split("- id: ") if block.startswith(f"{identifier}\n"))
    found = re.search(r"^  entry: nbhoist (.+)$", hook, re.MULTILINE)
    assert found is not None
    return f'"{Path(sys.executable).as_posix()}" -m nbhoist {found[1]}'


class Repository:
    """A git repository with a hook."""

    def __init__(self, folder: Path, hook: str) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        path = folder / ".git" / "hooks" / "pre-commit"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HOOK.format(entry=entry(hook)), encoding="utf-8", newline="\n")
        path.chmod(0o755)

    def git(self, *words: str) -> "subprocess.CompletedProcess[str]":
        settings = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false")
        return subprocess.run(
            ["git", *settings, *words], cwd=self.folder, capture_output=True, encoding="utf-8", check=False
        )

    def commit(self) -> tuple[int, str]:
        self.git("add", "-A")
        done = self.git("commit", "-qm", "work")
        return done.returncode, done.stdout + done.stderr


def test_a_bad_notebook_is_blocked_until_it_is_mended(tmp_path: Path) -> None:
    repository = Repository(tmp_path, "nbhoist")
    path = write_notebook(tmp_path / "my notebooks" / "ä.ipynb", "d = open('/home/anna/x.csv')")
    code, said = repository.commit()
    assert code == 1
    assert "NBH201" in said
    write_notebook(path, "d = open('x.csv')")
    assert repository.commit()[0] == 0


def test_what_may_be_fixed_is_fixed_and_the_second_commit_passes(tmp_path: Path) -> None:
    repository = Repository(tmp_path, "nbhoist-fix")
    path = write_notebook(tmp_path / "my notebooks" / "ä.ipynb", UNSEEDED)
    code, said = repository.commit()
    assert code == 1
    assert "fixed 1 finding" in said
    assert "random_state=0" in path.read_text(encoding="utf-8")
    code, said = repository.commit()
    assert (code, "no findings" in said) == (0, True)


@pytest.mark.parametrize("identifier", ["nbhoist", "nbhoist-fix"])
def test_the_hooks_name_notebooks_only(identifier: str) -> None:
    hook = next(block for block in HOOKS.split("- id: ") if block.startswith(f"{identifier}\n"))
    assert "\n  types: [jupyter]\n" in hook
