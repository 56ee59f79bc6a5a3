"""NBH501: preprocessing that is fitted to all rows, which are split into training and test rows afterwards."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Log

from ._leak import Found, LeakRule
from ._lessons import applied, reached

_WHY = "the rows are split here"


class FitBeforeSplit(LeakRule):
    """Preprocessing that is fitted to all rows, which are split into training and test rows afterwards."""

    code = "NBH501"
    severity = "error"
    message = (
        "`{learner}` learns from rows that are test rows later; split first, then fit it to the training rows only"
    )

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Fits whose result is split, and fits that are used on both sides of a split."""
        for item in reached(log, "fit"):
            yield Found(item.lesson.node, {"learner": item.lesson.learner}, item.split, _WHY)
        for fit, learner, split in applied(log):
            yield Found(fit, {"learner": learner}, split, _WHY)
