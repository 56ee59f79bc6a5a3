"""What every rule and its page must look like."""

import re
from pathlib import Path

import nbhoist.rules
import pytest

from nbhoist.lint.discovery import INDEX, discover, render_index
from nbhoist.lint.entry import Entry
from nbhoist.lint.index import RULES
from nbhoist.lint.page import HEADINGS, read_page
from nbhoist.lint.registry import load

FAMILIES = {
    "0": "integrity",
    "1": "state",
    "2": "environment",
    "3": "security",
    "4": "reproducibility",
    "5": "leakage",
    "6": "modelling",
    "7": "structure",
    "8": "hygiene",
    "9": "handover",
}
NOT_ABOUT_CODE = frozenset(
    "invalid-notebook error-output empty-cell untitled-notebook missing-kernel-metadata out-of-order-execution "
    "execution-gap unexecuted-cell secret-in-text secret-in-output personal-data-in-output large-output "
    "commented-out-code missing-title missing-dependencies undeclared-import notebook-magic in-notebook-install "
    "unpinned-dependency platform-import".split()
)
ROOT = Path(nbhoist.rules.__path__[0])
each_rule = pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.name) for entry in RULES])


def test_the_index_is_what_discovery_finds(request: pytest.FixtureRequest) -> None:
    fresh = render_index(discover(nbhoist.rules))
    if request.config.getoption("--update", default=False):
        INDEX.write_text(fresh, encoding="utf-8", newline="\n")
    assert INDEX.read_text(encoding="utf-8") == fresh, "run `python -m nbhoist.lint.discovery`"


def test_every_check_has_a_page_and_every_page_a_check() -> None:
    checks = {p.relative_to(ROOT).with_suffix("") for p in ROOT.glob("*/*.py") if not p.name.startswith("_")}
    assert checks == {p.relative_to(ROOT).with_suffix("") for p in ROOT.glob("*/*.md")}
    assert len(checks) == len(RULES)


def test_codes_and_names_are_used_once() -> None:
    assert len({entry.code for entry in RULES}) == len({entry.name for entry in RULES}) == len(RULES)


@each_rule
def test_code_name_and_family_follow_the_grammar(entry: Entry) -> None:
    assert re.fullmatch(r"NBH\d{3}", entry.code)
    assert FAMILIES[entry.code[3]] == entry.family
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", entry.name)
    assert entry.severity in ("error", "warning", "note")


@each_rule
def test_message_says_what_and_what_to_do_in_lower_case(entry: Entry) -> None:
    (rule,) = load((entry,))
    message = rule.message
    assert message[0] in "{`" or message[0].islower()
    assert not message.endswith((".", "!"))
    assert message.startswith("{reason}") or ";" in message, "what, then what to do behind a semicolon"


@each_rule
def test_page_has_the_fixed_headings_and_a_summary(entry: Entry) -> None:
    page = read_page(entry)
    assert page.title == f"{entry.name} ({entry.code})"
    assert page.summary.endswith(".")
    assert tuple(page.sections) == HEADINGS
    assert all(body.strip() for body in page.sections.values())


@each_rule
def test_page_has_three_bad_and_three_good_examples(entry: Entry) -> None:
    page = read_page(entry)
    assert len(page.blocks("Bad")) >= 3
    assert len(page.blocks("Good")) >= (1 if entry.name == "invalid-notebook" else 3)


@each_rule
def test_page_has_examples_in_a_function_across_cells_and_with_an_alias(entry: Entry) -> None:
    if entry.name in NOT_ABOUT_CODE:
        pytest.skip(
            "looks at the file, its outputs, texts, magics or imports, not at code that an alias or a function could hide"
        )
    for heading in ("Bad", "Good"):
        texts = [block.text for block in read_page(entry).blocks(heading)]
        assert any("def " in text for text in texts), f"{heading}: none inside a function"
        assert any(text.count("# %%") > 1 for text in texts), f"{heading}: none across cells"
        assert any(re.search(r"\bas \w+", text) for text in texts), f"{heading}: none with an alias"
