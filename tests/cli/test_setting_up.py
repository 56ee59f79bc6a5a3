"""`nbhoist init` and `nbhoist new-rule`: what they write works at once."""

import sys
from pathlib import Path

import pytest
from command import nbhoist, nbhoist_here, write_notebook

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.engine import lint
from nbhoist.lint.fixer import fix
from nbhoist.lint.page import HEADINGS, parse_page
from nbhoist.lint.rule import Rule
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.notebook.reader import parse_notebook


def test_init_writes_settings_that_are_read(tmp_path: Path) -> None:
    done = nbhoist_here("init", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("wrote `nbhoist.toml`\n")
    write_notebook(tmp_path / "a.ipynb", "x = 1")
    assert nbhoist("check", cwd=tmp_path).code == 0
    again = nbhoist_here("init", cwd=tmp_path)
    assert (again.code, again.err) == (2, "error: `nbhoist.toml` configures nbhoist already; edit it\n")


def test_init_leaves_a_pyproject_with_settings_alone(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.nbhoist]\n", encoding="utf-8")
    assert nbhoist_here("init", cwd=tmp_path).code == 2
    assert not (tmp_path / "nbhoist.toml").exists()


@pytest.fixture
def new_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rule:
    """A rule just written, loaded as a third-party package would be."""
    done = nbhoist_here("new-rule", "taste", "silly-name", "--directory", "my_rules", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [n for n in sys.modules if n.partition(".")[0] == "my_rules"]:
        del sys.modules[name]
    from my_rules.taste.silly_name import SillyName  # type: ignore[import-not-found]

    made: Rule = SillyName()
    return made


def found(text: str, rule: Rule) -> list[Diagnostic]:
    return list(lint(notebook_from_percent(text, Path("a.py")), [rule]).diagnostics)


def test_a_new_rule_is_what_its_page_says(new_rule: Rule, tmp_path: Path) -> None:
    page = parse_page((tmp_path / "my_rules" / "taste" / "silly_name.md").read_text(encoding="utf-8"))
    assert (tuple(page.sections), page.title) == (HEADINGS, f"silly-name ({new_rule.code})")
    for bad, fixed in zip(page.blocks("Bad"), page.blocks("Fixed"), strict=True):
        assert len(found(bad.text, new_rule)) == bad.text.count("# error:") == 1
        plain = bad.text.replace(f"  # error: [{new_rule.code}]", "")
        assert fix(parse_notebook(plain.encode(), Path("a.py")), [new_rule], unsafe=True).data.decode() == fixed.text
    assert [found(block.text, new_rule) for block in page.blocks("Good")] == [[], [], []]


def test_codes_go_on_where_the_family_ends(tmp_path: Path) -> None:
    nbhoist_here("new-rule", "environment", "silly-name", cwd=tmp_path)
    text = (tmp_path / "rules" / "environment" / "silly_name.py").read_text(encoding="utf-8")
    assert 'code = "NBH2' in text


@pytest.mark.parametrize("words", [("taste", "Silly"), ("ta ste", "silly-name"), ("taste", "absolute-path")])
def test_names_that_no_rule_may_have_are_refused(tmp_path: Path, words: tuple[str, str]) -> None:
    assert nbhoist_here("new-rule", *words, cwd=tmp_path).code == 2
    assert not list(tmp_path.iterdir())
