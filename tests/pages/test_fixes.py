"""Fixes as their pages promise: Bad after the fix is Fixed, and a second fix changes nothing."""

import pytest
from page_examples import content, diagnostics_of, file_of, fixed_file, marks, notebook_of, places

from nbhoist.lint.entry import Entry
from nbhoist.lint.fixer import fix
from nbhoist.lint.index import RULES
from nbhoist.lint.page import Block, read_page
from nbhoist.lint.registry import load
from nbhoist.notebook.reader import parse_notebook


def _blocks(heading: str) -> list[Block]:
    return [block for entry in RULES for block in read_page(entry).blocks(heading)]


def _fixable(entry: Entry) -> list[Block]:
    """The Bad blocks of a page for which the rule offers a fix."""
    return [b for b in read_page(entry).blocks("Bad") if any(d.fix for d in diagnostics_of(b, (entry,)))]


def _pairs() -> list[object]:
    """Each Fixed block with the Bad block that it mends: those with a fix, in order."""
    return [
        pytest.param(entry, bad, fixed, id=f"{entry.name}-{number}")
        for entry in RULES
        if (blocks := read_page(entry).blocks("Fixed"))
        for number, (bad, fixed) in enumerate(zip(_fixable(entry), blocks, strict=False), start=1)
    ]


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.name) for entry in RULES])
def test_a_rule_with_fixes_shows_each_bad_example_fixed(entry: Entry) -> None:
    assert len(read_page(entry).blocks("Fixed")) == len(_fixable(entry))


@pytest.mark.parametrize(("entry", "bad", "fixed"), _pairs())
def test_bad_after_the_fix_is_fixed(entry: Entry, bad: Block, fixed: Block) -> None:
    done = fixed_file(bad, entry)
    assert [crash.message for crash in done.linted.crashes] == []
    assert content(parse_notebook(done.data, file_of(bad).path)) == content(file_of(fixed))


@pytest.mark.parametrize(("entry", "bad", "fixed"), _pairs())
def test_fixed_is_stable_and_gives_only_what_it_admits(entry: Entry, bad: Block, fixed: Block) -> None:
    again = fix(file_of(fixed), load((entry,)), unsafe=True)
    assert (again.data, again.fixed) == (file_of(fixed).stored.original, ())
    left = [(m.cell, m.line, m.code) for m in marks(notebook_of(fixed))] if fixed.language != "json" else []
    assert places(diagnostics_of(fixed, (entry,))) == left


@pytest.mark.parametrize(("entry", "bad", "fixed"), _pairs())
def test_no_fix_is_safer_than_its_rule_says(entry: Entry, bad: Block, fixed: Block) -> None:
    (rule,) = load((entry,))
    fixes = [d.fix for d in diagnostics_of(bad, (entry,)) if d.fix is not None]
    assert fixes
    assert rule.applicability == "safe" or {f.applicability for f in fixes} == {"unsafe"}
    assert all(d.resolved_by == "fix" for d in diagnostics_of(bad, (entry,)) if d.fix and d.fix.applicability == "safe")
