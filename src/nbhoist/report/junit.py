"""Diagnostics as JUnit XML: a test suite for each notebook, a failed test for each finding."""

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from nbhoist.report.places import file_line, in_words, relative_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.lint.outcome import Outcome


def render_junit(outcomes: "Iterable[Outcome]") -> "Iterator[str]":
    """The document, notebook by notebook; a notebook without findings is one passed test."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="nbhoist">\n'
    for outcome in outcomes:
        if not outcome.skipped:
            yield _suite(outcome)
    yield "</testsuites>\n"


def _suite(outcome: "Outcome") -> str:
    name = _attribute(relative_path(outcome.path))
    found = outcome.diagnostics
    cases = "".join(_case(name, d) for d in found) or f'    <testcase name="no findings" classname={name}/>\n'
    head = f'  <testsuite name={name} tests="{max(len(found), 1)}" failures="{len(found)}" errors="0">\n'
    return f"{head}{cases}  </testsuite>\n"


def _case(suite: str, d: "Diagnostic") -> str:
    name = _attribute(f"{d.code} {d.name}, line {file_line(d)}")
    failure = f"<failure type={_attribute(d.severity)} message={_attribute(in_words(d))}>{_text(d.source)}</failure>"
    return f"    <testcase name={name} classname={suite}>{failure}</testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text), {"\n": " ", "\r": " "})


def _text(text: str) -> str:
    return escape(_allowed(text))


def _allowed(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return "".join(
        c if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "?" for c in text
    )
