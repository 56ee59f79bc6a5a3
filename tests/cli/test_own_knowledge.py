"""`[tool.nbhoist.knowledge]`: what a project says of its own calls is known to every command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from command import nbhoist, nbhoist_here, write_notebook

if TYPE_CHECKING:
    from pathlib import Path

LOADED = "import preise\ndf = preise.lade('daten ü.csv')\npreise.ergänze(df, 3)\nn = preise.anzahl(df)"
SAID = """\
[tool.nbhoist.knowledge]
"preise.lade" = {role = "load", effects = ["<files>"], files = "read", returns = "pandas.DataFrame"}
"preise.ergänze" = {role = "feature", mutates = ["rahmen"], signature = "rahmen menge=1"}

[tool.nbhoist.knowledge.preise.anzahl]
role = "explore"
"""


def statements(notebook: Path) -> list[dict[str, Any]]:
    done = nbhoist_here("plan", notebook, "--output-format", "json", cwd=notebook.parent)
    assert (done.code, done.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(done.out)["statements"]
    return found


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_plan_tells_what_a_project_says_of_its_calls(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "Büro 1" / "a b.ipynb", LOADED)
    assert "<network>" in statements(notebook)[1]["effects"]
    write(tmp_path / "pyproject.toml", SAID)
    _, loaded, changed, counted = statements(notebook)
    assert (loaded["role"], loaded["effects"], loaded["mutates"]) == (["load"], ["<files>"], [])
    assert (changed["role"], changed["effects"], changed["mutates"]) == (["feature"], [], ["df"])
    assert (counted["role"], counted["effects"], counted["mutates"]) == (["explore"], [], [])


def test_what_one_project_says_holds_for_no_other(tmp_path: Path) -> None:
    notebook, other = (write_notebook(tmp_path / name / "a.ipynb", LOADED) for name in ("one", "two"))
    write(tmp_path / "one" / "pyproject.toml", SAID)
    done = nbhoist_here("plan", notebook, other, "--output-format", "toml", cwd=tmp_path)
    first, second = done.out.split('notebook = "', 2)[1:]
    assert ("<network>" in first, "<network>" in second) == (False, True)


def test_a_file_says_more_than_the_one_that_it_extends(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "a.ipynb", LOADED)
    write(tmp_path / "team é" / "base.toml", SAID.replace("tool.nbhoist.", ""))
    write(tmp_path / "nbhoist.toml", "extend = 'team é/base.toml'\n[knowledge]\npreise.lade = {role = 'setup'}\n")
    loaded = statements(notebook)[1]
    assert (loaded["role"], loaded["effects"]) == (["setup"], ["<files>"])


def test_an_entry_comes_on_top_of_the_tables(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "a.ipynb", "import pandas as pd\ndf = pd.read_csv('x.csv')")
    write(tmp_path / "nbhoist.toml", "[knowledge]\npandas.read_csv = {role = 'clean'}\n")
    loaded = statements(notebook)[1]
    assert (loaded["role"], loaded["effects"]) == (["clean"], ["<files>"])


DRAWN = "import preise\nx = preise.ziehe(3)\nprint(x)"
DRAWS = (
    "[knowledge]\npreise.ziehe = {stochastic = 'always', effects = ['<rng>'], seed = 'saat', signature = 'n saat'}\n"
)


def test_check_knows_it_too_and_forgets_what_is_taken_out(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "a.ipynb", DRAWN)
    words = ("check", "--select", "reproducibility", "--output-format", "json", notebook)
    before = nbhoist_here(*words, cwd=tmp_path).out
    file = write(tmp_path / "nbhoist.toml", DRAWS)
    told = nbhoist_here(*words, cwd=tmp_path).out
    file.unlink()
    assert "ziehe" in told
    assert nbhoist_here(*words, cwd=tmp_path).out == before != told


def test_check_knows_it_in_other_processes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_notebook(tmp_path / f"{name}.ipynb", DRAWN)
    write(tmp_path / "nbhoist.toml", DRAWS)
    done = nbhoist("check", "--select", "reproducibility", "--no-cache", "--jobs", "2", ".", cwd=tmp_path)
    assert done.out.count("ziehe` ") == 2


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        pytest.param("{rolle = 'load'}", "field `rolle` · unknown · write `role`", id="field"),
        pytest.param("{mutates = 'df'}", "field `mutates` · `'df'` does not fit · write a list of texts", id="form"),
        pytest.param("{mutates = [[1]]}", "write a list of texts", id="list of lists"),
        pytest.param("{effects = ['<disk>']}", "unknown word `<disk>` · use one of", id="word"),
        pytest.param(
            "{mutates = ['df']}", "`df` is no parameter in its signature · write `signature = ", id="unreached"
        ),
    ],
)
@pytest.mark.parametrize("command", ["check", "plan", "convert", "report"])
def test_what_cannot_be_used_is_one_line(tmp_path: Path, command: str, entry: str, message: str) -> None:
    notebook = write_notebook(tmp_path / "a.ipynb", LOADED)
    file = write(tmp_path / "nbhoist.toml", f"[knowledge]\npreise.lade = {entry}\n")
    done = nbhoist_here(command, notebook, cwd=tmp_path)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert f"`{file}` · knowledge of `preise.lade` · " in done.err
    assert message in done.err


def test_names_that_nobody_can_import_are_named(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "a.ipynb", LOADED)
    write(tmp_path / "nbhoist.toml", "[knowledge]\nmy-lib.load = {}\n")
    assert "`my-lib.load` · not a dotted name" in nbhoist_here("check", notebook, cwd=tmp_path).err


def test_what_is_no_table_is_named(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "a.ipynb", LOADED)
    write(tmp_path / "nbhoist.toml", "knowledge = 1\n")
    assert "setting `knowledge` in" in nbhoist_here("plan", notebook, cwd=tmp_path).err
