"""NBH503: something is fitted to test rows."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.fitting import learns_from_others
from nbhoist.analysis.provenance.log import Apply, Evaluate, Fit, Log
from nbhoist.analysis.provenance.traced import TEST, sides
from nbhoist.codemod.text import replaced, source_of
from nbhoist.lint.diagnostic import Fix

from ._leak import Found, LeakRule


class FitOnTest(LeakRule):
    """Something is fitted to test rows."""

    code = "NBH503"
    severity = "error"
    applicability = "unsafe"
    message = "`{learner}` is fitted to test rows; {cure}"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Fits to test rows alone: of models that learn a target, and of preprocessing that has to do with a model."""
        for event in log.events:
            if not isinstance(event, Fit) or sides(event.features) != {TEST}:
                continue
            if event.is_model and event.target.is_table:
                cure = "fit the model to the training rows, and measure it on these"
                yield Found(event.node, {"learner": event.estimator.short, "cure": cure})
            elif not event.is_model and (_reaches_model(event, log) or _fits_elsewhere(event, log)):
                cure = "fit it to the training rows, and `transform` these"
                words = {"learner": event.estimator.short, "cure": cure}
                yield Found(event.node, words, fix=self._fix(event, log, facts))

    def _fix(self, fit: Fit, log: Log, facts: Facts) -> Fix | None:
        """Only apply what is fitted to other rows above."""
        at, func = facts.statement_of(fit.node), fit.node.func
        above = log.events[: log.events.index(fit)]
        fitted = (e for e in above if isinstance(e, Fit) and e.estimator is fit.estimator and e.node is not fit.node)
        if at is None or not isinstance(func, ast.Attribute) or func.attr != "fit_transform":
            return None
        if not any(TEST not in sides(event.features) for event in fitted):
            return None
        parsed = facts.parsed(at.cell)
        edit = replaced(parsed, func, f"{source_of(parsed, func.value)}.transform")
        return self.fix("only `transform` them", (edit,) if edit is not None else None)


def _reaches_model(fit: Fit, log: Log) -> bool:
    """Whether a model is used on what was prepared so."""
    used = (event for event in log.events if isinstance(event, Apply | Evaluate))
    return any(taint.lesson.node is fit.node for event in used for taint in event.rows.taints)


def _fits_elsewhere(fit: Fit, log: Log) -> bool:
    """Whether the same is fitted to other rows, too, so that the two do not agree."""
    others = (e for e in log.events if isinstance(e, Fit) and e is not fit and not e.is_model)
    same = (e for e in others if e.estimator is fit.estimator or e.estimator.name == fit.estimator.name)
    learns = learns_from_others(fit.estimator) or any(
        e.estimator is fit.estimator for e in log.events if isinstance(e, Fit)
    )
    return learns and any(TEST not in sides(e.features) and e.features.is_table for e in same)
