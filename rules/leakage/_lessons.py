"""Which lessons of all rows reach rows that are split: what the rules about order share."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from nbhoist.analysis.provenance.fitting import learns_from_others
from nbhoist.analysis.provenance.log import Apply, CrossValidate, Evaluate, Fit, Log, Split
from nbhoist.analysis.provenance.side_names import speaks_of_target
from nbhoist.analysis.provenance.traced import ALL, Lesson, Part, Parts, Taint, Traced


class Reached(NamedTuple):
    """A lesson learned from all rows, what holds it, and where those rows are split."""

    taint: Taint
    value: Traced
    split: ast.AST

    @property
    def lesson(self) -> Lesson:
        """What was learned."""
        return self.taint.lesson


def reached(log: Log, kind: str) -> Iterator[Reached]:
    """Lessons of one kind that were learned before the split."""
    for event in log.events:
        if isinstance(event, Split) and event.kind != "folds":
            for value in event.inputs:
                yield from _before(value, event.node, kind)
        elif isinstance(event, Fit):
            yield from _on_sides(event.features, log, kind)
        elif isinstance(event, Apply | Evaluate):
            yield from _on_sides(event.rows, log, kind)


def applied(log: Log) -> Iterator[tuple[ast.Call, str, ast.AST]]:
    """Fits of transformers to all rows that are then used on one side: the fit, its class, the split."""
    fits: dict[int, Fit] = {}
    for event in log.events:
        if isinstance(event, Fit):
            fits[id(event.estimator)] = event
        elif isinstance(event, Apply) and not event.is_model and id(event.estimator) in fits:
            fit = fits[id(event.estimator)]
            split = split_after(fit.features.parts, event.rows.parts, log)
            if split is not None and learns_from_others(event.estimator):
                yield fit.node, event.estimator.short, split


def split_after(learned: Parts, used: Parts, log: Log) -> ast.AST | None:
    """The split behind which rows are used of which all were learned from."""
    for part in used:
        if part.side != ALL and Part(part.table, ALL) in learned and part.table in log.splits:
            return log.splits[part.table]
    return None


def held_out_in_folds(log: Log) -> Iterator[tuple[ast.AST, Traced]]:
    """Rows that are parted into folds, and where."""
    for event in log.events:
        if isinstance(event, CrossValidate):
            yield event.node, event.features
        elif isinstance(event, Split) and event.kind == "folds":
            yield from ((event.node, value) for value in event.inputs)


def targets(log: Log) -> frozenset[str]:
    """Names of the columns that are learned."""
    return frozenset(e.target.column for e in log.events if isinstance(e, Fit)) - {""}


def _before(value: Traced, split: ast.AST, kind: str) -> Iterator[Reached]:
    for taint in value.taints:
        lesson = taint.lesson
        whole = {part for part in lesson.parts if part.side == ALL}
        if lesson.kind == kind and whole & value.parts and not speaks_of_target(value.column):
            yield Reached(taint, value, split)


def _on_sides(value: Traced, log: Log, kind: str) -> Iterator[Reached]:
    for taint in value.taints:
        if taint.lesson.kind == kind:
            split = split_after(taint.lesson.parts, value.parts, log)
            if split is not None:
                yield Reached(taint, value, split)
