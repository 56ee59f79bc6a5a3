"""Splits made by hand: a table cut at one place, or by a mask and its opposite."""

import ast
from typing import NamedTuple

from nbhoist.analysis.provenance.traced import TEST, TRAIN

_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


class Cut(NamedTuple):
    """One of the two parts of a table that a place or mask makes."""

    base: str  # text of the table
    place: str  # text of the place or mask
    side: str  # of training by convention: what comes first, what a mask lets through


def cut_of(node: ast.Subscript) -> Cut | None:
    """The cut that a subscript makes in the rows of a table."""
    base, key = node.value, node.slice
    if isinstance(base, ast.Attribute) and base.attr in ("iloc", "loc"):
        base = base.value
    if isinstance(key, ast.Tuple) and key.elts:
        key = key.elts[0]
    if isinstance(base, ast.Attribute) and base.attr == "values":
        base = base.value
    if not isinstance(base, ast.Name):
        return None
    if isinstance(key, ast.Slice):
        return _slice(ast.unparse(base), key)
    return _mask(ast.unparse(base), key)


def opposite(cut: Cut) -> Cut:
    """The other part."""
    return cut._replace(side=TEST if cut.side == TRAIN else TRAIN)


def _slice(base: str, key: ast.Slice) -> Cut | None:
    if key.step is not None or (key.lower is None) == (key.upper is None):
        return None
    place = key.upper if key.upper is not None else key.lower
    assert place is not None
    return Cut(base, f":{ast.unparse(place)}", TRAIN if key.upper is not None else TEST)


def _mask(base: str, key: ast.expr) -> Cut | None:
    if isinstance(key, ast.UnaryOp) and isinstance(key.op, ast.Invert | ast.Not):
        return Cut(base, ast.unparse(key.operand), TEST)
    if isinstance(key, ast.UnaryOp) and isinstance(key.op, ast.USub) and not isinstance(key.operand, ast.Constant):
        return Cut(base, ast.unparse(key.operand), TEST)
    if isinstance(key, ast.Compare) and len(key.ops) == 1:
        other = _OPPOSITE.get(type(key.ops[0]))
        if other is not None and type(key.ops[0]) in (ast.GtE, ast.Gt, ast.NotEq, ast.NotIn):
            positive = ast.Compare(key.left, [other()], key.comparators)
            return Cut(base, ast.unparse(positive), TEST)
        return Cut(base, ast.unparse(key), TRAIN)
    return Cut(base, ast.unparse(key), TRAIN) if isinstance(key, ast.Name) else None
