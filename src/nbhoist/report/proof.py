"""A verdict in words, for the last screen and for CONVERSION.md; it comes as the JSON of `verify`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KINDS = ("variable", "line", "display", "figure", "file")
SHOWN_REASONS = 3


def quantity(number: int, noun: str) -> str:
    """`1 cell`, `3 cells`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def verdict_in_words(verdict: Mapping[str, Any]) -> str:
    """The verdict and what it rests on, in one line."""
    word = verdict["verdict"]
    if word == "equivalent":
        parts = [f"equivalent{_limits(verdict)}: {compared_in_words(verdict)}", not_compared_in_words(verdict)]
        return "; ".join(part for part in parts if part)
    if word == "different" and verdict.get("first_difference"):
        return f"different: {difference_in_words(verdict['first_difference'])}"
    return f"{word}: {verdict['reason']}"


def compared_in_words(verdict: Mapping[str, Any]) -> str:
    """How much was compared, by kind: `34 variables, 57 lines, 6 figures`."""
    counts = _counts(verdict)
    named = [quantity(counts[kind], kind) for kind in KINDS if counts.get(kind)]
    return ", ".join(named) or "nothing to compare"


def not_compared_in_words(verdict: Mapping[str, Any]) -> str:
    """How much was not compared, and why, in short; empty where everything was."""
    left_out = verdict["not_compared"]
    if not left_out:
        return ""
    reasons = list(dict.fromkeys(str(entry["reason"]) for entry in left_out))
    more = "" if len(reasons) <= SHOWN_REASONS else ", …"
    return f"not compared: {len(left_out)} ({', '.join(reasons[:SHOWN_REASONS])}{more})"


def difference_in_words(difference: Mapping[str, Any]) -> str:
    """The first difference: place, name, element and both values, as far as they are known."""
    place = ", ".join(str(difference[key]) for key in ("cell", "stage", "statement") if difference.get(key) is not None)
    name = difference.get("variable") or difference.get("name")
    element = f" at {difference['element']}" if difference.get("element") else ""
    values = ""
    if difference.get("reference") is not None or difference.get("candidate") is not None:
        values = f": {difference.get('reference')} in the notebook, {difference.get('candidate')} in the package"
    what = f"`{name}`{element}{values}" if name else str(difference.get("message", "")) + values
    return " · ".join(part for part in (place, what) if part)


def _limits(verdict: Mapping[str, Any]) -> str:
    return " with forced seeds" if verdict.get("seeds_forced") else ""


def _counts(verdict: Mapping[str, Any]) -> Mapping[str, int]:
    entries: Iterable[Mapping[str, Any]] = verdict["compared"]
    return Counter(str(entry["kind"]) for entry in entries)
