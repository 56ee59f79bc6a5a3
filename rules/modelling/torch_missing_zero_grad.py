"""NBH603: a training loop never clears the gradients."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._torch import methods, receiver, uses_torch


class TorchMissingZeroGrad(NodeRule[ast.For | ast.While]):
    """A training loop never clears the gradients."""

    code = "NBH603"
    severity = "warning"
    message = "gradients add up from round to round; call `{optimizer}.zero_grad()` before `backward()`"
    nodes = (ast.For, ast.While)

    def check(self, node: ast.For | ast.While, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per outermost loop that steps without clearing."""
        inner = any(isinstance(outer, ast.For | ast.While) for outer in context.ancestors(node))
        if inner or not uses_torch(context.facts) or any(methods(node, "zero_grad", "clip")):
            return
        back = next(methods(node, "backward"), None)
        steps = [step for step in methods(node, "step") if not step.args and "sched" not in receiver(step).lower()]
        clears = any(isinstance(n, ast.Attribute) and n.attr in ("grad", "zero_") for n in ast.walk(node))
        if back is not None and steps and not clears:
            yield self.at_node(context, back, optimizer=receiver(steps[0]))
