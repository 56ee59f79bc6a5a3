"""Which lines of a module a statement of the notebook became."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.refactor.emit.package import Home


def lines_of(home: "Home", tree: ast.Module) -> tuple[int, int]:
    """First and last line of the statement in a module; line 1 where it cannot be found any more."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name == home.function:
            return _span(node) if home.ordinal is None else _within(node, home.ordinal, home.length)
        bound = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        if home.ordinal is None and home.function in bound:
            return _span(node)
    return 1, 1


def _within(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, ordinal: int, length: int) -> tuple[int, int]:
    """The lines of `length` statements of a body, from `ordinal`, its docstring not counted."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    found = body[ordinal : ordinal + max(1, length)]
    return (_span(found[0])[0], _span(found[-1])[1]) if found else (node.lineno, node.lineno)


def _span(node: ast.stmt) -> tuple[int, int]:
    return node.lineno, node.end_lineno or node.lineno
