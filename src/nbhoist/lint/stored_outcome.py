"""Outcomes as JSON text for the cache: plain values only, and whatever is not exactly such a text is none."""

import json
from typing import TYPE_CHECKING, Any

from nbhoist.lint.diagnostic import CellReference, Diagnostic, Fix, Related
from nbhoist.lint.outcome import Outcome

if TYPE_CHECKING:
    from pathlib import Path

_NUMBER = (int, type(None))
_TYPES: tuple[tuple[str, type | tuple[type, ...]], ...] = (
    ("code", str), ("name", str), ("message", str), ("severity", str), ("line", _NUMBER), ("column", _NUMBER),
    ("end_line", _NUMBER), ("end_column", _NUMBER), ("physical_line", _NUMBER), ("resolved_by", str), ("secret", bool),
    ("source", str),
)  # fmt: skip
_ALLOWED = {"severity": ("error", "warning", "note"), "resolved_by": ("fix", "convert", "person")}


def to_text(outcome: Outcome) -> str:
    """The outcome without its path, which is that of the file that is asked for; edits are not kept."""
    return json.dumps([outcome.skipped, [_row(d) for d in outcome.diagnostics]], ensure_ascii=True)


def from_text(text: str, path: "Path") -> Outcome | None:
    """The outcome for the file at `path`; None where the text is not one that `to_text` writes."""
    try:
        skipped, rows = json.loads(text)
        diagnostics = tuple(_diagnostic(row, path) for row in rows)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return Outcome(path, diagnostics, skipped=skipped) if isinstance(skipped, str) else None


def _row(d: Diagnostic) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(d, name) for name, _ in _TYPES}
    row["cell"] = d.cell
    row["fix"] = d.fix[:2] if d.fix is not None else None
    row["related"] = d.related
    return row


def _diagnostic(row: dict[str, Any], path: "Path") -> Diagnostic:
    for name, expected in _TYPES:
        if not isinstance(row[name], expected) or row[name] not in _ALLOWED.get(name, (row[name],)):
            raise TypeError(name)
    if not (row["code"].isalnum() and row["name"].isprintable()):
        raise ValueError("no name of a rule")
    plain = {name: row[name] for name, _ in _TYPES}
    return Diagnostic(
        **plain, path=path, cell=_cell(row["cell"]), fix=_fix(row["fix"]), related=_related(row["related"])
    )


def _cell(value: Any) -> CellReference | None:
    if value is None:
        return None
    index, identifier, count, title = value
    _require((index, int), (identifier, str), (count, _NUMBER), (title, str))
    return CellReference(index, identifier, count, title)


def _fix(value: Any) -> Fix | None:
    if value is None:
        return None
    applicability, message = value
    _require((message, str))
    if applicability not in ("safe", "unsafe"):
        raise ValueError("no applicability")
    return Fix(applicability, message)


def _related(values: Any) -> tuple[Related, ...]:
    for message, cell, line in values:
        _require((message, str), (cell, int), (line, int))
    return tuple(Related(message, cell, line) for message, cell, line in values)


def _require(*pairs: tuple[object, type | tuple[type, ...]]) -> None:
    for value, expected in pairs:
        if not isinstance(value, expected):
            raise TypeError(repr(expected))
