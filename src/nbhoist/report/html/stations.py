"""The way from new rows to a prediction as the page draws it."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from nbhoist.report.html.code import statement_link
from nbhoist.report.html.highlight import highlight
from nbhoist.report.prediction import Kind, way_to_prediction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from nbhoist.analysis.statement import Statement
    from nbhoist.report.destinations import Destination
    from nbhoist.report.html.code import Link
    from nbhoist.report.review import Review

_LINES = 4


@dataclass(frozen=True)
class Stop:
    """One station: its code as lines of HTML, its cell, where it stands in the package, what it remembers."""

    kind: Kind
    code: tuple[Markup, ...] = ()
    cell: int | None = None
    link: Link | None = None
    learned: tuple[str, ...] = ()


def stops(review: Review, targets: Mapping[str, Destination], prefix: str) -> tuple[Stop, ...]:
    """The stations of the way; empty where there is none."""
    made: list[Stop] = []
    for station in way_to_prediction(review):
        if not station.statement:
            made.append(Stop(station.kind))
            continue
        statement = review.facts.statement(station.statement)
        code = review.mask(station.code) if station.code else _text(statement, review)
        target = targets.get(statement.id) if not station.code and station.kind != "remember" else None
        link = statement_link(target, prefix) if target is not None and target.place is not None else None
        lines = tuple(highlight(code)) if station.kind != "remember" else ()
        made.append(Stop(station.kind, lines, statement.cell.index, link, station.learned))
    return tuple(made)


def _text(statement: Statement, review: Review) -> str:
    """The first lines of a statement, as the notebook has them."""
    lines = review.mask(statement.cell.source).split("\n")[statement.line - 1 : statement.end_line]
    return dedent("\n".join([*lines[:_LINES], *(["…"] if len(lines) > _LINES else [])]))
