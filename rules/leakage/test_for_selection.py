"""NBH508: a model or a setting is chosen by its score on test rows."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Choose, Evaluate, Log
from nbhoist.analysis.provenance.traced import TEST, Estimator, sides

from ._leak import Found, LeakRule


class TestForSelection(LeakRule):
    """A model or a setting is chosen by its score on test rows."""

    code = "NBH508"
    severity = "warning"
    message = "{what} is chosen by its score on test rows; choose on validation rows or by cross-validation"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Loops over settings that are measured on test rows, and the best of such scores."""
        tested = [e for e in log.events if isinstance(e, Evaluate) and sides(e.rows) == {TEST}]
        for event in tested:
            for estimator in event.estimators:
                if _is_tried(estimator, event.loops):
                    yield Found(event.node, {"what": f"a setting of `{estimator.short}`"})
        by_test = {estimator for event in tested for estimator in event.estimators}
        for choice in (e for e in log.events if isinstance(e, Choose)):
            if choice.value.predicted_by & by_test:
                yield Found(choice.node, {"what": "a model"})


def _is_tried(estimator: Estimator, loops: tuple[ast.AST, ...]) -> bool:
    """Whether an estimator is made in a loop, with a setting that changes from round to round."""
    names = {n.id for loop in loops for target in _targets(loop) for n in ast.walk(target) if isinstance(n, ast.Name)}
    if not isinstance(estimator.node, ast.Call) or not estimator.is_known:
        return False
    settings = [k.value for k in estimator.node.keywords] + list(estimator.node.args)
    used = {n.id for setting in settings for n in ast.walk(setting) if isinstance(n, ast.Name)}
    inside = any(node is estimator.node for loop in loops for node in ast.walk(loop))
    return inside and bool(names & used)


def _targets(loop: ast.AST) -> list[ast.expr]:
    if isinstance(loop, ast.For | ast.AsyncFor):
        return [loop.target]
    return [generator.target for generator in getattr(loop, "generators", ())]
