"""What `update` did to each file, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS = {
    "added": "added",
    "updated": "updated",
    "merged": "merged with your edits",
    "kept": "kept as you have it",
    "removed": "removed",
    "conflict": "conflict",
}


class FileLine(NamedTuple):
    """One file, what became of it, and why."""

    path: str
    outcome: str
    reason: str


def render_update(directory: str, lines: Sequence[FileLine], proof: str, edited: int, notes: Sequence[str]) -> str:
    """The files by what became of them, the proof, and what is left to do."""
    return "".join(f"{line}\n" for line in _lines(directory, lines, proof, edited, notes))


def _lines(directory: str, lines: Sequence[FileLine], proof: str, edited: int, notes: Sequence[str]) -> Iterator[str]:
    yield from notes
    if not lines:
        yield f"{directory} is as nbhoist would make it now"
    for outcome, words in _WORDS.items():
        for line in (line for line in lines if line.outcome == outcome):
            yield f"{words.ljust(24)}{line.path}" + (f": {line.reason}" if line.reason else "")
    yield f"proof: {proof}"
    if edited:
        files = "file was" if edited == 1 else "files were"
        yield f"{edited} {files} edited by hand, which the proof does not cover; `nbhoist verify {directory}` does"
    if any(line.outcome == "conflict" for line in lines):
        yield "settle the conflicts between `<<<<<<< yours` and `>>>>>>> nbhoist`, then run the tests"
