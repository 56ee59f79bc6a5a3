"""Methods of tables: rows and columns that go, statistics that come, and knowledge of other rows."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance import entering, selecting
from nbhoist.analysis.provenance.assigning import bind, texts, without
from nbhoist.analysis.provenance.given import Given
from nbhoist.analysis.provenance.traced import NOTHING, Lesson, Taint, Traced, combined, sides
from nbhoist.knowledge import lookup
from nbhoist.knowledge.condition import looks_ahead, repeats_rows
from nbhoist.knowledge.frame_columns import ABOUT, ALONG_COLUMNS, AXIS, SAME, WITHOUT

if TYPE_CHECKING:
    from nbhoist.analysis.provenance.run import Run
    from nbhoist.knowledge.schema import Fact

_CLASSES = ("pandas.DataFrame", "pandas.Series", "numpy.ndarray")
_GROUPS = "pandas.GroupBy"
_WINDOW = "window"
_WINDOWS = frozenset({"pandas.Window", "pandas.Resampler"})


def method(node: ast.Call, name: str, receiver: Traced, given: Given, run: "Run") -> Traced:
    """What a method of a table gives."""
    fact = given.fact or _likely(name, receiver)
    if name in ABOUT:
        return NOTHING
    if fact is not None and fact.returns == "none" and not fact.mutates:
        return NOTHING
    if name == "groupby":
        return receiver._replace(grouped="by", fresh=False, items=None)
    if receiver.grouped == _WINDOW:
        return _computed(node, name, fact, receiver, given, run)._replace(grouped="", ordered=True)
    if (fact is not None and fact.rows == "aggregate") or (receiver.grouped and name in ("agg", "apply", "aggregate")):
        return _aggregated(node, name, receiver, given)
    if name in WITHOUT:
        return _dropped(node, name, receiver, given, fact, run)
    result = _computed(node, name, fact, receiver, given, run)
    if fact is not None and fact.mutates_if and given.bound.truthy(fact.mutates_if):
        _change(node, result, run)
        return NOTHING
    return result


def _change(node: ast.Call, result: Traced, run: "Run") -> None:
    if isinstance(node.func, ast.Attribute):
        bind(node.func.value, result, run)


def _likely(name: str, receiver: Traced) -> "Fact | None":
    """What a method does of a table whose class is not known."""
    classes = (_GROUPS,) if receiver.grouped else _CLASSES
    return next((fact for owner in classes if (fact := lookup.method(owner, name)) is not None), None)


def _aggregated(node: ast.Call, name: str, receiver: Traced, given: Given) -> Traced:
    arguments = given.by_parameter()
    along = arguments.get("axis") or (given.positional[0] if given.positional else NOTHING)
    if along.constant in ALONG_COLUMNS and not isinstance(along.constant, bool) and not receiver.grouped:
        return receiver._replace(columns=None, column="", items=None, fresh=False)
    return statistic(node, name, receiver)


def statistic(node: ast.Call, name: str, rows: Traced) -> Traced:
    """A number, or a few, that say something of all rows."""
    lesson = Lesson("statistic", node, name, rows.parts, rows.column)
    return Traced(taints=frozenset({Taint(lesson), *(Taint(t.lesson) for t in rows.taints)}))


def _dropped(node: ast.Call, name: str, receiver: Traced, given: Given, fact: "Fact | None", run: "Run") -> Traced:
    arguments = given.by_parameter()
    key = next(
        (arguments[p] for p in WITHOUT[name] if p in arguments), given.positional[0] if given.positional else NOTHING
    )
    if name == "pop":
        names = texts(key)
        _change(node, without(receiver, names), run)
        return selecting.column(receiver, min(names)) if names else receiver._replace(columns=None)
    axis = arguments.get(AXIS[0], given.positional[1] if len(given.positional) > 1 else NOTHING).constant
    columnwise = "columns" in arguments or axis in AXIS[1]
    if columnwise:
        result = without(receiver, texts(key))._replace(fresh=False)
    elif key.parts and sides(key) and sides(receiver) != sides(key):
        result = selecting.held_out(receiver)._replace(fresh=False)
    else:
        result = receiver._replace(fresh=False)
    if fact is not None and fact.mutates_if and given.bound.truthy(fact.mutates_if):
        _change(node, result, run)
        return NOTHING
    return result


def _computed(node: ast.Call, name: str, fact: "Fact | None", receiver: Traced, given: Given, run: "Run") -> Traced:
    values = [receiver, *(value for value in given.all() if value.is_table or value.taints)]
    values += [found for value in given.all() if (found := _called_back(value, receiver, run)) is not None]
    result = (
        receiver if len(values) == 1 else combined(values)._replace(columns=receiver.columns, grouped=receiver.grouped)
    )
    added: set[Taint] = set()
    literals = given.literals()
    if fact is not None and looks_ahead(fact, literals) and (receiver.ordered or fact.ahead != "always"):
        added.add(Taint(Lesson("ahead", node, name, receiver.parts, receiver.column)))
    if fact is not None and fact.compares:
        added.add(Taint(Lesson("statistic", node, name, receiver.parts, receiver.column)))
    if fact is not None and repeats_rows(fact, literals):
        added.add(Taint(Lesson("repeat", node, name, receiver.parts)))
    taken = given.positional[0].constant if given.positional else None
    if receiver.grouped and name == "transform" and taken not in ABOUT:
        added.add(Taint(Lesson("statistic", node, str(taken or name), receiver.parts, receiver.column)))
    joins = any(value.is_table for value in values[1:]) and not receiver.column
    ordered = receiver.ordered or (_is_of_time(fact) and not receiver.grouped)
    return result._replace(
        taints=result.taints | added,
        columns=result.columns if name in SAME and not joins else None,
        column="" if any(t.lesson.kind == "ahead" for t in added) else result.column,
        items=None,
        constant=None,
        fresh=False,
        ordered=ordered,
        grouped=_grouping(name, fact, result),
    )


def _grouping(name: str, fact: "Fact | None", result: Traced) -> str:
    if fact is not None and fact.returns in _WINDOWS:
        return _WINDOW
    return "" if name == "transform" else result.grouped


def _is_of_time(fact: "Fact | None") -> bool:
    """Whether a method makes sense only for rows that follow one another."""
    return fact is not None and (fact.returns in _WINDOWS or "periods" in fact.ahead)


def _called_back(value: Traced, receiver: Traced, run: "Run") -> Traced | None:
    """What a function of the notebook makes of the rows that it is called with."""
    code = value.code
    if not isinstance(code, ast.Lambda | ast.FunctionDef) or not run.can_enter(code):
        return None
    names = [a.arg for a in code.args.args]
    result = entering.walk(code, {names[0]: receiver._replace(items=None, fresh=False)} if names else {}, run)
    return result if result.is_table or result.taints else None
