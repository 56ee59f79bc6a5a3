"""NBH512: a feature holds values of later rows."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Fit, Log

from ._leak import Found, LeakRule


class FutureFeature(LeakRule):
    """A feature holds values of later rows."""

    code = "NBH512"
    severity = "warning"
    message = "`{learner}` brings values of later rows into a feature; use only what is known at the time of the row"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Values of later rows in the features, not in the target, that a model learns from."""
        for event in log.events:
            if not isinstance(event, Fit) or not event.is_model:
                continue
            of_target = {taint.lesson for taint in event.target.taints}
            for taint in event.features.taints:
                if taint.lesson.kind == "ahead" and taint.lesson not in of_target:
                    yield Found(
                        taint.lesson.node, {"learner": taint.lesson.learner}, event.node, "a model learns it here"
                    )
