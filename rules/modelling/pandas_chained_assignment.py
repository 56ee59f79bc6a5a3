"""NBH611: a value is assigned to a part of a part of a frame."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._frames import is_frame


class PandasChainedAssignment(NodeRule[ast.Assign | ast.AugAssign]):
    """A value is assigned to a part of a part of a frame."""

    code = "NBH611"
    severity = "warning"
    message = "`{target}` may change a copy, and since pandas 3 it does; assign with one `.loc[rows, columns]`"
    nodes = (ast.Assign, ast.AugAssign)

    def check(self, node: ast.Assign | ast.AugAssign, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per assignment with two subscripts behind one another."""
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            inner = target.value if isinstance(target, ast.Subscript) else None
            if isinstance(inner, ast.Attribute) and inner.attr in ("loc", "iloc", "at", "iat"):
                inner = inner.value
            if isinstance(inner, ast.Subscript) and _frame_of(inner, context):
                yield self.at_node(context, target, target=ast.unparse(target))


def _frame_of(node: ast.Subscript, context: Context) -> bool:
    base = node.value
    if isinstance(base, ast.Attribute) and base.attr in ("loc", "iloc"):
        base = base.value
    return is_frame(base, context.facts)
