"""Diagnostics as a code quality report of GitLab."""

from typing import TYPE_CHECKING, Any

from nbhoist.lint.fingerprint import fingerprinted
from nbhoist.report.json_ import joined
from nbhoist.report.places import file_line, in_words, relative_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.lint.outcome import Outcome

_SEVERITIES = {"error": "critical", "warning": "major", "note": "minor"}


def render_gitlab(outcomes: "Iterable[Outcome]") -> "Iterator[str]":
    """A JSON array with one object for each finding."""
    yield "["
    yield from joined((_object(key, d) for o in outcomes for key, d in fingerprinted(o.diagnostics)), "  ")
    yield "]\n"


def _object(key: str, diagnostic: "Diagnostic") -> dict[str, Any]:
    path = relative_path(diagnostic.path)
    return {
        "check_name": diagnostic.code,
        "description": f"{diagnostic.name}: {in_words(diagnostic)}",
        "fingerprint": f"{key}-{path}",
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": path, "lines": {"begin": file_line(diagnostic)}},
    }
