"""Whether two ways of taking rows out of one table take some rows both."""

import ast

_UP = (ast.Gt, ast.GtE)
_DOWN = (ast.Lt, ast.LtE)


def overlap(one: ast.expr, other: ast.expr) -> bool:
    """Whether it is certain that rows are in both: places that overlap, masks of one direction, two random samples."""
    first, second = _key(one), _key(other)
    if isinstance(first, ast.Slice) and isinstance(second, ast.Slice):
        return _slices(first, second) or _slices(second, first)
    if isinstance(first, ast.Compare) and isinstance(second, ast.Compare):
        return _compares(first, second)
    return _is_sample(one) and _is_sample(other)


def _key(node: ast.expr) -> ast.expr | None:
    if not isinstance(node, ast.Subscript):
        return None
    return node.slice.elts[0] if isinstance(node.slice, ast.Tuple) and node.slice.elts else node.slice


def _slices(first: ast.Slice, second: ast.Slice) -> bool:
    """Whether one begins at the start and ends behind where the other begins."""
    if first.lower is not None or second.upper is not None:
        return False
    end, begin = _number(first.upper), _number(second.lower)
    return end is not None and begin is not None and 0 <= begin < end


def _number(node: ast.expr | None) -> int | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, int) else None


def _compares(first: ast.Compare, second: ast.Compare) -> bool:
    same = ast.unparse(first.left) == ast.unparse(second.left) and len(first.ops) == len(second.ops) == 1
    return same and any(isinstance(first.ops[0], way) and isinstance(second.ops[0], way) for way in (_UP, _DOWN))


def _is_sample(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "sample"
