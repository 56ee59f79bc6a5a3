"""NBH505: a feature is made from the target of all rows, those that are tested included."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Fill, Log
from nbhoist.analysis.provenance.side_names import speaks_of_target
from nbhoist.analysis.provenance.traced import ALL, Lesson

from ._leak import Found, LeakRule
from ._lessons import reached, targets


class TargetEncodingLeak(LeakRule):
    """A feature is made from the target of all rows, those that are tested included."""

    code = "NBH505"
    severity = "warning"
    message = "`{learner}` of the target `{target}` goes into a feature; take it from the training rows, fold by fold"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Statistics of the target that features hold when the rows are split."""
        learned = targets(log)
        for fill in (event for event in log.events if isinstance(event, Fill)):
            for lesson in _of_target(fill, learned):
                yield Found(lesson.node, {"learner": lesson.learner, "target": lesson.column})
        for item in reached(log, "statistic"):
            lesson = item.lesson
            if item.taint.column in learned:
                continue
            if lesson.column in learned and item.taint.column != lesson.column and item.value.column != lesson.column:
                words = {"learner": lesson.learner, "target": lesson.column}
                yield Found(lesson.node, words, item.split, "the rows are split here")


def _of_target(fill: Fill, learned: frozenset[str]) -> Iterator[Lesson]:
    """Statistics of all rows, of what is learned or called the target, that another column is filled with."""
    for lesson in (taint.lesson for taint in fill.value.taints):
        whole = {part for part in lesson.parts if part.side == ALL}
        itself = fill.columns is not None and lesson.column in fill.columns
        is_target = lesson.column in learned or speaks_of_target(lesson.column)
        named = lesson.kind == "statistic" and is_target
        if named and not itself and whole & fill.table.parts and fill.value.column != lesson.column:
            yield lesson
