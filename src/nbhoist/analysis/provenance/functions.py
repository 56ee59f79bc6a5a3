"""Functions of libraries: they load rows, split them, join them, prepare them, measure models on them."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance import tables
from nbhoist.analysis.provenance.assigning import item_of
from nbhoist.analysis.provenance.fitting import shuffles_folds
from nbhoist.analysis.provenance.given import Given, as_rows
from nbhoist.analysis.provenance.log import Choose, CrossValidate, Evaluate, Fit, Save, Split
from nbhoist.analysis.provenance.naming import on_side
from nbhoist.analysis.provenance.side_names import side_of
from nbhoist.analysis.provenance.traced import (
    ALL,
    NOTHING,
    TEST,
    TRAIN,
    VALIDATION,
    Columns,
    Estimator,
    Fitted,
    Lesson,
    Part,
    Taint,
    Traced,
    combined,
    sides,
)
from nbhoist.knowledge import lookup
from nbhoist.knowledge.condition import repeats_rows
from nbhoist.knowledge.frame_columns import ALONG_COLUMNS, DATES
from nbhoist.knowledge.training import CHOOSING, WATCHED

if TYPE_CHECKING:
    from nbhoist.analysis.provenance.run import Run
    from nbhoist.knowledge.schema import Fact

_FRAMES = frozenset({"pandas.DataFrame", "polars.DataFrame"})
_OF_ARRAYS = frozenset({"numpy", "pandas", "polars", "torch", "tensorflow"})
_PLAIN = frozenset(f"builtins.{name}" for name in ("int", "str", "bool", "range", "float"))
_PASSING = frozenset(f"builtins.{name}" for name in ("list", "tuple", "iter", "enumerate", "sorted", "reversed"))
_NEXT = "builtins.next"
_DICT = "builtins.dict"


def known(node: ast.Call, receiver: Traced, given: Given, run: "Run") -> Traced:
    """What a call gives of which something is known."""
    fact = given.fact
    assert fact is not None
    if fact.name in CHOOSING:
        return _chosen(node, given, run)
    if fact.role == "save":
        run.log(Save(node, frozenset(o for value in (receiver, *given.all()) for o in value.objects)))
    if fact.name == _DICT and not given.positional:
        return combined(given.all())._replace(entries=tuple(given.keywords.items())) if given.keywords else NOTHING
    if fact.name == _NEXT or fact.name in _PASSING:
        return _passed(fact, given)
    if fact.returns == "none" or (fact.returns in _PLAIN and not receiver.is_table):
        return NOTHING
    if fact.role == "split" and fact.kind == "function":
        return _split(node, fact, given, run)
    if "estimator" in fact.wraps and fact.role == "evaluate":
        return _cross_validated(node, given, run)
    if fact.role == "evaluate":
        return _measured(node, given, run)
    if fact.role in ("train", "tune") and given.has_table():
        return _trained(node, fact, given, run)
    return _computed(node, fact, receiver, given, run)


def unknown(receiver: Traced, given: Given, run: "Run") -> Traced:
    """What a call gives of which nothing is known: something made of all that it takes, or new rows."""
    values = [value for value in (receiver, *given.all()) if value.is_table or value.taints or value.predicted_by]
    if values:
        return combined(values)._replace(fresh=False)
    objects = frozenset(o for value in (receiver, *given.all()) for o in value.objects)
    return Traced(objects=objects) if objects else new_table(run)


def new_table(run: "Run", side: str = ALL) -> Traced:
    """Rows that come from outside."""
    table = run.table()
    return Traced(frozenset({Part(table, side)}), columns=Columns(table), is_table=True, fresh=True)


def _computed(node: ast.Call, fact: "Fact", receiver: Traced, given: Given, run: "Run") -> Traced:
    if fact.role == "load" and not given.has_table():
        return _loaded(fact, given, run)
    values = [value for value in (receiver, *given.all()) if value.is_table or value.taints]
    if not values:
        makes_rows = lookup.library_of(fact.name) in _OF_ARRAYS and (fact.kind == "function" or fact.name in _FRAMES)
        objects = frozenset(o for value in given.all() for o in value.objects)
        return Traced(objects=objects) if objects else new_table(run) if makes_rows else NOTHING
    rows = combined(values)
    if (
        fact.name in _FRAMES
        and all(value.fresh for value in values)
        and node.args
        and isinstance(node.args[0], ast.Dict)
    ):
        return new_table(run)
    if fact.rows == "aggregate" and rows.is_table:
        along = given.by_parameter().get("axis", NOTHING).constant
        whole = rows._replace(column="", columns=None)
        return whole if along in ALONG_COLUMNS and along is not None else tables.statistic(node, _last(fact), rows)
    taints = set(rows.taints)
    if fact.rows == "batch" and fact.role == "feature" and lookup.library_of(fact.name) == "sklearn":
        taints.add(_fitted_at_once(node, fact, rows, given, run))
    if fact.compares:
        taints.add(Taint(Lesson("statistic", node, _last(fact), rows.parts, rows.column)))
    if repeats_rows(fact, given.literals()):
        taints.add(Taint(Lesson("repeat", node, _last(fact), rows.parts)))
    kept = len(values) == 1 and fact.rows == "each"
    return rows._replace(
        taints=frozenset(taints), columns=values[0].columns if kept else None, items=None, constant=None, fresh=False
    )


def _fitted_at_once(node: ast.Call, fact: "Fact", rows: Traced, given: Given, run: "Run") -> Taint:
    estimator = Estimator(fact.name, node, {})
    estimator.fits.append(Fitted(node, rows, NOTHING))
    run.log(Fit(node, estimator, rows, NOTHING, False, NOTHING, False, run.loops))
    return Taint(Lesson("fit", node, _last(fact), rows.parts))


def _loaded(fact: "Fact", given: Given, run: "Run") -> Traced:
    texts = [value.constant for value in given.all() if isinstance(value.constant, str)]
    said = side_of(texts[0].rpartition("/")[2]) if texts else ""
    arguments = given.by_parameter()
    found = new_table(run, said if said in (TEST, VALIDATION) else ALL)
    return found._replace(ordered=all(name in arguments for name in DATES), fresh=found.parts == new_parts(found))


def new_parts(value: Traced) -> frozenset[Part]:
    """The same rows, all of them on no side."""
    return frozenset(Part(part.table, ALL) for part in value.parts)


def _passed(fact: "Fact", given: Given) -> Traced:
    value = given.positional[0] if given.positional else NOTHING
    return item_of(value) if fact.name == _NEXT else value


def _chosen(node: ast.Call, given: Given, run: "Run") -> Traced:
    value = combined(given.all()) if given.all() else NOTHING
    if value.score or (value.predicted_by and not value.is_table):  # of predicted rows it is the likeliest class
        run.log(Choose(node, value._replace(score=True), run.loops))
    return value._replace(items=None) if not value.is_table else tables.statistic(node, node_name(node), value)


def node_name(node: ast.Call) -> str:
    """The last word of what is called."""
    return ast.unparse(node.func).rpartition(".")[2]


def _split(node: ast.Call, fact: "Fact", given: Given, run: "Run") -> Traced:
    inputs = tuple(v for value in given.positional if (v := as_rows(value)).is_table)
    shuffle = given.by_parameter().get("shuffle", NOTHING).constant
    if not inputs:
        inputs = (new_table(run),)
    run.log(Split(node, inputs, "call", shuffles=shuffle is not False))
    if fact.returns != "type:args":
        return combined(list(inputs))._replace(fresh=True)
    values = [value if value.is_table else inputs[0]._replace(columns=None) for value in given.positional] or list(
        inputs
    )
    return Traced(
        parts=inputs[0].parts,
        is_table=True,
        of_split=node,
        items=tuple(_side(value, held_out, node) for value in values for held_out in (False, True)),
    )


def _side(value: Traced, held_out: bool, node: ast.Call) -> Traced:
    before = sides(value)
    side = TRAIN if not held_out else TEST if before & {ALL, TEST} else VALIDATION
    if before == {TEST}:
        side = TEST
    return on_side(value, side)._replace(of_split=node, items=None)


def _cross_validated(node: ast.Call, given: Given, run: "Run") -> Traced:
    rows, target = given.named(("X",)) or _at(given, 1), given.named(("y",)) or _at(given, 2)
    models = frozenset(o for value in given.all() for o in value.objects)
    folds = given.named(("cv",)) or NOTHING
    run.log(CrossValidate(node, models, rows, target, shuffles_folds(folds)))
    return Traced(score=True, predicted_by=frozenset())


def _at(given: Given, position: int) -> Traced:
    return given.positional[position] if position < len(given.positional) else NOTHING


def _measured(node: ast.Call, given: Given, run: "Run") -> Traced:
    predicted = [value for value in given.all() if value.predicted_by]
    models = frozenset(o for value in predicted for o in value.predicted_by)
    drawn = models or frozenset(o for value in given.all() for o in value.objects)
    rows = predicted[0] if predicted else next((v for v in given.all() if v.is_table), NOTHING)
    looks_inside = given.fact is not None and given.fact.name.startswith("sklearn.inspection.")
    if drawn and rows.is_table and not looks_inside:
        run.log(Evaluate(node, drawn, rows, run.loops))
    return Traced(score=True, predicted_by=drawn)


def _trained(node: ast.Call, fact: "Fact", given: Given, run: "Run") -> Traced:
    """A function that fits a model to rows and gives it back."""
    arguments = given.by_parameter()
    rows = given.rows() if given.rows().is_table else next(value for value in given.all() if value.is_table)
    estimator = Estimator(fact.returns or fact.name, node, arguments)
    estimator.fits.append(Fitted(node, rows, NOTHING))
    watched = given.named(WATCHED) or NOTHING
    stops = watched.is_table and "early_stopping_rounds" in arguments
    run.log(Fit(node, estimator, rows, given.target(), True, watched, stops, run.loops))
    return Traced(objects=frozenset({estimator}))


def _last(fact: "Fact") -> str:
    return fact.name.rpartition(".")[2]
