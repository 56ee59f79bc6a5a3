"""What was found in one file: plain values that cross processes and lie in the cache."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from nbhoist.lint.diagnostic import Diagnostic


class Outcome(NamedTuple):
    """What `check` has to say of one file."""

    path: "Path"
    diagnostics: "tuple[Diagnostic, ...]" = ()
    crashes: tuple[str, ...] = ()  # one line for each rule that failed
    skipped: str = ""  # why the file is not ours to check
    fixed: "tuple[Diagnostic, ...]" = ()
    diff: str = ""  # what fixes would change
    fails: bool = False  # whether a diagnostic is at or above the severity that counts
