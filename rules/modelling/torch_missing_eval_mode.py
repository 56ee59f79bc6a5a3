"""NBH604: a network is used for prediction in training mode."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._torch import everywhere, prediction_over_batches, turns_off_gradients, uses_torch


class TorchMissingEvalMode(NodeRule[ast.With | ast.FunctionDef]):
    """A network is used for prediction in training mode."""

    code = "NBH604"
    severity = "warning"
    message = "`{model}` predicts in training mode, with dropout and batch statistics; call `{model}.eval()` first"
    nodes = (ast.With, ast.FunctionDef)

    def check(self, node: ast.With | ast.FunctionDef, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per block or function that predicts with a network, where none is put into that mode."""
        facts = context.facts
        if not uses_torch(facts) or (
            isinstance(node, ast.With) and not any(turns_off_gradients(i.context_expr, facts) for i in node.items)
        ):
            return
        if any(everywhere(facts, "eval", "from_pretrained")) or any(
            call.args for call in everywhere(facts, "train", "requires_grad_")
        ):
            return
        if isinstance(node, ast.FunctionDef):
            call = prediction_over_batches(node)
            off = any(isinstance(n, ast.expr) and turns_off_gradients(n, facts) for n in ast.walk(node))
            if call is not None and not off:
                yield self.at_node(context, call, model=ast.unparse(call.func))
            return
        for inner in (n for statement in node.body for n in ast.walk(statement)):
            if isinstance(inner, ast.Call) and _is_network(inner.func, facts):
                yield self.at_node(context, inner, model=ast.unparse(inner.func))
                return


def _is_network(node: ast.expr, facts: Facts) -> bool:
    """Whether what is called is an object that says by its class or its name that it is a network."""
    value = facts.value(node)
    if value is not None:
        return value.kind == "local instance" or value.name.startswith("torch.nn.")
    last = ast.unparse(node).rpartition(".")[2].lower()
    return isinstance(node, ast.Name | ast.Attribute) and any(word in last for word in ("model", "net", "encoder"))
