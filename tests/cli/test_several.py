"""Several notebooks as one package: what `convert` and the other commands say of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from command import Ran, nbhoist_here, write_notebook

if TYPE_CHECKING:
    from pathlib import Path

MAKE = (
    "import json\nimport random\nrandom.seed(3)\nrows = [random.randrange(100) for _ in range(5)]",
    "def save(rows, file):\n    with open(file, 'w') as f:\n        json.dump(rows, f)",
    "with open('rows.json', 'w') as f:\n    json.dump(rows, f)\nprint('made', len(rows))",
)
ADD = ("import json\nwith open('rows.json') as f:\n    rows = json.load(f)", "total = sum(rows)\nprint('total', total)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mein büro"
    write_notebook(folder / "2 add.ipynb", *ADD)
    write_notebook(folder / "10 make.ipynb", *MAKE)
    (folder / "pyproject.toml").write_text("", encoding="utf-8")
    return folder


def converted(folder: Path, *words: str) -> Ran:
    return nbhoist_here("convert", *words, "--no-prove", "--output", "büro paket", "--name", "office", cwd=folder)


def run(package: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(package / "src"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "office", *words]
    done = subprocess.run(command, cwd=package, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def test_the_package_runs_the_notebooks_in_the_order_of_their_files(folder: Path) -> None:
    said = converted(folder, "2 add.ipynb", "10 make.ipynb")

    assert said.code == 0
    assert "`2 add.ipynb` reads `rows.json`, which `10 make.ipynb` writes" in said.err
    assert "1. 10 make.ipynb" in said.out
    assert "not proven" in said.out
    assert run(folder / "büro paket", "run") == "made 5\ntotal 237\n"
    assert run(folder / "büro paket", "make").startswith("made 5\n")


def test_a_folder_means_its_notebooks(folder: Path) -> None:
    said = converted(folder, ".", "--output-format", "json")

    told = json.loads(said.out)
    assert [one["notebook"] for one in told["notebooks"]] == ["10 make.ipynb", "2 add.ipynb"]
    assert [one["sub_package"] for one in told["notebooks"]] == ["make", "add"]
    assert told["verdict"] is None
    assert told["package"] == "office"


def test_missing_data_of_a_later_notebook_is_one_line(folder: Path) -> None:
    write_notebook(folder / "10 make.ipynb", *(cell.replace("rows.json", "other.json") for cell in MAKE))
    converted(folder, "10 make.ipynb", "2 add.ipynb")

    said = run(folder / "büro paket", "run")

    assert said.splitlines()[0] == "made 5"
    assert "rows.json: no such file" in said.splitlines()[1]
    assert len(said.splitlines()) == 2


def test_without_output_each_notebook_is_a_package(folder: Path) -> None:
    said = nbhoist_here("convert", "2 add.ipynb", "10 make.ipynb", "--no-prove", cwd=folder)

    assert said.code == 0
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {"add_2", "make_10"}


@pytest.mark.parametrize(
    ("words", "line"),
    [
        pytest.param(("2 add.ipynb", "other/3 more.ipynb"), "must stand in one folder", id="two folders"),
        pytest.param(("empty",), "holds no notebooks", id="empty folder"),
        pytest.param((".", "--plan", "plan.toml"), "--plan", id="one plan"),
    ],
)
def test_what_cannot_be_one_package_is_refused_in_one_line(folder: Path, words: tuple[str, ...], line: str) -> None:
    write_notebook(folder / "other" / "3 more.ipynb", "print(1)")
    (folder / "empty").mkdir()
    (folder / "plan.toml").write_text("", encoding="utf-8")

    said = converted(folder, *words)

    assert said.code == 2
    assert line in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["update", "report"])
def test_commands_that_know_one_notebook_say_so(folder: Path, command: str) -> None:
    converted(folder, ".")

    said = nbhoist_here(command, "büro paket", cwd=folder)

    assert said.code == 2
    assert "was made of several notebooks" in said.err


def test_dry_run_shows_the_files_and_writes_nothing(folder: Path) -> None:
    said = converted(folder, ".", "--dry-run")

    assert "src/office/make/pipeline.py" in said.out.replace("\\", "/")
    assert not (folder / "büro paket").exists()
