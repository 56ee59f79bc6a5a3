"""`jupyter nbconvert --to nbhoist`: the package that `convert --no-prove` writes."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from command import everything_in, nbhoist_here, write_notebook

if TYPE_CHECKING:
    from pathlib import Path


def nbconvert(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nbconvert", "--to", "nbhoist", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_it_writes_what_convert_writes(tmp_path: Path) -> None:
    for folder in (tmp_path / "with", tmp_path / "ohne ü"):
        write_notebook(folder / "preise.ipynb", "import math\nr = 2.5", "area = math.pi * r**2\nprint(area)")
    done = nbconvert(tmp_path / "ohne ü", "preise.ipynb")
    assert done.returncode == 0, done.stderr
    assert nbhoist_here("convert", "preise.ipynb", "--no-prove", cwd=tmp_path / "with").code == 0
    assert everything_in(tmp_path / "ohne ü" / "preise") == everything_in(tmp_path / "with" / "preise")
    assert (tmp_path / "ohne ü" / "preise.conversion.md").is_file()


def test_a_folder_that_is_there_is_refused_in_one_line(tmp_path: Path) -> None:
    write_notebook(tmp_path / "preise.ipynb", "x = 1\nprint(x)")
    (tmp_path / "out" / "preise").mkdir(parents=True)
    (tmp_path / "out" / "preise" / "mine.txt").write_text("mine", encoding="utf-8")
    done = nbconvert(tmp_path, "preise.ipynb", "--output-dir", "out")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "the folder is not empty" in done.stderr
    assert list(everything_in(tmp_path / "out")) == ["preise/mine.txt"]
