"""NBH511: rows that follow one another in time are split at random."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import CrossValidate, Log, Split

from ._leak import Found, LeakRule


class ShuffledTimeSeries(LeakRule):
    """Rows that follow one another in time are split at random."""

    code = "NBH511"
    severity = "warning"
    message = "rows ordered by time are shuffled before the split; train on the past and test on what follows"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Random splits of rows with a time index, lags, or moving windows."""
        for event in log.events:
            if (isinstance(event, Split) and event.shuffles and any(value.ordered for value in event.inputs)) or (
                isinstance(event, CrossValidate) and event.shuffles and event.features.ordered
            ):
                yield Found(event.node, {})
