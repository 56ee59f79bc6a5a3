"""NBH618: a table is made an array by `values`."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._frames import is_table


class PandasValues(NodeRule[ast.Attribute]):
    """A table is made an array by `values`."""

    code = "NBH618"
    severity = "note"
    default = False
    message = "`values` may give an array or something like one; say `to_numpy()`"
    nodes = (ast.Attribute,)

    def check(self, node: ast.Attribute, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per use on a frame or series."""
        if node.attr == "values" and is_table(node.value, context.facts):
            yield self.at_node(context, node)
