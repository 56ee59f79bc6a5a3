"""NBH605: a network predicts while gradients are kept."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._torch import methods, prediction_over_batches, receiver, turns_off_gradients, uses_torch


class TorchMissingNoGrad(NodeRule[ast.FunctionDef]):
    """A network predicts while gradients are kept."""

    code = "NBH605"
    severity = "warning"
    message = "`{model}` predicts, and memory for gradients is kept; put it into `with torch.no_grad():`"
    nodes = (ast.FunctionDef,)

    def check(self, node: ast.FunctionDef, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per function that puts a network into evaluation mode and calls it with gradients."""
        facts = context.facts
        if not uses_torch(facts) or any(methods(node, "backward", "detach")) or _is_off(node, facts):
            return
        over_batches = prediction_over_batches(node)
        if over_batches is not None and not any(methods(node, "eval")) and not _is_off_somewhere(facts):
            yield self.at_node(context, over_batches, model=ast.unparse(over_batches.func))
            return
        for switch in methods(node, "eval"):
            model = receiver(switch)
            for call in (n for n in ast.walk(node) if isinstance(n, ast.Call)):
                if model and ast.unparse(call.func) == model and call.lineno > switch.lineno:
                    yield self.at_node(context, call, model=model)
                    return


def _is_off_somewhere(facts: Facts) -> bool:
    """Whether gradients are turned off anywhere: the function may be called there."""
    return any(
        isinstance(node, ast.expr) and turns_off_gradients(node, facts)
        for statement in facts.statements
        for node in ast.walk(statement.node)
    )


def _is_off(node: ast.FunctionDef, facts: Facts) -> bool:
    inside = [item.context_expr for n in ast.walk(node) if isinstance(n, ast.With) for item in n.items]
    switched = any(methods(node, "set_grad_enabled", "requires_grad_"))
    return switched or any(turns_off_gradients(part, facts) for part in (*node.decorator_list, *inside))
