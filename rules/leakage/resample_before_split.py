"""NBH504: rows are repeated or made from others before they are split."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Log

from ._leak import Found, LeakRule
from ._lessons import held_out_in_folds, reached


class ResampleBeforeSplit(LeakRule):
    """Rows are repeated or made from others before they are split."""

    code = "NBH504"
    severity = "error"
    message = "`{learner}` repeats rows before they are split, so test rows are trained on; split first"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Repeated rows that a split or folds then part."""
        for item in reached(log, "repeat"):
            yield Found(item.lesson.node, {"learner": item.lesson.learner}, item.split, "the rows are split here")
        for node, value in held_out_in_folds(log):
            for lesson in (taint.lesson for taint in value.taints if taint.lesson.kind == "repeat"):
                yield Found(lesson.node, {"learner": lesson.learner}, node, "the rows are parted into folds here")
