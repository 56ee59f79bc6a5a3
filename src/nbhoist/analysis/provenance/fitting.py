"""Objects that learn: what they are fitted to, what they are used on, and what comes out."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance.given import Given
from nbhoist.analysis.provenance.log import Apply, CrossValidate, Evaluate, Fit, Save, Split
from nbhoist.analysis.provenance.traced import (
    NOTHING,
    TEST,
    TRAIN,
    VALIDATION,
    Estimator,
    Fitted,
    Lesson,
    Taint,
    Traced,
    combined,
)
from nbhoist.knowledge import lookup
from nbhoist.knowledge.condition import repeats_rows
from nbhoist.knowledge.training import KEEPS_BEST, LEARNING, STOPPERS, STOPPING, WATCHED

if TYPE_CHECKING:
    from nbhoist.analysis.provenance.run import Run
    from nbhoist.knowledge.schema import Fact

_LABELS = "sklearn.encoder"  # learns only which labels there are
_ANY = ("sklearn.composite", "sklearn.sampler", "keras.Model")  # what is assumed of objects of unknown class


def method(node: ast.Call, name: str, receiver: Traced, given: Given, run: "Run") -> Traced:
    """What a method of objects that learn gives."""
    results = [_method(node, name, estimator, receiver, given, run) for estimator in receiver.objects]
    return results[0] if len(results) == 1 else combined(results)._replace(objects=receiver.objects)


def _method(node: ast.Call, name: str, estimator: Estimator, receiver: Traced, given: Given, run: "Run") -> Traced:
    fact = method_fact(estimator, name)
    if fact is None:
        return NOTHING
    if fact.role == "split":
        return _folds(node, estimator, given, run)
    if ("self" in fact.mutates and fact.role in ("train", "tune", "feature", "clean")) or name in LEARNING:
        return _fit(node, name, fact, estimator, receiver, given, run)
    if fact.role == "save":
        run.log(Save(node, frozenset({estimator})))
    rows = given.rows()
    if fact.role == "feature" and rows.is_table:
        run.log(Apply(node, estimator, rows, is_model=False))
        return transformed(estimator, rows)
    if fact.role == "predict" and rows.is_table:
        run.log(Apply(node, estimator, rows, is_model=True))
        return Traced(parts=rows.parts, predicted_by=frozenset({estimator}), is_table=True, ordered=rows.ordered)
    if fact.role == "evaluate" and rows.is_table:
        run.log(Evaluate(node, frozenset({estimator}), rows, run.loops))
        return Traced(score=True, predicted_by=frozenset({estimator}))
    return receiver if fact.returns == "self" else NOTHING


def method_fact(estimator: Estimator, name: str) -> "Fact | None":
    """What is known, or likely, of a method."""
    if estimator.is_known:
        return lookup.method(estimator.name, name)
    return next((fact for kind in _ANY if (fact := lookup.method(kind, name)) is not None), None)


def _fit(
    node: ast.Call, name: str, fact: "Fact", estimator: Estimator, receiver: Traced, given: Given, run: "Run"
) -> Traced:
    rows, target = given.rows(), given.target()
    watched = given.named(WATCHED) or NOTHING
    estimator.fits.append(Fitted(node, rows, target))
    model = is_model(estimator)
    run.log(Fit(node, estimator, rows, target, model, watched, _stops(estimator, given, watched), run.loops))
    if estimator.is_known and lookup.is_a(estimator.name, "sklearn.search"):
        folds = estimator.arguments.get("cv", NOTHING)
        run.log(CrossValidate(node, frozenset({estimator}), rows, target, shuffles_folds(folds)))
    if name in ("fit_resample", "fit_sample"):
        return _resampled(node, estimator, rows, target)
    if name == "fit_predict":
        return Traced(parts=rows.parts, taints=rows.taints, is_table=True)
    return receiver if fact.returns == "self" or name in ("fit", "partial_fit") else transformed(estimator, rows)


def is_model(estimator: Estimator) -> bool:
    """Whether an object predicts, rather than prepares rows."""
    if not estimator.is_known:
        return not estimator.fits or bool(estimator.fits[-1].target.is_table)
    if estimator.name.rpartition(".")[2] == "Pipeline" and estimator.inner:
        return any(is_model(inner) for inner in estimator.inner)
    made = lookup.fact(estimator.name)
    return (made is not None and made.role in ("train", "tune")) or lookup.is_a(estimator.name, "keras.Model")


def learns_from_others(estimator: Estimator) -> bool:
    """Whether what comes out of a transformer depends on rows other than the one that goes in."""
    if not estimator.is_known:
        return True
    if estimator.inner and lookup.is_a(estimator.name, "sklearn.composite"):
        return any(learns_from_others(inner) for inner in estimator.inner if not is_model(inner))
    learns = lookup.method(estimator.name, "fit_transform")
    return (
        learns is not None
        and (learns.rows == "batch" or lookup.is_a(estimator.name, "sklearn.composite"))
        and not (lookup.is_a(estimator.name, _LABELS))
    )


def transformed(estimator: Estimator, rows: Traced) -> Traced:
    """Rows that a fitted object has prepared."""
    lessons: set[Lesson] = set()
    if estimator.fits and learns_from_others(estimator):
        fit = estimator.fits[-1]
        lessons.add(Lesson("fit", fit.node, estimator.short, fit.features.parts, fit.target.column))
    taints = {Taint(taint.lesson) for taint in rows.taints} | {Taint(lesson) for lesson in lessons}
    return rows._replace(taints=frozenset(taints), columns=None, items=None, constant=None, fresh=False)


def _resampled(node: ast.Call, estimator: Estimator, rows: Traced, target: Traced) -> Traced:
    made = lookup.fact(estimator.name) if estimator.is_known else None
    repeats = made is not None and repeats_rows(made, {})
    lesson = frozenset({Taint(Lesson("repeat", node, estimator.short, rows.parts))}) if repeats else frozenset()
    items = tuple(v._replace(taints=v.taints | lesson, items=None, fresh=False) for v in (rows, target))
    return Traced(items=items, parts=rows.parts, taints=rows.taints | lesson, is_table=True)


def _folds(node: ast.Call, estimator: Estimator, given: Given, run: "Run") -> Traced:
    """Positions of training and held-out rows, one pair a round."""
    if given.rows().is_table:
        run.log(
            Split(node, (given.rows(), given.target()), "folds", shuffles_folds(Traced(objects=frozenset({estimator}))))
        )
    once = estimator.arguments.get("n_splits", NOTHING).constant == 1
    pair = [Traced(selects=side, of_split=node) for side in (TRAIN, TEST if once else VALIDATION)]
    return Traced(items=(Traced(items=tuple(pair)),))


def shuffles_folds(folds: Traced) -> bool:
    for splitter in folds.objects:
        made = lookup.fact(splitter.name) if splitter.is_known else None
        if made is not None and made.role == "split" and made.stochastic:
            shuffle = splitter.arguments.get("shuffle", NOTHING)
            return made.stochastic == "always" or bool(shuffle.constant)
    return False


def _stops(estimator: Estimator, given: Given, watched: Traced) -> bool:
    """Whether what is measured while it learns decides which model is kept."""
    if not watched.is_table:
        return False
    arguments = {**estimator.arguments, **given.by_parameter()}
    asked = any(name in arguments and arguments[name].constant is not False for name in STOPPING)
    callbacks = arguments.get("callbacks", NOTHING).objects
    stopper = any(callback.name.lstrip("?") in STOPPERS for callback in callbacks)
    return asked or stopper or lookup.library_of(estimator.name) in KEEPS_BEST
