"""Old findings that stay quiet: a sorted file with one line for each, keyed by content, so that it merges."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.errors import NbhoistError
from nbhoist.lint.fingerprint import fingerprinted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nbhoist.lint.outcome import Outcome

_WORDS = 3  # behind the path, which may hold spaces


class Baseline(NamedTuple):
    """The findings of a baseline file; paths are relative to its folder."""

    folder: Path
    known: frozenset[tuple[str, str, str]]  # path, code, key

    def quieted(self, outcome: "Outcome") -> "Outcome":
        """The outcome without the findings that are known."""
        path = _relative(outcome.path, self.folder)
        found = fingerprinted(outcome.diagnostics)
        kept = tuple(d for key, d in found if (path, d.code, key) not in self.known)
        return outcome._replace(diagnostics=kept)


def read_baseline(file: Path) -> Baseline:
    """Read a baseline file; raises `NbhoistError` where it is none."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise NbhoistError(f"baseline `{file}` cannot be read: {error}; write one with --write-baseline") from error
    known = set()
    for number, line in enumerate(lines, start=1):
        words = line.rsplit(" ", _WORDS)
        if len(words) != _WORDS + 1:
            raise NbhoistError(f"line {number} of baseline `{file}` is no finding; write it anew with --write-baseline")
        known.add((words[0], words[1], words[2]))
    return Baseline(file.absolute().parent, frozenset(known))


def baseline_text(outcomes: "Iterable[Outcome]", file: Path) -> str:
    """What the baseline `file` holds for these findings."""
    folder = file.absolute().parent
    lines = sorted(
        f"{_relative(outcome.path, folder)} {d.code} {key} {d.name}\n"
        for outcome in outcomes
        for key, d in fingerprinted(outcome.diagnostics)
    )
    return "".join(lines)


def _relative(path: Path, folder: Path) -> str:
    import os.path

    try:
        return Path(os.path.relpath(path.absolute(), folder)).as_posix()
    except ValueError:  # on another drive
        return path.absolute().as_posix()
