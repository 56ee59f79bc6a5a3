"""NBH601: a model is measured on the rows that it was fitted to, and on no others."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Apply, CrossValidate, Evaluate, Fit, Log
from nbhoist.analysis.provenance.traced import TEST, Estimator, sides
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule


class EvaluatedOnTrain(NotebookRule):
    """A model is measured on the rows that it was fitted to, and on no others."""

    code = "NBH601"
    severity = "error"
    message = (
        "`{model}` is measured on the rows that it was fitted to, and on no others; hold rows out and measure on them"
    )

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per model, at the first measurement."""
        log = facts.provenance
        fits: dict[object, Fit] = {}
        told: set[object] = set()
        for event in log.events:
            if isinstance(event, Fit) and event.is_model:
                fits[event.estimator] = event
            elif isinstance(event, Evaluate):
                for fit in (fits[e] for e in event.estimators if e in fits):
                    key = fit.estimator.node
                    if fit.target.is_table and event.rows.parts == fit.features.parts and key not in told:
                        told.add(key)
                        if sides(event.rows) != {TEST} and not _measured_elsewhere(fit, log):
                            yield self._at(facts, event, fit, log)

    def _at(self, facts: Facts, event: Evaluate, fit: Fit, log: Log) -> Diagnostic:
        at, other = facts.statement_of(event.node), facts.statement_of(fit.node)
        assert at is not None
        related = [Related("it is fitted here", other.cell.index, fit.node.lineno)] if other is not None else []
        for again in (e for e in log.events if isinstance(e, Evaluate) and e is not event):
            there = facts.statement_of(again.node)
            if fit.estimator in again.estimators and again.rows.parts == fit.features.parts and there is not None:
                related.append(Related("it is measured here, too", there.cell.index, again.node.lineno))
        place = node_place(facts.parsed(at.cell), event.node)
        return self.at(facts.notebook, place, {"model": fit.estimator.short}, tuple(dict.fromkeys(related)))


def _is_only_of(estimator: Estimator, event: Evaluate | Apply) -> bool:
    return event.estimators == {estimator} if isinstance(event, Evaluate) else event.estimator is estimator


def _measured_elsewhere(fit: Fit, log: Log) -> bool:
    """Whether a model of that class is measured, used or cross-validated on rows that it does not know."""
    seen = fit.features.parts
    again: dict[Estimator, Fit] = {}
    for event in log.events:
        if isinstance(event, Fit):
            again[event.estimator] = event
        if isinstance(event, CrossValidate) and any(
            e.name == fit.estimator.name or fit.estimator in e.inner for e in event.estimators
        ):
            return True
        used = isinstance(event, Evaluate) and fit.estimator.name in {e.name for e in event.estimators}
        predicted = isinstance(event, Apply) and event.is_model and event.estimator.name == fit.estimator.name
        if (used or predicted) and isinstance(event, Evaluate | Apply) and event.rows.parts != seen:
            last = again.get(fit.estimator)
            known = last is not None and last is not fit and event.rows.parts <= last.features.parts
            if not (known and _is_only_of(fit.estimator, event)):
                return True
    return False
