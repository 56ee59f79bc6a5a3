"""NBH614: frames are joined without saying how many rows may match."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._frames import is_frame


class PandasUncheckedMerge(NodeRule[ast.Call]):
    """Frames are joined without saying how many rows may match."""

    code = "NBH614"
    severity = "note"
    one_note = True
    message = "`merge` repeats rows where keys are there twice, without a word; say what is expected by `validate=`"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per join without `validate`, all of a notebook in one note."""
        of_frame = (
            isinstance(node.func, ast.Attribute)
            and node.func.attr == "merge"
            and is_frame(node.func.value, context.facts)
        )
        if not of_frame and context.facts.resolve(node.func) != "pandas.merge":
            return
        if not any(keyword.arg in ("validate", None) for keyword in node.keywords):
            yield self.at_node(context, node)
