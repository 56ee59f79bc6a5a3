"""The engine: order, isolation of crashes, places, secrets."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.engine import lint
from nbhoist.lint.index import RULES
from nbhoist.lint.registry import load
from nbhoist.lint.rule import Context, NodeRule, NotebookRule
from nbhoist.lint.walk import walk
from nbhoist.notebook.model import Notebook
from nbhoist.notebook.percent import notebook_from_percent


class EveryName(NodeRule[ast.Name]):
    code, severity, message = "XYZ001", "note", "name `{name}`; rename it"
    nodes = (ast.Name,)

    def check(self, node: ast.Name, context: Context) -> Iterator[Diagnostic]:
        yield self.at_node(context, node, name=node.id)


class CrashOnName(EveryName):
    code = "XYZ002"

    def check(self, node: ast.Name, context: Context) -> Iterator[Diagnostic]:
        if node.id == "bad":
            raise ZeroDivisionError("of course")
        yield from super().check(node, context)


class CrashOnNotebook(NotebookRule):
    code, severity, message = "XYZ003", "note", "never"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        raise RecursionError("too deep\nfor one line")


def notebook(text: str) -> Notebook:
    return notebook_from_percent(text, Path("my notebook.ipynb"))


def test_diagnostics_come_in_document_order_with_places_in_code_points() -> None:
    found = lint(notebook("# %%\nx = 'ü' + é\n\n# %%\nb; a\n"), [EveryName()]).diagnostics
    assert [(d.cell.index, d.line, d.column, d.end_column, d.message) for d in found if d.cell] == [
        (0, 1, 1, 2, "name `x`; rename it"),
        (0, 1, 11, 12, "name `é`; rename it"),
        (1, 1, 1, 2, "name `b`; rename it"),
        (1, 1, 4, 5, "name `a`; rename it"),
    ]
    assert [d.source for d in found] == ["x = 'ü' + é"] * 2 + ["b; a"] * 2


def test_a_crash_is_reported_once_per_cell_and_the_others_go_on() -> None:
    linted = lint(notebook("# %%\nbad, bad, good\n# %%\nbad\n"), [CrashOnName(), CrashOnNotebook(), EveryName()])
    assert [d.code for d in linted.diagnostics].count("XYZ001") == 3, "one of the two that say the same of one line"
    assert [d.code for d in linted.diagnostics].count("XYZ002") == 1
    assert [(c.code, c.cell) for c in linted.crashes] == [("XYZ002", 0), ("XYZ002", 1), ("XYZ003", None)]
    assert linted.crashes[0].message == (
        "rule XYZ002 `test-engine` crashed in `my notebook.ipynb`, cell 1: ZeroDivisionError: of course; "
        "please report it, or skip it with --ignore XYZ002"
    )
    assert "\n" not in linted.crashes[2].message


def test_a_cell_with_a_syntax_error_does_not_hide_the_others() -> None:
    rules = load(entry for entry in RULES if entry.code in ("NBH002", "NBH707"))
    linted = lint(notebook("# %%\nx = (\n# %%\nfrom math import *\n"), rules)
    assert [d.code for d in linted.diagnostics] == ["NBH002", "NBH707"]


def test_what_stands_in_a_magic_has_the_place_of_its_line() -> None:
    (found,) = lint(notebook("# %%\n  %matplotlib inline\n"), [EveryName()]).diagnostics[:1]
    assert (found.line, found.column, found.end_column) == (1, 3, 21)


def test_a_secret_is_repeated_nowhere() -> None:
    secret = "/home/anna/Tr0ub4dor"
    text = f"# %%\npassword = '{secret}'; from math import *\npath = '{secret}'\n"
    found = lint(notebook(text), load(RULES)).diagnostics
    assert {d.code for d in found} >= {"NBH301", "NBH707", "NBH201"}
    assert secret not in repr(found)


def test_the_walk_is_in_document_order_and_knows_parents() -> None:
    tree = ast.parse("f(a, b=c)[d]")
    parents: dict[int, ast.AST] = {}
    names = [node for node in walk(tree, parents) if isinstance(node, ast.Name)]
    assert [name.id for name in names] == ["f", "a", "c", "d"]
    assert isinstance(parents[id(names[2])], ast.keyword)


def test_the_walk_survives_deep_nesting() -> None:
    tree: ast.expr = ast.Constant(1)
    for _ in range(50_000):
        tree = ast.UnaryOp(ast.USub(), tree)
    assert sum(1 for _ in walk(tree, {})) == 50_001
    inner = tree
    while isinstance(inner, ast.UnaryOp):  # freed from the outside in: the interpreter would recurse
        inner, inner.operand = inner.operand, ast.Constant(0)


def test_paths_of_the_notebooks_own_platform_are_one_note() -> None:
    text = "# %%\nfrom google.colab import drive\na = open('/content/drive/MyDrive/a.csv')\n# %%\nb = open('/content/drive/MyDrive/b.csv')\n"
    rules = load(entry for entry in RULES if entry.code == "NBH202")
    (note,) = lint(notebook(text), rules).diagnostics
    assert (note.code, note.severity, note.line) == ("NBH202", "note", 2)
    assert [(r.cell, r.line) for r in note.related] == [(1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("password = 'hunter2-prod'; from math import *", id="in-code"),
        pytest.param("!login --token ghp_16C7e42F292c6912E7710c838347Ae178B4a\nfrom math import *", id="in-a-magic"),
        pytest.param("%env DB_PASSWORD=hunter2-prod\nfrom math import *", id="in-the-environment"),
        pytest.param("from math import *  # ghp_16C7e42F292c6912E7710c838347Ae178B4a", id="in-a-comment"),
        pytest.param("f = open('postgresql://anna:hunter2-prod@db/x'); from math import *", id="in-an-address"),
        pytest.param("password = 'hunter2-prod'\nthis is no python", id="in-a-cell-that-does-not-parse"),
    ],
)
def test_secrets_are_masked_whatever_rules_run(text: str) -> None:
    rules = load(entry for entry in RULES if entry.code in ("NBH707", "NBH002"))
    found = lint(notebook(f"# %%\n{text}\n"), rules).diagnostics
    assert found
    assert "hunter2" not in repr(found)
    assert "ghp_16C7" not in repr(found)
