"""What prediction does where training leaves rows out: it goes on with all of them, and notes which they are."""

import ast
import copy
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.refactor.inference import cuts, demand
from nbhoist.refactor.inference.demand import ALL, Columns
from nbhoist.refactor.inference.kinds import CONSTANT
from nbhoist.refactor.inference.strip import stripped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.refactor.inference.expressions import Reading


def pairs(node: ast.Assign, reading: "Reading") -> "Iterator[tuple[str, ast.expr]]":
    """Names and what they are when no row is left out; a splitter gives two names for each of its arguments."""
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Name):
        yield target.id, stripped(value, reading)
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Call) and id(value) in reading.dropping:
        parts = [a for a in value.args for _ in range(len(target.elts) // max(1, len(value.args)))]
        for one, part in zip(target.elts, parts, strict=False):
            if isinstance(one, ast.Name):
                yield one.id, stripped(part, reading)
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, part in zip(target.elts, value.elts, strict=True):
            if isinstance(one, ast.Name):
                yield one.id, stripped(part, reading)


class Note(NamedTuple):
    """An expression that gives the rows of `table` that training keeps, where each row decides that for itself."""

    table: str
    kept: ast.expr


def note(node: ast.stmt, reading: "Reading") -> Note | None:
    """The note of a statement that leaves rows out."""
    if not isinstance(node, ast.Assign | ast.Expr):
        return None
    dropping = reading.dropping & {id(n) for n in ast.walk(node.value)}
    table = _table(node.value)
    learned = any(True for _ in cuts.cuts_in(node.value, reading))
    own = bool(dropping) and dropping <= reading.own
    if table is None or learned or not own or reading.kinds.get(id(table), CONSTANT).of != "rows":
        return None
    return Note(table.id, _without_inplace(node.value))


def deciding_columns(note: Note) -> Columns:
    """The columns by which rows are kept or left out, as far as the outermost expression says."""
    kept = note.kept
    if isinstance(kept, ast.Subscript):
        first = kept.slice.elts[0] if isinstance(kept.slice, ast.Tuple) and kept.slice.elts else kept.slice
        return demand.read_columns(first, note.table)
    subset = [k.value for k in kept.keywords if k.arg == "subset"] if isinstance(kept, ast.Call) else []
    named = demand.literals(subset[0]) if subset else None
    return Columns(named) if named is not None else ALL


def _without_inplace(node: ast.expr) -> ast.expr:
    """The call that gives the rows which are kept, where the statement changes its table in place."""
    if not isinstance(node, ast.Call) or not any(k.arg == "inplace" for k in node.keywords):
        return node
    found = copy.copy(node)
    found.keywords = [k for k in node.keywords if k.arg != "inplace"]
    return found


def _table(node: ast.expr) -> ast.Name | None:
    """The table that rows are taken from, at the beginning of the expression."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node if isinstance(node, ast.Name) else None
