"""NBH608: losses are added up together with the graphs that they were computed by."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._torch import methods, receiver, uses_torch


class TorchAccumulatedGraph(NodeRule[ast.For | ast.While]):
    """Losses are added up together with the graphs that they were computed by."""

    code = "NBH608"
    severity = "warning"
    message = "`{loss}` is kept with its graph, so memory grows with every round; keep `{loss}.item()`"
    nodes = (ast.For, ast.While)

    def check(self, node: ast.For | ast.While, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per sum or list that takes in a loss that was gone back from."""
        inner = any(isinstance(outer, ast.For | ast.While) for outer in context.ancestors(node))
        losses = {receiver(call) for call in methods(node, "backward")} if not inner else set()
        if not losses or not uses_torch(context.facts):
            return
        for part in ast.walk(node):
            kept = _kept(part)
            if kept is not None and ast.unparse(kept) in losses:
                yield self.at_node(context, kept, loss=ast.unparse(kept))


def _kept(node: ast.AST) -> ast.expr | None:
    """What a statement adds to a sum or a list."""
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
        return node.value if isinstance(node.value, ast.Name) else None
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.Add):
        target, sides = ast.unparse(node.targets[0]), [node.value.left, node.value.right]
        added = [side for side in sides if ast.unparse(side) != target]
        return added[0] if len(added) == 1 and isinstance(added[0], ast.Name) else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append" and node.args:
        return node.args[0] if isinstance(node.args[0], ast.Name) else None
    return None
