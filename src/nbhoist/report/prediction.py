"""The way from new rows to a prediction, station by station, as the plan has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.refactor.plan import Path
    from nbhoist.report.review import Review

Kind = Literal["load", "again", "remember", "instead", "gap", "features", "model", "prediction"]
_LEARNED = re.compile(r'\w+\.\w+\("([^"]+)"')  # what a cut calls the value that it remembers


@dataclass(frozen=True)
class Station:
    """One thing that happens to new rows; `statement` is where the notebook has it."""

    kind: Kind
    statement: str = ""
    code: str = ""  # where it is not the statement's own text
    learned: tuple[str, ...] = ()  # values of training that are remembered here


def way_to_prediction(review: Review) -> tuple[Station, ...]:
    """The stations; empty where there is no plan or no model."""
    plan = review.plan
    if plan is None or plan.inference.model is None:
        return ()
    start = tuple(_rows(plan.path, review)) if plan.path is not None else (Station("load"), Station("gap"))
    return *start, Station("model"), Station("prediction")


def _rows(path: Path, review: Review) -> Iterator[Station]:
    """What becomes of the rows, in the order of the notebook."""
    yield Station("load", path.source)
    lines = {link.statement: link.code for link in path.links if not link.notes}
    for statement in review.facts.statements:
        kept = tuple(captured.name for captured in path.kept if captured.before == statement.id)
        if kept:
            yield Station("remember", statement.id, learned=kept)
        if statement.id in path.replayed:
            yield Station("again", statement.id, learned=tuple(_learned(path, statement.id)))
        elif statement.id in lines:
            yield Station("instead", statement.id, lines[statement.id])
    yield Station("features", path.end, path.matrix)


def _learned(path: Path, statement: str) -> dict[str, None]:
    """What the values are called that a statement learns in training."""
    texts = (edit.text for edit in path.edits if edit.statement == statement)
    return dict.fromkeys(key for text in texts for key in _LEARNED.findall(text))
