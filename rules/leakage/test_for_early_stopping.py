"""NBH507: test rows decide when training stops, or which round is kept."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Apply, Evaluate, Fit, Log
from nbhoist.analysis.provenance.traced import TEST, Part

from ._leak import Found, LeakRule


class TestForEarlyStopping(LeakRule):
    """Test rows decide when training stops, or which round is kept."""

    code = "NBH507"
    severity = "error"
    message = "test rows decide which round of `{model}` is kept; keep validation rows apart from them for that"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Fits that are stopped by rows on which the model is measured afterwards."""
        for event in log.events:
            if isinstance(event, Fit) and event.stops:
                watched = {part for part in event.watched.parts if part.side == TEST}
                measured = _measured(watched, log)
                if measured is not None:
                    yield Found(event.node, {"model": event.estimator.short}, measured, "the same rows are used here")


def _measured(rows: set[Part], log: Log) -> ast.AST | None:
    for event in log.events:
        uses = isinstance(event, Evaluate) or (isinstance(event, Apply) and event.is_model)
        if uses and isinstance(event, Evaluate | Apply) and rows & event.rows.parts:
            return event.node
    return None
