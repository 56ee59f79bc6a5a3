"""NBH509: a model is measured as if on new rows, but has seen them."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Evaluate, Fit, Log, Select
from nbhoist.analysis.provenance.traced import ALL, TEST, TRAIN, Part

from ._leak import Found, LeakRule
from ._overlap import overlap


class TrainTestOverlap(LeakRule):
    """A model is measured as if on new rows, but has seen them."""

    code = "NBH509"
    severity = "error"
    message = "`{model}` has learned from rows on which it is measured here; fit it to the training rows only"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Measurements on test rows of models that were fitted to all rows."""
        chosen = [event for event in log.events if isinstance(event, Select)]
        for train, test in ((a, b) for a in chosen for b in chosen if (a.side, b.side) == (TRAIN, TEST)):
            if train.base.parts & test.base.parts and overlap(train.node, test.node):
                yield Found(test.node, {"model": "a model"}, train.node, "training rows are taken here")
        fits: dict[int, Fit] = {}
        for event in log.events:
            if isinstance(event, Fit) and event.is_model:
                fits[id(event.estimator)] = event
            elif isinstance(event, Evaluate):
                for fit in (fits[id(e)] for e in event.estimators if id(e) in fits):
                    if _overlap(fit, event, log):
                        words = {"model": fit.estimator.short}
                        yield Found(event.node, words, fit.node, "it is fitted to these rows here")


def _overlap(fit: Fit, measured: Evaluate, log: Log) -> bool:
    learned = fit.features.parts
    for part in measured.rows.parts:
        if part.table not in log.splits or not fit.target.is_table:
            continue
        if part.side == TEST and Part(part.table, ALL) in learned:
            return True
        if part.side == TEST and part in learned:
            return True
        if part.side == ALL and Part(part.table, TRAIN) in learned:
            return True
    return False
