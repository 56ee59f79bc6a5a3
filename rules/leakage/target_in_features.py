"""NBH506: the features that a model learns from hold the target."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import CrossValidate, Fit, Log
from nbhoist.analysis.provenance.traced import Traced

from ._leak import Found, LeakRule


class TargetInFeatures(LeakRule):
    """The features that a model learns from hold the target."""

    code = "NBH506"
    severity = "error"
    message = "the features hold the target `{target}`, so the model only has to copy it; drop that column"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Fits to a table that has the column that is to be learned."""
        for event in log.events:
            learns = isinstance(event, CrossValidate) or (isinstance(event, Fit) and event.is_model)
            if learns and isinstance(event, Fit | CrossValidate) and _holds(event.features, event.target):
                yield Found(event.node, {"target": event.target.column})


def _holds(features: Traced, target: Traced) -> bool:
    columns, of_target = features.columns, target.columns
    if columns is None or of_target is None or not target.column or features.column:
        return False
    alone = columns.only is not None and len(columns.only) < 2  # a series that is learned from itself
    return columns.table == of_target.table and columns.has(target.column) and not alone
