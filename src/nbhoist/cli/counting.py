"""How far a long check is, on stderr: one line that changes, where nothing else moves on the terminal."""

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.lint.outcome import Outcome

_SILENT = 1.0  # seconds before anything is shown
_PAUSE = 0.2  # seconds between two changes


def shown_counting(outcomes: "Iterator[Outcome]", *, findings_move: bool) -> "Iterator[Outcome]":
    """The same outcomes; `findings_move` where they are printed on the same terminal as they come."""
    if findings_move or not sys.stderr.isatty():
        return outcomes
    return _counting(outcomes)


def _counting(outcomes: "Iterator[Outcome]") -> "Iterator[Outcome]":
    shown = time.monotonic() + _SILENT - _PAUSE
    drawn = False
    for number, outcome in enumerate(outcomes, start=1):
        if time.monotonic() - shown > _PAUSE:
            sys.stderr.write(f"\rchecked {number} notebooks")
            sys.stderr.flush()
            shown, drawn = time.monotonic(), True
        yield outcome
    if drawn:
        sys.stderr.write("\r" + " " * 40 + "\r")
        sys.stderr.flush()
