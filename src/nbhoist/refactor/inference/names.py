"""Names at the beginning of expressions."""

import ast


def root(node: ast.expr) -> str | None:
    """The name at the beginning of `name.a[b].c`."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None
