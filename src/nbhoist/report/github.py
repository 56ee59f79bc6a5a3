"""Diagnostics as annotations of GitHub Actions."""

from typing import TYPE_CHECKING

from nbhoist.report.places import file_line, in_words, relative_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.lint.outcome import Outcome

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def render_github(outcomes: "Iterable[Outcome]") -> "Iterator[str]":
    """One workflow command for each finding."""
    for outcome in outcomes:
        for d in outcome.diagnostics:
            place = f"file={_property(relative_path(d.path))},line={file_line(d)}"
            title = _property(f"{d.code} {d.name}")
            yield f"::{_LEVELS[d.severity]} {place},title={title}::{_text(in_words(d))}\n"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
