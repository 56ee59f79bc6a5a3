"""What a cell is parsed to: Python of as many lines, magics, languages, errors."""

import subprocess
import sys

import pytest

from nbhoist.notebook.cells import Magic, ParsedCell, parse_cell
from nbhoist.notebook.model import Cell


def parsed(source: str) -> ParsedCell:
    return parse_cell(Cell(0, "a", "code", source))


def test_a_magic_becomes_the_call_in_its_place_and_its_further_lines_become_empty() -> None:
    result = parsed("x = 1\nif x:\n    out = !ls \\\n      -l\ny = 2")
    assert result.python == "x = 1\nif x:\n    out = get_ipython().getoutput('ls        -l')\n\ny = 2"
    assert result.magics == (Magic("shell", "!", "ls        -l", 3, 4, target="out"),)


@pytest.mark.parametrize(
    ("source", "magic"),
    [
        ("%matplotlib inline", Magic("line", "matplotlib", "inline", 1, 1)),
        ("\n\nx = %time f()", Magic("line", "time", "f()", 3, 3, target="x")),
        ("!!ls", Magic("shell", "!!", "ls", 1, 1)),
        ("x.y??", Magic("help", "??", "x.y", 1, 1)),
        ("?x", Magic("help", "?", "x", 1, 1)),
        ("\n%%bash -x\nls\n", Magic("cell", "bash", "-x", 2, 3, "ls\n")),
    ],
    ids=["line", "assigned", "captured", "help behind", "help before", "cell"],
)
def test_magics_are_listed_with_their_lines(source: str, magic: Magic) -> None:
    assert parsed(source).magics == (magic,)


@pytest.mark.parametrize("name", ["time", "timeit", "capture", "prun"])
def test_the_body_of_a_python_cell_magic_is_parsed_where_it_stands(name: str) -> None:
    result = parsed(f"%%{name} arg\nx = 1")
    assert result.language == "python"
    assert result.python == f"#%%{name} arg\nx = 1"
    assert [node.lineno for node in result.tree.body] == [2] if result.tree else False
    assert [magic.name for magic in result.magics] == [name]


def test_cell_magics_of_the_user_can_have_python_bodies() -> None:
    cell = Cell(0, "a", "code", "%%mine\nx = 1")
    assert parse_cell(cell).language == "mine"
    assert parse_cell(cell, frozenset({"mine"})).python == "#%%mine\nx = 1"


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("%%bash\nls", "bash"),
        ("%%script ruby -x\nputs 1", "ruby"),
        ("%%script\nls", "bash"),
        ("%%R -i x\nplot(x)", "r"),
        ("%%javascript\n1", "javascript"),
        ("%%writefile a.py\nx = 1", "file"),
        ("%%bigquery df\nselect", "sql"),
        ("%%python2\nprint 1", "python process"),
        ("%md\n# Title of *this*", "markdown"),
        ("%sql\nselect 1 from t", "sql"),
        ("%sql select 1", "python"),
    ],
)
def test_other_languages_are_named(source: str, language: str) -> None:
    assert parsed(source).language == language


def test_magics_within_strings_are_left_alone() -> None:
    source = "x = '''\n%time\n!ls\n'''\ny = 'a?'"
    assert parsed(source).magics == ()
    assert parsed(source).python == source


@pytest.mark.parametrize(
    ("source", "line", "column", "python2"),
    [
        ("x = 1\ny = (\n", 2, 5, False),
        ("print 'ä'", 1, 1, True),
        ("x = 'äö' )", 1, 10, False),
        ("%pwd\nprint x", 2, 1, True),
        ("try:\n    pass\nexcept E, e:\n    pass", 3, 8, True),
        ("raise E, 'x'", 1, 8, True),
        ("x = 0777", 1, 5, True),
        ("exec 'x'", 1, 1, True),
        ("a <> b", 1, 3, True),
        ("x = '\ud800'", 1, 1, False),
        ("ab\nc\0d", 2, 2, False),
        ("for i in x:\nprint(i)", 2, 1, False),
    ],
)
def test_an_error_says_where_in_code_points_and_whether_it_is_python_2(
    source: str, line: int, column: int, python2: bool
) -> None:
    error = parsed(source).error
    assert error is not None
    assert (error.line, error.column, error.python2) == (line, column, python2)
    assert error.message and "\n" not in error.message


@pytest.mark.parametrize(
    "source",
    [
        "-" * 100_000 + "1",
        "a" + ".b" * 100_000,
        "(" * 100_000,
        "not " * 50_000 + "x",
        "if a: pass\n" + "elif a: pass\n" * 9_000,
    ],
    ids=["minus", "dots", "brackets", "not", "elif"],
)
def test_code_that_is_nested_too_deeply_is_an_error_of_the_cell(source: str) -> None:
    error = parsed(source).error
    assert error is not None
    assert "nested" in error.message


@pytest.mark.parametrize("line", ["!ls", "a?", "x = %pwd", "%time f()"])
def test_many_magics_need_linear_time(line: str) -> None:
    assert len(parsed(f"{line}\n" * 3_000).magics) == 3_000  # IPython gives up after 500


def test_reading_and_parsing_imports_nothing_heavy() -> None:
    code = (
        "import sys; from pathlib import Path; from nbhoist.notebook.reader import parse_notebook\n"
        "from nbhoist.notebook.cells import parse_cell\n"
        'n = parse_notebook(b\'{"cells": [{"cell_type": "code", "source": "%time 1"}]}\', Path("a.ipynb"))\n'
        "parse_cell(n.cells[0])\n"
        "print(*{'dataclasses', 'enum', 'IPython', 'nbformat', 'libcst', 'tokenize'} & set(sys.modules) - before)"
    )
    # `re` itself may need `enum`: only what comes on top of it counts
    script = f"import sys, re, json, warnings, pathlib; before = set(sys.modules)\n{code}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
