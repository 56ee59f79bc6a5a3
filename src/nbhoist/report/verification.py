"""What `verify` prints: the verdict, and where two runs part first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbhoist.report.proof import touched_in_words, verdict_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LABEL_WIDTH = 14


@dataclass(frozen=True)
class VerificationFacts:
    """What there is to say about one verification."""

    notebook: str
    directory: str
    ran_with: str  # empty where nothing ran
    verdict: Mapping[str, Any]  # JSON of `verify`
    notes: tuple[str, ...] = ()


def render_verification(facts: VerificationFacts) -> str:
    """A few lines, one for each thing to know."""
    return "".join(f"{label.ljust(LABEL_WIDTH)}{text}\n" for label, text in _rows(facts))


def _rows(facts: VerificationFacts) -> Iterator[tuple[str, str]]:
    ran = f" ({facts.ran_with})" if facts.ran_with else ""
    yield "compared", f"{facts.notebook} with {facts.directory}{ran}"
    first = facts.verdict["first_difference"]
    if first is None:
        yield "verdict", verdict_in_words(facts.verdict)
    else:
        yield "verdict", "different"
        yield from _difference(first)
    yield from (("note", note) for note in facts.notes)
    if said := touched_in_words(facts.verdict):
        yield "your files", said


def _difference(first: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Stage, cell and name as far as they are known, and both values."""
    stage = f"{first['module']}.{first['stage']}" if first["module"] else first["stage"]
    if stage:
        yield "stage", stage
    if first["cell"]:
        yield "statement", f"{first['cell']} ({first['statement']})"
    yield first["kind"], f"{first['name']}{first['element']}" or "-"
    yield "notebook", first["reference"]
    yield "package", first["candidate"]
