"""NBH513: preprocessing is fitted to training and test rows together."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.fitting import learns_from_others
from nbhoist.analysis.provenance.log import Fit, Log
from nbhoist.analysis.provenance.traced import TEST, sides

from ._leak import Found, LeakRule


class ConcatenatedTrainTest(LeakRule):
    """Preprocessing is fitted to training and test rows together."""

    code = "NBH513"
    severity = "warning"
    message = "`{learner}` is fitted to training and test rows together; fit it to the training rows only"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Fits of preprocessing to rows of which some, but not all, are test rows."""
        for event in log.events:
            if isinstance(event, Fit) and not event.is_model and _is_mixed(event):
                yield Found(event.node, {"learner": event.estimator.short})


def _is_mixed(fit: Fit) -> bool:
    found = sides(fit.features)
    return TEST in found and len(found) > 1 and learns_from_others(fit.estimator)
