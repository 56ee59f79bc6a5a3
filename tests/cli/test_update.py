"""`nbhoist update`: the package follows its notebook, and nothing that a person wrote is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomlkit
from command import Ran, everything_in, nbhoist, nbhoist_here, write_notebook

if TYPE_CHECKING:
    from pathlib import Path

CELLS = (
    "import pandas as pd\nKEEP = 3\ndf = pd.read_csv('preise.csv', sep=';')",
    "df = df.dropna()\ndf = df.head(KEEP)",
    "total = df['price'].sum()\nprint(total)",
    "mean = df['price'].mean()\nprint(mean)",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mein büro").mkdir()
    folder = tmp_path / "mein büro"
    write_notebook(folder / "preise.ipynb", *CELLS)
    (folder / "preise.csv").write_text("price;n\n1.5;2\n2.5;3\n;4\n9;1\n", encoding="utf-8")
    assert nbhoist_here("convert", "preise.ipynb", "--no-prove", cwd=folder).code == 0
    return folder


def update(folder: Path, *words: str) -> Ran:
    return nbhoist_here("update", "preise", "--no-prove", *words, cwd=folder)


def change_notebook(folder: Path, old: str, new: str) -> None:
    cells = [cell.replace(old, new) for cell in CELLS]
    assert tuple(cells) != CELLS
    write_notebook(folder / "preise.ipynb", *cells)


def source(folder: Path, module: str) -> Path:
    return folder / "preise" / "src" / "preise" / f"{module}.py"


def holding(folder: Path, code: str) -> Path:
    """The module of the package in which some code stands."""
    (found,) = [p for p in source(folder, "x").parent.glob("*.py") if code in p.read_text(encoding="utf-8")]
    return found


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changes_where_nothing_changed(folder: Path) -> None:
    before = everything_in(folder)
    done = update(folder)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("preise is as nbhoist would make it now\n")
    assert everything_in(folder) == before


def test_what_nobody_touched_follows_the_notebook(folder: Path) -> None:
    change_notebook(folder, "df.dropna()", "df.dropna(subset=['price'])")
    done = update(folder)
    assert done.code == 0
    assert holding(folder, 'dropna(subset=["price"])')
    write_notebook(
        folder / "fresh" / "preise.ipynb", *[c.replace("df.dropna()", "df.dropna(subset=['price'])") for c in CELLS]
    )
    nbhoist_here("convert", "fresh/preise.ipynb", "--no-prove", "--output", "fresh/preise", cwd=folder)
    fresh = everything_in(folder / "fresh" / "preise")
    assert {k: v for k, v in everything_in(folder / "preise").items() if k.startswith("src")} == {
        k: v for k, v in fresh.items() if k.startswith("src")
    }


def test_edits_and_changes_in_one_file_are_merged(folder: Path) -> None:
    change_notebook(folder, "print(mean)", "print(mean, 'on average')")
    module = next(
        path for path in source(folder, "x").parent.glob("*.py") if "total" in path.read_text(encoding="utf-8")
    )
    edit(module, '"""', '"""Written by hand. ')
    done = update(folder)
    assert done.code == 0, done.out + done.err
    text = module.read_text(encoding="utf-8")
    assert "Written by hand." in text
    assert any("on average" in path.read_text(encoding="utf-8") for path in module.parent.glob("*.py"))
    assert "edited by hand, which the proof does not cover" in done.out


def test_both_sides_stand_in_a_conflict(folder: Path) -> None:
    change_notebook(folder, "df.dropna()", "df.dropna(subset=['price'])")
    module = holding(folder, "df.dropna()")
    edit(module, "df.dropna()", "df.dropna(how='all')")
    done = update(folder)
    assert done.code == 1
    assert "conflict" in done.out
    text = module.read_text(encoding="utf-8")
    assert "<<<<<<< yours" in text
    assert "how='all'" in text
    assert 'subset=["price"]' in text
    again = update(folder)
    assert (again.code, "settle them first" in again.err) == (2, True)


def test_settings_keep_the_values_of_a_person(folder: Path) -> None:
    edit(folder / "preise" / "config.toml", "keep = 3", "keep = 2")
    change_notebook(folder, "print(total)", "print('total', total)")
    assert update(folder).code == 0
    assert "keep = 2" in (folder / "preise" / "config.toml").read_text(encoding="utf-8")


def test_files_of_a_person_stay_and_windows_newlines_too(folder: Path) -> None:
    own = source(folder, "my_own")
    own.write_text("X = 1\n", encoding="utf-8")
    module = holding(folder, "df.dropna()")
    module.write_bytes(module.read_bytes().replace(b"\n", b"\r\n"))
    change_notebook(folder, "df.dropna()", "df.dropna(subset=['price'])")
    assert update(folder).code == 0
    assert own.read_text(encoding="utf-8") == "X = 1\n"
    data = module.read_bytes()
    assert b"subset" in data
    assert data.count(b"\r\n") == data.count(b"\n")


def test_removed_files_stay_removed_and_edited_ones_stay(folder: Path) -> None:
    package = folder / "preise"
    (package / "tests" / "test_config.py").unlink()
    observer = source(folder, "observer")
    edit(observer, '"""', '"""Written by hand. ')
    write_notebook(folder / "preise.ipynb", CELLS[0], *CELLS[2:])
    done = update(folder)
    assert done.code == 0, done.out + done.err
    assert not (package / "tests" / "test_config.py").exists()
    assert "Written by hand." in observer.read_text(encoding="utf-8")


def test_an_edited_module_that_is_not_made_any_more_stays(folder: Path) -> None:
    load = source(folder, "load")
    edit(load, "import pandas", "# by hand\nimport pandas")
    write_notebook(folder / "preise.ipynb", "df = [1, 2, 3]\nprint(df)")
    done = update(folder)
    assert "# by hand" in load.read_text(encoding="utf-8")
    assert "kept as you have it" in done.out


def test_an_edited_copy_of_the_notebook_is_kept(folder: Path) -> None:
    copy = folder / "preise" / "notebooks" / "preise.ipynb"
    copy.write_bytes(copy.read_bytes() + b"\n\n")
    mine = copy.read_bytes()
    change_notebook(folder, "print(mean)", "print(mean, 1)")
    assert update(folder).code == 0
    assert (copy.parent / "preise.yours.ipynb").read_bytes() == mine
    assert b"print(mean, 1)" in copy.read_bytes()


def test_a_dry_run_writes_nothing_and_shows_the_changes(folder: Path) -> None:
    change_notebook(folder, "df.dropna()", "df.dropna(subset=['price'])")
    before = everything_in(folder)
    done = nbhoist_here("update", "preise", "--dry-run", cwd=folder)
    assert (done.code, done.err) == (0, "")
    assert '+    df = df.dropna(subset=["price"])' in done.out
    assert everything_in(folder) == before


def test_a_plan_of_a_person_survives_a_changed_notebook(folder: Path) -> None:
    nbhoist_here("plan", "preise.ipynb", "--output-format", "toml", "--output", "p.toml", cwd=folder)
    plan = tomlkit.parse((folder / "p.toml").read_text(encoding="utf-8"))
    (line,) = [
        x for x in (folder / "p.toml").read_text(encoding="utf-8").splitlines() if x.endswith("# df = df.dropna()")
    ]
    (stage,) = [s for s in plan["stages"] if line.strip().split('"')[1] in s["statements"]]
    stage.update(name="keep_whole_rows", module="tidy")
    plan["configuration"] = [s for s in plan["configuration"] if s["kind"] != "path"]
    (folder / "p.toml").write_text(tomlkit.dumps(plan), encoding="utf-8")
    assert update(folder, "--plan", "p.toml").code == 0
    assert "def keep_whole_rows(" in source(folder, "tidy").read_text(encoding="utf-8")
    cells = [*CELLS[:2], "new = df['price'].max()", *CELLS[2:], "print(new)"]
    cells[1] += "\ndf = df.reset_index(drop=True)"
    write_notebook(folder / "preise.ipynb", *cells)
    done = update(folder)
    assert done.code == 0, done.err
    text = source(folder, "tidy").read_text(encoding="utf-8")
    assert "def keep_whole_rows(" in text
    assert "reset_index" in text
    assert '"preise.csv"' in source(folder, "load").read_text(encoding="utf-8")


@pytest.mark.execution
def test_an_updated_package_is_proven_and_runs(folder: Path) -> None:
    change_notebook(folder, "df.dropna()", "df.dropna(subset=['price'])")
    done = nbhoist("update", "preise", cwd=folder)
    assert (done.code, "proof: equivalent" in done.out) == (0, True), done.out + done.err
    assert nbhoist("verify", "preise", cwd=folder).code == 0


def test_no_package_and_no_notebook_are_one_line(folder: Path) -> None:
    done = nbhoist_here("update", ".", cwd=folder)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    (folder / "preise.ipynb").unlink()
    assert "made from the copy in `notebooks`" in update(folder).out
    (folder / "preise" / "notebooks" / "preise.ipynb").unlink()
    done = update(folder)
    assert (done.code, "put the notebook back" in done.err) == (2, True)


def test_a_part_that_cannot_be_had_is_said_and_remembered(folder: Path) -> None:
    done = update(folder, "--with", "serve")

    assert done.code == 1
    assert "`--with serve` is left out" in done.out
    assert '"serve"' in (folder / "preise" / ".nbhoist" / "manifest.json").read_text(encoding="utf-8")
    assert "`--with serve` is left out" in update(folder).out


def test_an_unknown_part_changes_nothing(folder: Path) -> None:
    before = everything_in(folder)

    done = update(folder, "--with", "sreve")

    assert (done.code, "did you mean `serve`" in done.err) == (2, True)
    assert everything_in(folder) == before
