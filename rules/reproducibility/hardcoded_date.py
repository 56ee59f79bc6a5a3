"""NBH412: a date that divides data stands in the code."""

import ast
import re
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_DATE = re.compile(r"\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?([ T]\d.*)?")
_MAKERS = frozenset(
    {"datetime.datetime", "datetime.date", "pandas.Timestamp", "pandas.to_datetime", "numpy.datetime64"}
)


class HardcodedDate(NodeRule[ast.Compare]):
    """A date that divides data stands in the code."""

    code = "NBH412"
    severity = "note"
    default = False
    message = "the date `{date}` divides data and will be out of date; make it a parameter"
    nodes = (ast.Compare,)

    def check(self, node: ast.Compare, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per date that something is compared with."""
        ordered = any(isinstance(op, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for op in node.ops)
        for side in (node.left, *node.comparators) if ordered else ():
            if _is_date(side, context):
                yield self.at_node(context, side, date=ast.unparse(side).strip("'\""))


def _is_date(node: ast.expr, context: Context) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and _DATE.fullmatch(node.value) is not None
    if not isinstance(node, ast.Call) or not node.args:
        return False
    literal = all(isinstance(argument, ast.Constant) for argument in node.args)
    return literal and context.facts.call(node).qualified in _MAKERS
