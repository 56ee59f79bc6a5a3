"""A verdict in words, for the last screen and for CONVERSION.md; it comes as the JSON of `verify`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = ("variable", "line", "display", "figure", "file")
SHOWN_REASONS = 3
RUNGS = {
    "undo": "rewrites of the statement are undone",
    "order": "its stage is back in document order",
    "merge": "its stage is merged with its neighbour",
    "main": "the whole notebook is one `main()`",
}


def quantity(number: int, noun: str) -> str:
    """`1 cell`, `3 cells`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def verdict_in_words(verdict: Mapping[str, Any]) -> str:
    """The verdict and what it rests on, in one line."""
    if verdict["verdict"] == "equivalent":
        parts = [f"{_equivalent(verdict)}: {compared_in_words(verdict)}", not_compared_in_words(verdict)]
        return "; ".join(part for part in parts if part)
    return f"{verdict['verdict']}: {verdict['reason'].removeprefix('first difference: ')}"


def numbers_in_words(numbers: tuple[int, tuple[int, ...]] | None) -> str:
    """What a fresh run says of the stored outputs; empty where nobody looked."""
    if numbers is None or not numbers[0]:
        return ""
    compared, differing = numbers
    if not differing:
        return f"all {quantity(compared, 'stored output')} are as in a fresh run"
    cells = ", ".join(str(index + 1) for index in differing)
    return f"{len(differing)} of {quantity(compared, 'stored output')} differ from a fresh run: cells {cells}"


def touched_in_words(verdict: Mapping[str, Any]) -> str:
    """Files of the project that changed while the runs went on; empty where there are none."""
    touched = verdict.get("touched", [])
    if not touched:
        return ""
    names = ", ".join(f"`{name}`" for name in touched[:SHOWN_REASONS])
    more = f" and {len(touched) - SHOWN_REASONS} more" if len(touched) > SHOWN_REASONS else ""
    return f"{names}{more} changed during the run; if it was not you, the notebook writes there by an absolute path"


def compared_in_words(verdict: Mapping[str, Any]) -> str:
    """How much was compared, by kind: `34 variables, 57 lines, 6 figures`."""
    counts = verdict["counts"]
    named = [quantity(counts[f"{kind}s"], kind) for kind in KINDS if counts.get(f"{kind}s")]
    return ", ".join(named) or "nothing to compare"


def not_compared_in_words(verdict: Mapping[str, Any]) -> str:
    """How much was not compared, and why, in short; empty where everything was."""
    left_out = verdict["not_compared"]
    if not left_out:
        return ""
    reasons = list(dict.fromkeys(str(entry["reason"]) for entry in left_out))
    more = "" if len(reasons) <= SHOWN_REASONS else ", …"
    return f"not compared: {len(left_out)} ({', '.join(reasons[:SHOWN_REASONS])}{more})"


def _equivalent(verdict: Mapping[str, Any]) -> str:
    reason = str(verdict["reason"])
    word = reason if reason.startswith("equivalent within") else "equivalent"
    return f"{word} with forced seeds" if verdict["seeds_forced"] else word
