"""Which lines of a module a statement of the notebook became."""

import ast
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nbhoist.refactor.emit.package import Home


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Places(NamedTuple):
    """By name, the first definition of a module, and the first statement that binds the name."""

    definitions: "dict[str, Definition]"
    binding: "dict[str, ast.stmt]"


def places_in(tree: ast.Module) -> Places:
    """Where names are bound at the top of a module."""
    found = Places({}, {})
    for node in tree.body:
        if isinstance(node, Definition):
            found.definitions.setdefault(node.name, node)
            found.binding.setdefault(node.name, node)
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                found.binding.setdefault(inner.id, node)
    return found


def lines_of(home: "Home", places: Places) -> tuple[int, int]:
    """First and last line of the statement in a module; line 1 where it cannot be found any more."""
    if home.ordinal is None:
        node = places.binding.get(home.function)
        return _span(node) if node is not None else (1, 1)
    definition = places.definitions.get(home.function)
    return _within(definition, home.ordinal, home.length) if definition is not None else (1, 1)


def _within(node: Definition, ordinal: int, length: int) -> tuple[int, int]:
    """The lines of `length` statements of a body, from `ordinal`, its docstring not counted."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    found = body[ordinal : ordinal + max(1, length)]
    return (_span(found[0])[0], _span(found[-1])[1]) if found else (node.lineno, node.lineno)


def _span(node: ast.stmt) -> tuple[int, int]:
    return node.lineno, node.end_lineno or node.lineno
