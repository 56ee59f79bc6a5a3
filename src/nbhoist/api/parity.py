"""The proof of prediction: from raw rows, or, where that does not hold, from prepared features only."""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nbhoist.api.planning import with_plan
from nbhoist.refactor.inference.ends import names_of_model
from nbhoist.refactor.inference.path import without_finish
from nbhoist.refactor.inference.target_columns import target_columns
from nbhoist.verify.parity import Parity, ParityJob

if TYPE_CHECKING:
    from nbhoist.api.planning import Planned
    from nbhoist.refactor.plan import Finish

METHODS = ("fit", "predict", "predict_proba", "decision_function", "transform")


def parity_job(planned: "Planned") -> ParityJob:
    """What to look at in the package of a plan with a path."""
    plan = planned.plan
    assert plan.path is not None and plan.inference.model is not None  # by the caller
    modules = tuple(m for m in ("pipeline", "train") if m in _modules(planned))
    return ParityJob(
        plan.inference.model,
        names_of_model(plan, planned.facts),
        tuple(dict.fromkeys((*METHODS, plan.inference.method))),
        plan.inference.method,
        plan.path.state,
        modules,
        target_columns(planned.facts),
        _resamples(planned),
        _finish(plan.path.finish),
    )


def _finish(finish: "Finish | None") -> dict[str, Any] | None:
    if finish is None:
        return None
    return {"name": finish.name, "text": finish.text, "settings": finish.settings}


def _resamples(planned: "Planned") -> bool:
    """Whether the notebook makes rows up for training."""
    calls = (n for s in planned.facts.statements for n in ast.walk(s.node) if isinstance(n, ast.Call))
    return any((fact := planned.facts.call(call).fact) is not None and bool(fact.duplicates) for call in calls)


def _modules(planned: "Planned") -> set[str]:
    return {source.name for source in planned.emitted.sources}


def with_parity(planned: "Planned", found: Parity) -> "Planned":
    """The plan with what was found out: derived."""
    path = planned.plan.path
    assert path is not None  # by the caller
    equal = (found.equal, found.total)
    inference = replace(planned.plan.inference, status="derived", equal=equal, fitted=found.fitted)
    plan = replace(planned.plan, path=replace(path, optional=found.optional, columns=()), inference=inference)
    return with_plan(planned, without_finish(plan, found.unfinished) if found.unfinished else plan)


def without_path(planned: "Planned", why: str) -> "Planned":
    """The plan without a path, because of what was found out."""
    return with_plan(planned, None, why)
