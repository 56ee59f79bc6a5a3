"""NBH613: a frame is made longer in every round of a loop."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._frames import is_frame


class PandasAppendInLoop(NodeRule[ast.Assign]):
    """A frame is made longer in every round of a loop."""

    code = "NBH613"
    severity = "warning"
    message = "`{frame}` is copied in every round; collect the parts in a list, and join them once behind the loop"
    nodes = (ast.Assign,)

    def check(self, node: ast.Assign, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per frame that is joined with something and given its own name."""
        target, value = node.targets[0], node.value
        if not isinstance(target, ast.Name) or not isinstance(value, ast.Call) or not _is_in_loop(node, context):
            return
        if _joins(value, target.id, context) or _appends(value, target.id, context):
            yield self.at_node(context, node, frame=target.id)


def _is_in_loop(node: ast.AST, context: Context) -> bool:
    for outer in context.ancestors(node):
        if isinstance(outer, ast.For | ast.While):
            return True
        if isinstance(outer, ast.FunctionDef | ast.ClassDef):
            return False
    return False


def _joins(value: ast.Call, name: str, context: Context) -> bool:
    if context.facts.resolve(value.func) != "pandas.concat" or not value.args:
        return False
    by_column = any(
        k.arg == "axis" and isinstance(k.value, ast.Constant) and k.value.value in (1, "columns")
        for k in value.keywords
    )
    parts = value.args[0].elts if isinstance(value.args[0], ast.List | ast.Tuple) else []
    return not by_column and any(isinstance(part, ast.Name) and part.id == name for part in parts)


def _appends(value: ast.Call, name: str, context: Context) -> bool:
    func = value.func
    same = isinstance(func, ast.Attribute) and func.attr in ("append", "_append")
    return (
        same
        and isinstance(func, ast.Attribute)
        and isinstance(func.value, ast.Name)
        and func.value.id == name
        and (is_frame(func.value, context.facts) or any(k.arg == "ignore_index" for k in value.keywords))
    )
