"""NBH507: test rows decide when training stops, or which round is kept."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Apply, Evaluate, Fit, Log
from nbhoist.analysis.provenance.side_names import side_of
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
        for statement in facts.statements:
            for loop in (n for n in ast.walk(statement.node) if isinstance(n, ast.For | ast.While)):
                yield from (Found(save, {"model": "the network"}) for save in _kept_by_test(loop, facts))


def _kept_by_test(loop: ast.For | ast.While, facts: Facts) -> Iterator[ast.Call]:
    """Calls in a loop that save a network where a score on test rows is the best so far."""
    scores = {
        target.id
        for node in ast.walk(loop)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in (n for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name))
        if any(side_of(ast.unparse(a)) == TEST for a in node.value.args if isinstance(a, ast.Name))
    }
    for choice in (n for n in ast.walk(loop) if isinstance(n, ast.If) and isinstance(n.test, ast.Compare)):
        compared = {n.id for n in ast.walk(choice.test) if isinstance(n, ast.Name)}
        if compared & scores and any("best" in name.lower() or "min" in name.lower() for name in compared):
            calls = (n for part in choice.body for n in ast.walk(part) if isinstance(n, ast.Call))
            yield from (call for call in calls if facts.resolve(call.func) in _SAVES)


_SAVES = ("torch.save", "copy.deepcopy")


def _measured(rows: set[Part], log: Log) -> ast.AST | None:
    for event in log.events:
        uses = isinstance(event, Evaluate) or (isinstance(event, Apply) and event.is_model)
        if uses and isinstance(event, Evaluate | Apply) and rows & event.rows.parts:
            return event.node
    return None
