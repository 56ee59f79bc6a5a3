"""`nbhoist convert` from the outside: the screen, the JSON, what is written, and how often."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from command import Ran, everything_in, nbhoist, nbhoist_here, write_notebook

if TYPE_CHECKING:
    from pathlib import Path

LABELS = ["notebook", "your numbers", "package", "proof", "predict", "left to you", "next"]
CELLS = (
    "import csv\nwith open('Maße.csv', encoding='utf-8', newline='') as file:\n    rows = list(csv.DictReader(file))",
    "lengths = [float(row['Länge']) for row in rows]",
    "total = sum(lengths)\nprint(f'{total:.1f} m ✓')",
)


def project(folder: Path, newline: str = "\n") -> Path:
    folder.mkdir(parents=True)
    (folder / "Maße.csv").write_text("Länge\n1.5\n2.5\n", encoding="utf-8", newline=newline)
    write_notebook(folder / "Meine Maße.ipynb", *CELLS, newline=newline)
    return folder


def labels(done: Ran) -> list[str]:
    return [line[:14].strip() for line in done.out.splitlines()]


@pytest.mark.execution
@pytest.mark.parametrize(
    ("environment", "newline"),
    [
        pytest.param({}, "\n", id="utf-8"),
        pytest.param({"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}, "\r\n", id="cp1252 and CRLF"),
    ],
)
def test_a_notebook_becomes_a_proven_package(tmp_path: Path, environment: dict[str, str], newline: str) -> None:
    folder = project(tmp_path / "Büro 1 ✓", newline)
    before = everything_in(folder)
    done = nbhoist("convert", "Meine Maße.ipynb", "--output", "das Paket", cwd=folder, **environment)
    assert (done.code, done.err) == (0, ""), done.out
    assert labels(done) == LABELS
    assert "\nproof         equivalent: " in done.out
    assert 'cd "das Paket"' in done.out
    after = everything_in(folder)
    assert {name: after[name] for name in before} == before
    assert all(name.startswith("das Paket/") for name in after.keys() - before.keys())
    assert not [name for name, data in after.items() if name.endswith(".py") and b"\r" in data]


@pytest.mark.execution
def test_json_is_the_documented_object_and_the_package_runs(tmp_path: Path) -> None:
    folder = project(tmp_path / "Büro")
    words = ("convert", "Meine Maße.ipynb", "--output", "out", "--name", "lengths", "--output-format", "json")
    done = nbhoist(*words, cwd=folder)
    found = json.loads(done.out)
    assert (done.code, found["version"], found["package"], found["refusals"]) == (0, 1, "lengths", [])
    assert set(found) >= {"directory", "modules", "stages", "inference", "carried_over", "verdict"}
    assert found["verdict"]["verdict"] == "equivalent"
    package = folder / found["directory"]
    sources = package / "src" / "lengths"
    assert all((sources / f"{name}.py").is_file() for name in found["modules"])
    assert (package / "CONVERSION.md").is_file()
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "lengths", "run", "--explore", str(tmp_path / "shown")],
        cwd=package / "src",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout == "4.0 m ✓\n"


@pytest.mark.execution
def test_a_second_conversion_touches_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path / "Büro")
    assert nbhoist_here("convert", "Meine Maße.ipynb", "--output", "out", "--no-prove", cwd=folder).code == 0
    before = everything_in(folder)
    done = nbhoist("convert", "Meine Maße.ipynb", "--output", "out", cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert "`nbhoist update out`" in done.err
    assert everything_in(folder) == before


def test_without_proof_nothing_runs_and_the_last_line_says_so(tmp_path: Path) -> None:
    write_notebook(tmp_path / "a.ipynb", "open('executed.txt', 'w').close()", "x = 1\nprint(x)")
    done = nbhoist_here("convert", "a.ipynb", "--output", "out", "--no-prove", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert not (tmp_path / "executed.txt").exists()
    assert labels(done) == [*LABELS, "not proven"]


def test_two_conversions_give_the_same_bytes(tmp_path: Path) -> None:
    write_notebook(tmp_path / "a.ipynb", "import math\nr = 2.5", "area = math.pi * r**2", "print(area)")
    for name in ("one", "two"):
        environment = {"PYTHONHASHSEED": str(len(name) + ord(name[0]))}
        assert nbhoist("convert", "a.ipynb", "--output", name, "--no-prove", cwd=tmp_path, **environment).code == 0
    assert everything_in(tmp_path / "one") == everything_in(tmp_path / "two")


def test_a_dry_run_lists_files_and_writes_none(tmp_path: Path) -> None:
    write_notebook(tmp_path / "a.ipynb", "x = 1\nprint(x)")
    done = nbhoist_here("convert", "a.ipynb", "--output", "out", "--dry-run", cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith("out/\n")
    assert "  pyproject.toml  " in done.out
    assert list(everything_in(tmp_path)) == ["a.ipynb"]


@pytest.mark.execution
def test_what_would_reach_outside_is_named_and_not_run(tmp_path: Path) -> None:
    write_notebook(
        tmp_path / "a.ipynb", "x = 1", "import requests\nrequests.post('http://localhost:9/', data={'x': x})"
    )
    done = nbhoist("convert", "a.ipynb", "--output", "out", cwd=tmp_path)
    assert done.code == 2
    assert "undecided" in done.out
    assert "cell 2, line 2" in done.out
    assert "--allow-external" in done.out


@pytest.mark.execution
def test_a_notebook_that_stops_at_once_is_undecided_and_says_where(tmp_path: Path) -> None:
    write_notebook(tmp_path / "a.ipynb", "x = 1\nprint(x)", "y = x + undefined_name")
    done = nbhoist("convert", "a.ipynb", "--output", "out", cwd=tmp_path)
    assert done.code == 2, done.out
    assert "your notebook stops in cell 2" in done.out
    assert labels(done)[-1] == "not proven"


@pytest.mark.execution
def test_a_notebook_that_stops_later_is_undecided_and_says_where(tmp_path: Path) -> None:
    write_notebook(tmp_path / "a.ipynb", "x = len('abc')\nprint(x)", "x = x + 1", "y = x + undefined_name")
    done = nbhoist("convert", "a.ipynb", "--output", "out", cwd=tmp_path)
    assert done.code == 2, done.out
    assert "your notebook stops in cell 3" in done.out
    assert labels(done)[-1] == "not proven"


def test_a_file_that_the_notebook_saves_before_it_reads_it_is_no_input(tmp_path: Path) -> None:
    write_notebook(
        tmp_path / "round.ipynb",
        "import pandas as pd\nrows = pd.read_csv('rows.csv')",
        "rows.head(3).to_csv('few.csv', index=False)\nfew = pd.read_csv('few.csv')\nprint(len(few))",
        "rows.to_csv('rows.csv', index=False)",
    )
    (tmp_path / "rows.csv").write_text("a\n1\n", encoding="utf-8")

    nbhoist_here("convert", "round.ipynb", "--no-prove", "--output", "out", cwd=tmp_path)

    manifest = json.loads((tmp_path / "out" / ".nbhoist" / "manifest.json").read_text(encoding="utf-8"))
    assert list(manifest["data"]) == ["data.rows"]
