"""NBH612: a frame is gone through row by row."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule


class PandasIterrows(NodeRule[ast.Call]):
    """A frame is gone through row by row."""

    code = "NBH612"
    severity = "warning"
    message = "`iterrows` makes a series of each row, slowly and with other types; work on columns, or use `itertuples`"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per call; only frames have the method."""
        if isinstance(node.func, ast.Attribute) and node.func.attr == "iterrows" and not node.args:
            yield self.at_node(context, node)
