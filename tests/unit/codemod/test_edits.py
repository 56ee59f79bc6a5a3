"""Edits on text: arguments, statements, imports and parameters, in the layout that is there."""

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nbhoist.analysis.facts import Facts, build_facts
from nbhoist.codemod.arguments import keyword_set
from nbhoist.codemod.imports import import_added
from nbhoist.codemod.merge import changes_of
from nbhoist.codemod.parameters import made_parameter
from nbhoist.codemod.statements import dropped, put_above, put_below
from nbhoist.codemod.text import replaced
from nbhoist.notebook.changes import changed
from nbhoist.notebook.percent import to_percent
from nbhoist.notebook.reader import parse_notebook
from nbhoist.notebook.strip import stripped_notebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbhoist.codemod.edits import Edit

PATH = Path("notebook.ipynb")


def facts_of(text: str) -> Facts:
    script = parse_notebook(text.encode(), Path("notebook.py"))
    return build_facts(parse_notebook(stripped_notebook(script), PATH))


def after(facts: Facts, edits: "tuple[Edit, ...] | None") -> str:
    assert edits is not None
    data = changed(facts.notebook, changes_of(facts.notebook, edits))
    return to_percent(parse_notebook(data, PATH))


def node(facts: Facts, kind: type[ast.AST], cell: int = 0) -> ast.AST:
    tree = facts.cells[cell].tree
    assert tree is not None
    return next(n for n in ast.walk(tree) if isinstance(n, kind))


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        pytest.param("f()", "f(seed=0)", id="no arguments"),
        pytest.param("f(a)", "f(a, seed=0)", id="one"),
        pytest.param("f(a,)", "f(a, seed=0)", id="trailing comma"),
        pytest.param("f((a))  # why", "f((a), seed=0)  # why", id="brackets around the last argument"),
        pytest.param("f('é', b=1)", "f('é', b=1, seed=0)", id="columns are code points"),
        pytest.param("f(a, **more)", "f(a, **more, seed=0)", id="behind a spread"),
        pytest.param("f(a, seed=None)", "f(a, seed=0)", id="given as None"),
        pytest.param("f(a,\n  b)", "f(a,\n  b, seed=0)", id="bracket on the last line"),
        pytest.param("f(\n    a,\n    b,\n)", "f(\n    a,\n    b,\n    seed=0,\n)", id="one a line"),
        pytest.param("f(\n    a  # first\n)", "f(\n    a,  # first\n    seed=0\n)", id="a comment behind the last"),
        pytest.param("f(\n    a,  # first, (\n)", "f(\n    a,  # first, (\n    seed=0,\n)", id="brackets in a comment"),
        pytest.param("f(\n)", "f(\nseed=0)", id="empty over two lines"),
    ],
)
def test_a_keyword_is_set_in_place(call: str, expected: str) -> None:
    facts = facts_of(f"# %%\nx = {call}\n")
    edits = keyword_set(facts.cells[0], node(facts, ast.Call), "seed", "0")  # type: ignore[arg-type]
    assert after(facts, edits) == f"# %%\nx = {expected}\n"


@pytest.mark.parametrize("call", ["f(a for a in b)", "%time f(a)"])
def test_a_keyword_is_not_set_where_it_cannot_be_written(call: str) -> None:
    facts = facts_of(f"# %%\n{call}\n")
    assert keyword_set(facts.cells[0], node(facts, ast.Call), "seed", "0") is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("a = 1\ngo()\nb = 2", "a = 1\nb = 2", id="between others"),
        pytest.param("a = 1\ngo()  # now", "a = 1", id="last line with its comment"),
        pytest.param("go()", "", id="all of the cell"),
        pytest.param("a = 1; go(); b = 2", "a = 1; b = 2", id="between semicolons"),
        pytest.param("a = 1; go()", "a = 1", id="behind a semicolon"),
        pytest.param("if a:\n    go()\nb = 2", "if a:\n    pass\nb = 2", id="alone in a block"),
        pytest.param("if a:\n    b = 1\n    go(\n        1,\n    )\n", "if a:\n    b = 1\n", id="over several lines"),
    ],
)
def test_a_statement_is_dropped(source: str, expected: str) -> None:
    facts = facts_of(f"# %%\n{source}\n")
    statement = next(n for n in ast.walk(facts.cells[0].tree or ast.Module()) if isinstance(n, ast.Expr))
    assert after(facts, dropped(facts.cells[0], statement)).rstrip("\n") == f"# %%\n{expected}".rstrip("\n")


