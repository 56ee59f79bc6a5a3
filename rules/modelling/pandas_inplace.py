"""NBH617: a table is changed in place."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule


class PandasInplace(NodeRule[ast.Call]):
    """A table is changed in place."""

    code = "NBH617"
    severity = "note"
    default = False
    message = "`{method}` changes the table in place, which cannot be repeated and saves no memory; assign the result"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per call with `inplace=True`."""
        for keyword in node.keywords:
            is_true = isinstance(keyword.value, ast.Constant) and keyword.value.value is True
            if keyword.arg == "inplace" and is_true and isinstance(node.func, ast.Attribute):
                yield self.at_node(context, node, method=node.func.attr)
