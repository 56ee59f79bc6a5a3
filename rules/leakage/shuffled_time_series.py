"""NBH511: rows that follow one another in time are split at random."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import CrossValidate, Log, Split
from nbhoist.codemod.arguments import keyword_set
from nbhoist.lint.diagnostic import Fix

from ._leak import Found, LeakRule


class ShuffledTimeSeries(LeakRule):
    """Rows that follow one another in time are split at random."""

    code = "NBH511"
    severity = "warning"
    applicability = "unsafe"
    message = "rows ordered by time are shuffled before the split; train on the past and test on what follows"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Random splits of rows with a time index, lags, or moving windows."""
        for event in log.events:
            if (isinstance(event, Split) and event.shuffles and any(value.ordered for value in event.inputs)) or (
                isinstance(event, CrossValidate) and event.shuffles and event.features.ordered
            ):
                yield Found(event.node, {}, fix=self._fix(event.node, facts))

    def _fix(self, node: ast.AST, facts: Facts) -> Fix | None:
        """Leave the rows in their order, where one call splits them once."""
        at = facts.statement_of(node)
        if at is None or not isinstance(node, ast.Call) or facts.resolve(node.func) != _SPLIT:
            return None
        if any(k.arg in (None, "stratify") for k in node.keywords):
            return None
        return self.fix("leave the rows in order", keyword_set(facts.parsed(at.cell), node, "shuffle", "False"))


_SPLIT = "sklearn.model_selection.train_test_split"
