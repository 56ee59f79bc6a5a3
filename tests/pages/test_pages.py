"""Every page is executed: Bad gives exactly its comments, Good and Fixed nothing, Limits what they admit."""

import pytest
from page_examples import diagnostics_of, marks, notebook_of, on_markers, places, whole_file

from nbhoist.lint.entry import Entry
from nbhoist.lint.index import RULES
from nbhoist.lint.page import Block, read_page


def _blocks(*headings: str) -> list[object]:
    return [
        pytest.param(entry, block, id=f"{entry.name}-{heading}-{number}".replace(" ", "-"))
        for entry in RULES
        for heading in headings
        for number, block in enumerate(read_page(entry).blocks(heading), start=1)
    ]


@pytest.mark.parametrize(("entry", "block"), _blocks("Bad"))
def test_bad_gives_exactly_its_comments(entry: Entry, block: Block) -> None:
    found = places(diagnostics_of(block, (entry,)))
    if entry.name == "invalid-notebook":
        assert found == [(-1, None, entry.code)]
        return
    marked = [(mark.cell, mark.line, mark.code) for mark in marks(notebook_of(block)) if mark.kind == "error"]
    promised = [*whole_file(block), *sorted([*on_markers(block), *marked])]
    assert promised, "a Bad block without a comment promises nothing"
    assert found == promised


@pytest.mark.parametrize(("entry", "block"), _blocks("Good"))
def test_good_gives_nothing(entry: Entry, block: Block) -> None:
    assert places(diagnostics_of(block, (entry,))) == []


@pytest.mark.parametrize(("entry", "block"), _blocks("Good", "Fixed"))
def test_good_of_one_rule_is_no_error_or_warning_of_another(entry: Entry, block: Block) -> None:
    others = tuple(other for other in RULES if other.default)
    found = [d for d in diagnostics_of(block, others) if d.severity != "note"]
    assert places(found) == []


@pytest.mark.parametrize(("entry", "block"), _blocks("Limits"))
def test_limits_are_as_the_page_admits(entry: Entry, block: Block) -> None:
    admitted = marks(notebook_of(block))
    assert {mark.kind for mark in admitted} <= {"missed", "false alarm"}
    assert admitted, "a Limits block without a comment admits nothing"
    false_alarms = [(mark.cell, mark.line, mark.code) for mark in admitted if mark.kind == "false alarm"]
    assert places(diagnostics_of(block, (entry,))) == false_alarms
