"""`nbhoist verify`: the same package is equivalent, one changed constant is found."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from command import everything_in, nbhoist, write_notebook

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.execution

CELLS = (
    "import csv\nwith open('prices.csv', encoding='utf-8', newline='') as file:\n    rows = list(csv.DictReader(file))",
    "prices = [float(row['price']) for row in rows]",
    "def with_tax(price):\n    return price * 1.19\n\ntaxed = [with_tax(price) for price in prices]",
    "total = sum(taxed) + 7.5\nprint(f'{total:.2f}')",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("Büro 1")
    (folder / "prices.csv").write_text("price\n1.5\n2.5\n", encoding="utf-8")
    write_notebook(folder / "prices.ipynb", *CELLS)
    done = nbhoist("convert", "prices.ipynb", "--output", "made", cwd=folder)
    assert done.code == 0, done.out + done.err
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "Büro 2")


def test_what_convert_made_is_equivalent(project: Path) -> None:
    done = nbhoist("verify", "made", cwd=project)
    assert (done.code, done.err) == (0, "")
    assert "equivalent: " in done.out
    assert len(done.out.splitlines()) == 2


def replace_in_sources(package: Path, old: str, new: str) -> None:
    changed = 0
    for path in (package / "src").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        changed += text.count(old)
        path.write_text(text.replace(old, new), encoding="utf-8")
    assert changed == 1


def test_a_changed_constant_is_different_and_located(project: Path) -> None:
    replace_in_sources(project / "made", "* 1.19", "* 1.2")
    done = nbhoist("verify", project / "made", "--output-format", "json", cwd=project.parent)
    found = json.loads(done.out)
    assert (done.code, found["verdict"], found["version"]) == (1, "different", 1)
    first = found["first_difference"]
    assert (first["kind"], first["name"], first["element"]) == ("variable", "taxed", "[0]")
    assert first["cell"] == "cell 3 · In [3]"
    assert first["stage"] and first["module"]
    assert (first["reference"], first["candidate"]) == (repr(1.5 * 1.19), repr(1.5 * 1.2))


def test_the_text_names_stage_cell_variable_and_both_values(project: Path) -> None:
    replace_in_sources(project / "made", "+ 7.5", "+ 8.5")
    done = nbhoist("verify", "made", cwd=project)
    rows = dict(line.split(None, 1) for line in done.out.splitlines())
    assert (done.code, rows["verdict"], rows["variable"]) == (1, "different", "total")
    assert rows["statement"].startswith("cell 4 · In [4]")
    assert "." in rows["stage"]
    assert float(rows["package"]) - float(rows["notebook"]) == 1


def test_an_edited_function_keeps_its_probes(project: Path) -> None:
    replace_in_sources(project / "made", "    taxed = [", "    rate = 1.0\n    _ = rate\n    taxed = [")
    done = nbhoist("verify", "made", cwd=project)
    assert done.code == 0, done.out


def test_without_the_data_it_is_undecided_and_says_where_to_put_it(project: Path) -> None:
    (project / "prices.csv").unlink()
    done = nbhoist("verify", "made", cwd=project)
    assert (done.code, done.err) == (2, "")
    assert "undecided: `prices.csv` is not in `" in done.out


def test_data_that_only_the_package_finds_is_compared_with_the_recording(project: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / "p.csv"
    moved.parent.mkdir()
    (project / "prices.csv").rename(moved)
    config = project / "made" / "config.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('"prices.csv"', json.dumps(moved.as_posix())), encoding="utf-8")
    done = nbhoist("verify", "made", cwd=project)
    assert done.code == 0, done.out + done.err
    assert "compared with the recording" in done.out
    replace_in_sources(project / "made", "+ 7.5", "+ 8.5")
    assert nbhoist("verify", "made", cwd=project).code == 1
    moved.write_text("price\n9.5\n", encoding="utf-8")
    done = nbhoist("verify", "made", cwd=project)
    assert done.code == 2
    assert "is not the file that was recorded" in done.out


def test_a_changed_notebook_is_said_and_the_copy_is_run(project: Path) -> None:
    write_notebook(project / "prices.ipynb", *CELLS[:-1], "total = 0")
    done = nbhoist("verify", "made", cwd=project)
    assert done.code == 0, done.out
    assert "`prices.ipynb` has changed since" in done.out


@pytest.mark.parametrize("name", ["missing", "Büro 2"])
def test_a_folder_that_is_no_package_is_one_line(project: Path, name: str) -> None:
    done = nbhoist("verify", name, cwd=project.parent)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "manifest.json" in done.err


def test_secrets_stay_out_of_the_package_and_the_original_is_run(tmp_path: Path) -> None:
    secret = "sk_" + "live_" + "4eC39HqLyjWDarjtT1zdp7dc"
    sources = (f"# token {secret}\nAPI_KEY = '{secret}'", "size = len(API_KEY)\nprint(size)")
    write_notebook(tmp_path / "a.ipynb", *sources)
    assert nbhoist("convert", "a.ipynb", "--output", "made", cwd=tmp_path).code == 0
    assert not [name for name, data in everything_in(tmp_path / "made").items() if secret.encode() in data]
    done = nbhoist("verify", "made", cwd=tmp_path)
    assert (done.code, len(done.out.splitlines())) == (0, 2), done.out + done.err
    assert secret not in done.out
