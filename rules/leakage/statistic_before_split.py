"""NBH502: a statistic of all rows becomes part of features, and the rows are split afterwards."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Log

from ._leak import Found, LeakRule
from ._lessons import reached, targets


class StatisticBeforeSplit(LeakRule):
    """A statistic of all rows becomes part of features, and the rows are split afterwards."""

    code = "NBH502"
    severity = "error"
    message = "`{learner}` of all rows goes into features; split first, then take it from the training rows only"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Statistics that columns hold when the rows are split; those of the target are another rule's affair."""
        learned = targets(log)
        for item in reached(log, "statistic"):
            of_target = item.lesson.column in learned or item.taint.column in learned
            if not of_target and not (item.value.column and item.value.column in learned):
                yield Found(item.lesson.node, {"learner": item.lesson.learner}, item.split, "the rows are split here")
