"""What remains of an expression when no row is left out: for new rows, all of them are wanted, in their order."""

import ast
import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.refactor.inference.expressions import Reading


def stripped(node: ast.expr, reading: "Reading") -> ast.expr:
    """A copy of the expression without what leaves rows out or reorders them."""
    if id(node) in reading.dropping and isinstance(node, ast.Call):
        return stripped(_argument(node, reading), reading)
    if id(node) in reading.dropping and isinstance(node, ast.Subscript):
        return _columns_only(node, reading)
    found = copy.copy(node)
    for field, value in ast.iter_fields(node):
        if isinstance(value, ast.expr):
            setattr(found, field, stripped(value, reading))
        elif isinstance(value, list):
            setattr(found, field, [stripped(v, reading) if isinstance(v, ast.expr) else v for v in value])
    return found


def _argument(node: ast.Call, reading: "Reading") -> ast.expr:
    """The rows that a call picks from: its receiver, its argument, or the last table that it stacks."""
    if isinstance(node.func, ast.Attribute) and _is_rows(node.func.value, reading):
        return node.func.value
    first = node.args[0]
    if isinstance(first, ast.List | ast.Tuple):
        own = [e for e in first.elts if reading.kinds[id(e)].of == "rows"]
        return own[-1] if own else first.elts[-1]
    return first


def _columns_only(node: ast.Subscript, reading: "Reading") -> ast.expr:
    base = stripped(node.value, reading)
    if isinstance(node.slice, ast.Tuple) and len(node.slice.elts) > 1:
        whole = ast.Tuple([ast.Slice(), *node.slice.elts[1:]], ast.Load())
        return ast.Subscript(base, whole, ast.Load())
    is_indexer = isinstance(base, ast.Attribute) and base.attr in ("loc", "iloc")
    return base.value if is_indexer and isinstance(base, ast.Attribute) else base


def _is_rows(node: ast.expr, reading: "Reading") -> bool:
    kind = reading.kinds.get(id(node))
    return kind is not None and kind.is_rows
