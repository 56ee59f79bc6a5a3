"""NBH616: something is compared with a missing value."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_MISSING = frozenset({"numpy.nan", "numpy.NaN", "numpy.NAN", "math.nan", "pandas.NaT", "pandas.NA"})


class NanComparison(NodeRule[ast.Compare]):
    """Something is compared with a missing value."""

    code = "NBH616"
    severity = "warning"
    message = "nothing is equal to `{missing}`, not even itself; ask by `isna`"
    nodes = (ast.Compare,)

    def check(self, node: ast.Compare, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per comparison."""
        if not any(isinstance(op, ast.Eq | ast.NotEq) for op in node.ops):
            return
        for side in (node.left, *node.comparators):
            if context.facts.resolve(side) in _MISSING or _is_made(side):
                yield self.at_node(context, node, missing=ast.unparse(side))
                return


def _is_made(node: ast.expr) -> bool:
    is_float = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    text = node.args[0] if is_float and isinstance(node, ast.Call) and node.args else None
    return isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value.lower() == "nan"
