"""On which side rows are that a name is given, where the name says it and the program does not."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance.log import Select
from nbhoist.analysis.provenance.side_names import side_of
from nbhoist.analysis.provenance.traced import ALL, TRAIN, Part, Traced, sides
from nbhoist.knowledge import lookup

if TYPE_CHECKING:
    from nbhoist.analysis.provenance.run import Run


def named(target: ast.expr, value: ast.expr, given: Traced, run: "Run") -> Traced:
    """What `target` is given, with the sides that its names speak of."""
    if isinstance(target, ast.Tuple | ast.List):
        return _unpacked(target, value, given, run)
    if not isinstance(target, ast.Name) or not given.is_table or sides(given) != {ALL}:
        return given
    said = side_of(target.id)
    if said and chooses_rows(value, run) and side_of(_root(value)) != said:
        run.log(Select(value, given, said))
        for part in given.parts:
            run.splits.setdefault(part.table, value)
        return on_side(given, said)
    return on_side(given, said) if said not in ("", TRAIN) and given.fresh else given


def _root(value: ast.expr) -> str:
    """The name from which an expression takes."""
    while isinstance(value, ast.Subscript | ast.Attribute | ast.Call):
        value = value.func if isinstance(value, ast.Call) else value.value
    return value.id if isinstance(value, ast.Name) else ""


def on_side(value: Traced, side: str) -> Traced:
    """The value, with all of its rows on one side."""
    return value._replace(parts=frozenset(Part(part.table, side) for part in value.parts), fresh=False)


def chooses_rows(value: ast.expr, run: "Run") -> bool:
    """Whether an expression takes some of the rows of a table."""
    if isinstance(value, ast.Subscript):
        key = value.slice.elts[0] if isinstance(value.slice, ast.Tuple) and value.slice.elts else value.slice
        if isinstance(key, ast.Slice):
            return key.lower is not None or key.upper is not None
        return (
            isinstance(key, ast.Compare | ast.UnaryOp | ast.BinOp)
            or _is_mask(key, run)
            or chooses_rows(value.value, run)
        )
    if isinstance(value, ast.Attribute):
        return chooses_rows(value.value, run)
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    fact = run.call(value).fact or lookup.method("pandas.DataFrame", value.func.attr)
    drops = fact is not None and fact.rows == "drop" and bool(fact.seed)
    return drops or chooses_rows(value.func.value, run)


def _is_mask(key: ast.expr, run: "Run") -> bool:
    if not isinstance(key, ast.Name | ast.Attribute):
        return False
    held = run.value(key)
    return held.constant is None and not held.selects


def _unpacked(target: ast.Tuple | ast.List, value: ast.expr, given: Traced, run: "Run") -> Traced:
    if given.items is not None and len(given.items) == len(target.elts):
        parts = value.elts if isinstance(value, ast.Tuple | ast.List) else [value] * len(target.elts)
        if len(parts) != len(target.elts):
            return given
        items = zip(target.elts, parts, given.items, strict=True)
        return given._replace(items=tuple(_renamed(one, part, item, run) for one, part, item in items))
    leaves = [n.id for n in ast.walk(target) if isinstance(n, ast.Name)]
    said = {side_of(name) for name in leaves} - {""}
    if not given.is_table or sides(given) != {ALL} or len(said) < 2 or given.of_split is not None:
        return given
    for part in given.parts:
        run.splits.setdefault(part.table, value)
    return given._replace(items=tuple(_leaf(one, given) for one in target.elts))


def _leaf(target: ast.expr, given: Traced) -> Traced:
    if isinstance(target, ast.Tuple | ast.List):
        return given._replace(items=tuple(_leaf(one, given) for one in target.elts))
    said = side_of(ast.unparse(target))
    return on_side(given, said)._replace(items=None) if said else given._replace(items=None)


def _renamed(target: ast.expr, value: ast.expr, given: Traced, run: "Run") -> Traced:
    """One of the results of a split, which its name may call validation rows or test rows."""
    said = side_of(ast.unparse(target)) if isinstance(target, ast.Name) else ""
    if given.of_split is not None and said and given.parts:
        return on_side(given, said)
    return named(target, value, given, run)