@pytest.mark.parametrize(
    ("put", "expected"),
    [
        pytest.param(put_above, "def f():\n    new\n    @d\n    def g(): pass  # one\n    return g", id="above"),
        pytest.param(put_below, "def f():\n    @d\n    def g(): pass  # one\n    new\n    return g", id="below"),
    ],
)
def test_a_line_is_put_beside_a_statement(put: "Callable[..., tuple[Edit, ...] | None]", expected: str) -> None:
    facts = facts_of("# %%\ndef f():\n    @d\n    def g(): pass  # one\n    return g\n")
    inner = [n for n in ast.walk(facts.cells[0].tree or ast.Module()) if isinstance(n, ast.FunctionDef)][1]
    assert after(facts, put(facts.cells[0], inner, "new")) == f"# %%\n{expected}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# %%\nimport os\n\n# %%\nx\n", "# %%\nimport os\nimport re\n\n# %%\nx\n", id="below imports"),
        pytest.param(
            "# %%\na = 1\n\n# %%\n%%time\nx\n", "# %%\na = 1\n\n# %%\n%%time\nimport re\nx\n", id="no imports"
        ),
        pytest.param("# %%\nimport re\n\n# %%\nx\n", "# %%\nimport re\n\n# %%\nx\n", id="there already"),
        pytest.param("# %%\na = 1\n\n# %%\nx\nimport re\n", "# %%\na = 1\n\n# %%\nx\nimport re\n", id="in the cell"),
    ],
)
def test_an_import_is_added_once(text: str, expected: str) -> None:
    facts = facts_of(text)
    assert after(facts, import_added(facts, facts.cells[1], "import re")) == expected


def test_a_literal_becomes_a_parameter_of_a_new_cell() -> None:
    facts = facts_of("# %% [markdown]\n# Title\n\n# %%\nx = load('/data/é.csv')\n")
    found = made_parameter(facts, facts.cells[0], node(facts, ast.Constant), "data_path")  # type: ignore[arg-type]
    assert after(facts, found) == (
        "# %% [markdown]\n# Title\n\n# %% tags=[\"parameters\"]\ndata_path = '/data/é.csv'\n\n# %%\nx = load(data_path)\n"
    )


def test_a_parameter_joins_the_cell_that_is_there_under_a_free_name() -> None:
    facts = facts_of("# %% tags=[\"parameters\"]\npath = 'other'\n\n# %%\nx = load('/data/a.csv')\n")
    found = made_parameter(facts, facts.cells[1], node(facts, ast.Constant, 1), "path")  # type: ignore[arg-type]
    assert after(facts, found) == (
        "# %% tags=[\"parameters\"]\npath = 'other'\npath_2 = '/data/a.csv'\n\n# %%\nx = load(path_2)\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# %%\nx = f'/data/{1}.csv'\n", id="piece of an f-string"),
        pytest.param("# %%\nx = '/a'\n\n# %% tags=[\"parameters\"]\ny = 1\n", id="parameters below the use"),
    ],
)
def test_what_cannot_be_a_parameter_is_left_alone(text: str) -> None:
    facts = facts_of(text)
    assert made_parameter(facts, facts.cells[0], node(facts, ast.Constant), "path") is None  # type: ignore[arg-type]


def test_an_expression_is_replaced_but_not_in_a_magic() -> None:
    facts = facts_of("# %%\nx = [1,\n 2]  # both\n%time y = [3]\n")
    lists = [n for n in ast.walk(facts.cells[0].tree or ast.Module()) if isinstance(n, ast.List)]
    edit = replaced(facts.cells[0], lists[0], "ALL")
    assert edit is not None
    assert after(facts, (edit,)) == "# %%\nx = ALL  # both\n%time y = [3]\n"
    assert replaced(facts.cells[0], lists[1], "ALL") is None
