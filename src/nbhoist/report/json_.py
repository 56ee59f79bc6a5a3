"""Diagnostics as JSON, version 1: a public interface."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.lint.outcome import Outcome

VERSION = 1


def render_json(outcomes: "Iterable[Outcome]") -> "Iterator[str]":
    """The JSON text for `check --output-format json`, piece by piece."""
    yield f'{{\n  "version": {VERSION},\n  "diagnostics": ['
    yield from joined(as_object(diagnostic) for outcome in outcomes for diagnostic in outcome.diagnostics)
    yield "]\n}\n"


def joined(objects: "Iterable[dict[str, Any]]", indent: str = "    ") -> "Iterator[str]":
    """The items of a JSON array on lines of their own."""
    comma = ""
    for item in objects:
        text = json.dumps(item, indent=2, ensure_ascii=False)
        yield f"{comma}\n{indent}" + text.replace("\n", f"\n{indent}")
        comma = ","
    if comma:
        yield f"\n{indent[:-2]}"


def as_object(diagnostic: "Diagnostic") -> dict[str, Any]:
    """The public shape of a diagnostic."""
    cell, fix = diagnostic.cell, diagnostic.fix
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "message": diagnostic.message,
        "severity": diagnostic.severity,
        "path": diagnostic.path.as_posix(),
        "cell": None if cell is None else {"index": cell.index, "id": cell.id, "execution_count": cell.execution_count},
        "line": diagnostic.line,
        "column": diagnostic.column,
        "end_line": diagnostic.end_line,
        "end_column": diagnostic.end_column,
        "physical_line": diagnostic.physical_line,
        "fix": None if fix is None else {"applicability": fix.applicability, "message": fix.message},
        "resolved_by": diagnostic.resolved_by,
        "related": [{"message": r.message, "cell": r.cell, "line": r.line} for r in diagnostic.related],
    }
