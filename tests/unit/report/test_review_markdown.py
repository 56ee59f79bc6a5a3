"""A review as markdown."""

from __future__ import annotations

from report_subjects import finding, review_of

from nbhoist.report.markdown import render_markdown
from nbhoist.report.masking import Mask
from nbhoist.report.review import Run


def test_the_most_important_stands_in_the_heading_and_rules_are_named_once() -> None:
    found = [finding("state", "warning"), finding("state", "warning"), finding("leakage", "error", code="NBH501")]
    text = render_markdown([(review_of("# %%\nx = 1\n", *found), "")])
    assert text.startswith("## `n.ipynb`: 1 error, 2 warnings\n")
    assert "1. error **some-rule** (NBH501, cell 1): something\n2. warning **some-rule** (NBH999, cell 1)" in text


def test_a_message_is_no_markup() -> None:
    hostile = finding("state", "error", message="<img src=x onerror=alert(1)> [a](javascript:b) | `c|d`")
    text = render_markdown([(review_of("# %%\nx = 1\n", hostile), "")])
    assert r"\<img src=x onerror=alert(1)\> \[a\](javascript:b) \| `c|d`" in text


def test_secrets_are_masked() -> None:
    found = finding("security", "error", message="`hunter2hunter2` is a password")
    text = render_markdown([(review_of("# %%\nx = 1\n", found, mask=Mask(("hunter2hunter2",))), "")])
    assert "hunter2" not in text


def test_numbers_that_a_fresh_run_does_not_give() -> None:
    text = render_markdown([(review_of("# %%\nx = 1\n", run=Run({}, {}, "", (3, (0, 4)))), "")])
    assert "2 of 3 stored outputs differ from a fresh run: cells 1, 5" in text
