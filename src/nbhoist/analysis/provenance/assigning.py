"""What assignments do: to names, to columns, to attributes of objects."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance.log import Fill
from nbhoist.analysis.provenance.naming import named
from nbhoist.analysis.provenance.traced import (
    NOTHING,
    Columns,
    Taint,
    Traced,
    combined,
    joined,
)

if TYPE_CHECKING:
    from nbhoist.analysis.provenance.run import Run


def assign(targets: list[ast.expr], value: ast.expr, run: "Run") -> None:
    """`targets = value`."""
    given = run.value(value)
    for target in targets:
        bind(target, named(target, value, given, run), run)


def augment(node: ast.AugAssign, run: "Run") -> None:
    """`target += value`."""
    bind(node.target, combined([run.value(node.target), run.value(node.value)]), run)


def delete(node: ast.Delete, run: "Run") -> None:
    """`del name`, `del frame["column"]`."""
    for target in node.targets:
        if isinstance(target, ast.Subscript):
            base, key = run.value(target.value), run.value(target.slice)
            bind(target.value, without(base, texts(key)), run)


def bind(target: ast.expr | None, value: Traced, run: "Run") -> None:
    """Give a target a value."""
    if isinstance(target, ast.Name):
        own = value.is_table and value.columns is None and not value.column and value.instance is None
        run.names[target.id] = value._replace(columns=Columns(run.table())) if own else value
    elif isinstance(target, ast.Tuple | ast.List):
        known = value.items is not None and len(value.items) == len(target.elts)
        for position, element in enumerate(target.elts):
            bind(element, value.items[position] if known and value.items else item_of(value), run)
    elif isinstance(target, ast.Starred):
        bind(target.value, item_of(value), run)
    elif isinstance(target, ast.Attribute):
        _bind_attribute(target, value, run)
    elif isinstance(target, ast.Subscript):
        _bind_part(target.value, run.value(target.slice), value, run, target)


def bind_items(target: ast.expr, iterated: ast.expr, run: "Run") -> None:
    """`for target in iterated`."""
    if isinstance(iterated, ast.Call) and isinstance(iterated.func, ast.Name) and isinstance(target, ast.Tuple):
        if iterated.func.id == "zip" and len(iterated.args) == len(target.elts):
            for one, items in zip(target.elts, iterated.args, strict=True):
                bind_items(one, items, run)
            return
        if iterated.func.id == "enumerate" and len(target.elts) == 2 and iterated.args:
            bind(target.elts[0], NOTHING, run)
            bind_items(target.elts[1], iterated.args[0], run)
            return
    bind(target, item_of(run.value(iterated)), run)


def item_of(value: Traced) -> Traced:
    """One of the items of a value."""
    if value.items:
        found = value.items[0]
        for item in value.items[1:]:
            found = joined(found, item)
        return found
    return value._replace(columns=None, constant=None)


def texts(key: Traced) -> frozenset[str] | None:
    """Names of columns that a key stands for; None where unknown."""
    if isinstance(key.constant, str):
        return frozenset({key.constant})
    if isinstance(key.constant, tuple) and all(isinstance(name, str) for name in key.constant):
        return frozenset(key.constant)
    return None


def without(value: Traced, names: frozenset[str] | None) -> Traced:
    """A table without some columns; None where these are not known."""
    if names is None:
        return value._replace(columns=None, items=None)
    taints = frozenset(t for t in value.taints if t.column not in names)
    columns = value.columns
    if columns is not None:
        columns = Columns(
            columns.table, columns.only - names if columns.only else columns.only, columns.without | names
        )
    return value._replace(taints=taints, columns=columns, items=None)


def _bind_attribute(target: ast.Attribute, value: Traced, run: "Run") -> None:
    base = run.value(target.value)
    if base.instance is not None:
        base.instance.attributes[target.attr] = value
    elif base.is_table:
        _bind_part(target.value, Traced(constant=target.attr), value, run, None)
    else:
        run.names[ast.unparse(target)] = value


def _bind_part(base: ast.expr, key: Traced, value: Traced, run: "Run", target: ast.Subscript | None) -> None:
    """`base[key] = value`: the columns named by `key` hold what `value` holds."""
    if isinstance(base, ast.Attribute) and base.attr in ("loc", "iloc", "at", "iat", "values"):
        base = base.value
        rows = target.slice if target is not None else None
        key = run.value(rows.elts[-1]) if isinstance(rows, ast.Tuple) else NOTHING
    held = run.value(base)
    names = texts(key)
    if not held.is_table:
        bind(base, _kept(held, value, key), run)
        return
    fresh = _learned(value, names)
    if value.taints:
        run.log(Fill(base, held, names, value))
    columns = held.columns
    if columns is not None and names is not None:
        columns = Columns(
            columns.table, columns.only | names if columns.only is not None else None, columns.without - names
        )
    kept = held.taints if names is None else frozenset(t for t in held.taints if t.column not in names)
    bind(
        base,
        held._replace(taints=kept | fresh, columns=columns, items=None, ordered=held.ordered or value.ordered),
        run,
    )


def _learned(value: Traced, names: frozenset[str] | None) -> frozenset[Taint]:
    lessons = {taint.lesson for taint in value.taints}
    return frozenset(Taint(lesson, name) for lesson in lessons for name in (names or ("",)))


def _kept(held: Traced, value: Traced, key: Traced) -> Traced:
    """A container that has taken in a value."""
    return combined([held, value])._replace(instance=held.instance, is_table=held.is_table or value.is_table)
