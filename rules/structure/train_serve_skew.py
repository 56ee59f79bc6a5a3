"""NBH710: a model is saved, and the preprocessing that was fitted for it is not."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.fitting import is_model
from nbhoist.analysis.provenance.log import Fit, Log, Save
from nbhoist.analysis.provenance.traced import Estimator
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule


class TrainServeSkew(NotebookRule):
    """A model is saved, and the preprocessing that was fitted for it is not."""

    code = "NBH710"
    severity = "warning"
    resolved_by = "convert"
    message = "`{learner}` was fitted for this model and is not saved; save both, best in one pipeline"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per saved model."""
        log = facts.provenance
        saves = [event for event in log.events if isinstance(event, Save)]
        saved = frozenset(estimator for save in saves for estimator in save.objects)
        told: set[object] = set()
        for save in saves:
            missing = next((fit for e in save.objects for fit in _prepared(e, log) if fit.estimator not in saved), None)
            at = facts.statement_of(save.node)
            if missing is None or at is None or save.node in told:
                continue
            told.add(save.node)
            other = facts.statement_of(missing.node)
            related = (
                (Related("it is fitted here", other.cell.index, missing.node.lineno),) if other is not None else ()
            )
            place = node_place(facts.parsed(at.cell), save.node)
            yield self.at(facts.notebook, place, {"learner": missing.estimator.short}, related)


def _prepared(estimator: Estimator, log: Log) -> Iterator[Fit]:
    """Fits of the preprocessing behind the rows that a model was fitted to."""
    if not estimator.fits or not is_model(estimator):
        return
    lessons = {taint.lesson.node for taint in estimator.fits[-1].features.taints if taint.lesson.kind == "fit"}
    for event in log.events:
        if (
            isinstance(event, Fit)
            and event.node in lessons
            and not event.is_model
            and event.estimator.inner.isdisjoint({estimator})
        ):
            yield event
