"""NBH505: a feature is made from the target of all rows, those that are tested included."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Log

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
        for item in reached(log, "statistic"):
            lesson = item.lesson
            if lesson.column in learned and item.taint.column != lesson.column and item.value.column != lesson.column:
                words = {"learner": lesson.learner, "target": lesson.column}
                yield Found(lesson.node, words, item.split, "the rows are split here")
