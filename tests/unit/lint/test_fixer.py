"""Fixes: several rules at once, pass after pass, and nothing that would break a cell."""

import ast
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from nbhoist.codemod.arguments import keyword_set
from nbhoist.codemod.statements import dropped
from nbhoist.codemod.text import replaced
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.fixer import fix
from nbhoist.lint.rule import Context, NodeRule
from nbhoist.notebook.model import Notebook
from nbhoist.notebook.reader import parse_notebook

PATH = Path("a notebook.py")


class DropPrint(NodeRule[ast.Expr]):
    code, severity, message, applicability = "XYZ001", "note", "printed; drop it", "safe"
    nodes = (ast.Expr,)

    def check(self, node: ast.Expr, context: Context) -> Iterator[Diagnostic]:
        if isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "print":
            yield self.at_node(context, node, fix=self.fix("drop it", dropped(context.parsed, node)))


class Seed(NodeRule[ast.Call]):
    code, severity, message, applicability = "XYZ002", "note", "unseeded; seed it", "safe"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        if getattr(node.func, "id", "") in ("f", "print") and not node.keywords:
            yield self.at_node(context, node, fix=self.fix("seed it", keyword_set(context.parsed, node, "s", "0")))


class Rename(NodeRule[ast.Name]):
    code, severity, message, applicability = "XYZ003", "note", "bad name; use `x`", "unsafe"
    nodes = (ast.Name,)

    def check(self, node: ast.Name, context: Context) -> Iterator[Diagnostic]:
        if node.id == "bad":
            edit = replaced(context.parsed, node, "good")
            yield self.at_node(context, node, fix=self.fix("rename it", (edit,) if edit else None))


class Break(NodeRule[ast.Name]):
    code, severity, message, applicability = "XYZ004", "note", "any; break it", "safe"
    nodes = (ast.Name,)

    def check(self, node: ast.Name, context: Context) -> Iterator[Diagnostic]:
        edit = replaced(context.parsed, node, "((")
        yield self.at_node(context, node, fix=self.fix("break it", (edit,) if edit else None))


def read(text: str) -> Notebook:
    return parse_notebook(text.encode(), PATH)


def test_fixes_of_one_place_are_made_one_after_the_other() -> None:
    done = fix(read("# %%\nprint(f(f(a)))\nb = f(f(a))\n"), [DropPrint(), Seed()], unsafe=False)
    assert done.data == b"# %%\nb = f(f(a, s=0), s=0)\n"
    assert done.linted.diagnostics == ()


def test_unsafe_fixes_are_made_only_where_asked() -> None:
    notebook = read("# %%\nbad = f()\n")
    assert fix(notebook, [Seed(), Rename()], unsafe=False).data == b"# %%\nbad = f(s=0)\n"
    assert fix(notebook, [Seed(), Rename()], unsafe=True).data == b"# %%\ngood = f(s=0)\n"


def test_a_suppressed_diagnostic_is_not_fixed() -> None:
    data = b"# %%\na = f()  # noqa: XYZ002\n"
    assert fix(read(data.decode()), [Seed()], unsafe=True).data == data


def test_a_fix_that_would_break_a_cell_is_reported_and_not_made() -> None:
    done = fix(read("# %%\na = f()\n"), [Break(), Seed()], unsafe=False)
    assert done.data == b"# %%\na = f(s=0)\n"
    assert {crash.code for crash in done.linted.crashes} == {"XYZ004"}


def test_magics_stay_as_they_are() -> None:
    data = b"# %%\n# %time f()\na = f()\n"
    assert fix(read(data.decode()), [Seed()], unsafe=False).data == data.replace(b"a = f()", b"a = f(s=0)")


CALLS = st.recursive(
    st.sampled_from(["a", "bad", "f()", "'é'"]),
    lambda inner: st.one_of(
        inner.map(lambda x: f"f({x})"), inner.map(lambda x: f"f(\n  {x},  # (,\n)"), inner.map(lambda x: f"({x})")
    ),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(CALLS.map(lambda c: f"y = {c}"), CALLS.map(lambda c: f"print({c})")), max_size=5))
def test_fixing_twice_is_fixing_once(lines: list[str]) -> None:
    rules = [DropPrint(), Seed(), Rename()]
    once = fix(read("# %%\n" + "\n".join(lines) + "\n"), rules, unsafe=True)
    assert once.linted.crashes == ()
    again = fix(parse_notebook(once.data, PATH), rules, unsafe=True)
    assert (again.data, again.fixed) == (once.data, ())
    assert [d.code for d in once.linted.diagnostics] == []
