"""NBH807: an `assert` that stands guard over data."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule


class AssertAsValidation(NodeRule[ast.Assert]):
    """An `assert` that stands guard over data."""

    code = "NBH807"
    severity = "note"
    default = False
    message = "`assert` is left out when Python runs with -O, and says little; raise an error that names what is wrong"
    nodes = (ast.Assert,)

    def check(self, node: ast.Assert, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per assertion outside tests."""
        if "test" in context.parsed.cell.tags or any(_is_test(around) for around in context.ancestors(node)):
            return
        if any(isinstance(inner, ast.Name) for inner in ast.walk(node.test)):
            yield self.at_node(context, node)


def _is_test(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name.lower().startswith("test")
