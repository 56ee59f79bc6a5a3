"""Bad input: one clear line, the documented exit code, nothing written; whatever the paths and encodings are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from command import everything_in, nbhoist, nbhoist_here, write_notebook

if TYPE_CHECKING:
    from pathlib import Path

R = {"name": "ir", "display_name": "R", "language": "R"}
NARROW = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}

environments = pytest.mark.parametrize(
    ("environment", "newline"),
    [pytest.param({}, "\n", id="utf-8"), pytest.param(NARROW, "\r\n", id="cp1252 and CRLF")],
)
each_command = pytest.mark.parametrize("command", ["convert", "plan"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "mit Leerzeichen, Ü und ✓"
    made.mkdir()
    return made


def fails(folder: Path, *words: str | Path, code: int, said: tuple[str, ...], **environment: str) -> None:
    """Call the command line; hold that it says one line on stderr and leaves the folder as it is."""
    before = everything_in(folder)
    done = nbhoist(*words, cwd=folder, **environment) if environment else nbhoist_here(*words, cwd=folder)
    assert (done.code, done.out) == (code, ""), done.err
    assert len(done.err.splitlines()) == 1, done.err
    assert done.err.startswith("error: ")
    assert [part for part in said if part not in done.err] == []
    assert not done.err.rstrip().endswith((".", "!"))
    assert everything_in(folder) == before


@each_command
@environments
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("missing ü.ipynb", None, ("cannot be read",), id="missing"),
        pytest.param("folder.ipynb", {}, (), id="a folder"),
        pytest.param("list.ipynb", "[1, 2]", ("no notebook",), id="JSON without a notebook"),
        pytest.param("object.ipynb", '{"a":\n 1}', ("no notebook", "`cells`"), id="object without cells"),
        pytest.param("text.ipynb", "not\nJSON", ("not valid JSON", "line 1"), id="no JSON"),
        pytest.param("nothing.ipynb", "", ("is empty",), id="no bytes"),
        pytest.param("plain.py", "x = 1\n", ("without cells",), id="script without cells"),
    ],
)
def test_no_notebook_is_2(
    folder: Path,
    command: str,
    environment: dict[str, str],
    newline: str,
    name: str,
    content: str | dict[str, str] | None,
    said: tuple[str, ...],
) -> None:
    if isinstance(content, str):
        (folder / name).write_text(content, encoding="utf-8", newline=newline)
    elif content is not None:
        (folder / name).mkdir()
    shown = name if not environment else name.partition(" ")[0]
    fails(folder, command, name, code=2, said=(shown, *said), **environment)


@each_command
@environments
@pytest.mark.parametrize(
    ("sources", "kernel", "code", "said"),
    [
        pytest.param(("x <- 1",), R, 2, ("notebook in r",), id="R"),
        pytest.param(("x = 1", "y = 2\nz = = 3"), None, 1, ("cell 2, line 2", "syntax error"), id="syntax error"),
        pytest.param(("print 'hello'",), None, 1, ("cell 1, line 1", "Python 2"), id="Python 2"),
        pytest.param((), None, 1, ("no Python code",), id="no cells"),
        pytest.param(("", "# nothing yet"), None, 1, ("no Python code",), id="no code"),
    ],
)
def test_a_notebook_that_cannot_be_converted(
    folder: Path,
    command: str,
    environment: dict[str, str],
    newline: str,
    sources: tuple[str, ...],
    kernel: dict[str, str] | None,
    code: int,
    said: tuple[str, ...],
) -> None:
    options = {"kernel": kernel} if kernel else {}
    write_notebook(folder / "Ein Büro.ipynb", *sources, newline=newline, **options)  # type: ignore[arg-type]  # both are keywords
    fails(folder, command, "Ein Büro.ipynb", code=code, said=("Ein Büro.ipynb", *said), **environment)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--output", "full"], ("folder is not empty", "`nbhoist update full`"), id="folder not empty"),
        pytest.param(["--output", "full/taken.txt"], ("is a file",), id="output is a file"),
        pytest.param(["--name", "not-a-name"], ("`not-a-name` is no import name",), id="no import name"),
        pytest.param(["--name", "class"], ("`class` is no import name",), id="keyword"),
        pytest.param(["--name", "json"], ("standard library",), id="name of the standard library"),
        pytest.param(["--kernel", "nowhere"], ("`nowhere`", "installed: "), id="no such kernel"),
        pytest.param(["--python", "no-python"], ("`no-python`", "`--python`"), id="no such interpreter"),
    ],
)
@environments
def test_wrong_options_are_2(
    folder: Path, environment: dict[str, str], newline: str, words: list[str], said: tuple[str, ...]
) -> None:
    write_notebook(folder / "good.ipynb", "x = 1", newline=newline)
    (folder / "full").mkdir()
    (folder / "full" / "taken.txt").write_text("mine", encoding="utf-8")
    fails(folder, "convert", "good.ipynb", *words, code=2, said=said, **environment)


@pytest.mark.execution
@environments
def test_data_that_is_absent_is_undecided(folder: Path, environment: dict[str, str], newline: str) -> None:
    sources = ("import csv", "with open('absent ü.csv', encoding='utf-8') as file:\n    rows = list(file)")
    write_notebook(folder / "load.ipynb", *sources, newline=newline)
    said = ("cell 2", "absent", "undecided", "nothing is written", "--no-prove")
    fails(folder, "convert", "load.ipynb", code=2, said=said, **environment)


@pytest.mark.execution
def test_an_interpreter_without_kernel_support_is_2(folder: Path) -> None:
    write_notebook(folder / "good.ipynb", "x = 1")
    (folder / "environment").mkdir()
    (folder / "sitecustomize.py").write_text(
        "import importlib.util\nfind = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *rest: None if name == 'ipykernel' else find(name, *rest)\n",
        encoding="utf-8",
    )
    said = ("no `ipykernel`", "-m pip install ipykernel")
    fails(folder, "convert", "good.ipynb", "--python", sys.executable, code=2, said=said, PYTHONPATH=str(folder))


def test_a_bad_notebook_does_not_keep_the_others_from_being_planned(folder: Path) -> None:
    write_notebook(folder / "good.ipynb", "x = 1\nprint(x)")
    done = nbhoist_here("plan", "missing.ipynb", "good.ipynb", cwd=folder)
    assert done.code == 2
    assert "good.ipynb" in done.out
    assert len(done.err.splitlines()) == 1
