"""Diagnostics as JSON, version 1: a public interface."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.lint.diagnostic import Diagnostic

VERSION = 1


def render_json(diagnostics: "Sequence[Diagnostic]") -> str:
    """The JSON text for `check --output-format json`."""
    document = {"version": VERSION, "diagnostics": [_object(diagnostic) for diagnostic in diagnostics]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _object(diagnostic: "Diagnostic") -> dict[str, Any]:
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
