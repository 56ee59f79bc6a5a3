"""NBH707: names imported by `*`."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule


class WildcardImport(NodeRule[ast.ImportFrom]):
    """Names imported by `*`."""

    code = "NBH707"
    severity = "warning"
    applicability = "unsafe"
    message = "`from {module} import *` hides where names come from; import the names that are used, or the module"
    nodes = (ast.ImportFrom,)

    def check(self, node: ast.ImportFrom, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per wildcard import."""
        if any(alias.name == "*" for alias in node.names):
            yield self.at_node(context, node, module="." * node.level + (node.module or ""))
