"""NBH606: `forward` of a network is called by its name."""

import ast
from collections.abc import Iterator

from nbhoist.codemod.text import replaced
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._torch import receiver, uses_torch


class TorchDirectForward(NodeRule[ast.Call]):
    """`forward` of a network is called by its name."""

    code = "NBH606"
    severity = "warning"
    applicability = "unsafe"
    message = "`{model}.forward(…)` skips hooks; call `{model}(…)`"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per call, except of the class that one inherits from."""
        if not isinstance(node.func, ast.Attribute) or node.func.attr != "forward" or not uses_torch(context.facts):
            return
        model = receiver(node)
        value = context.facts.value(node.func.value)
        if model.startswith(("super()", "self")) or (value is not None and value.kind in ("reference", "local")):
            return
        edit = replaced(context.parsed, node.func, model)
        fix = self.fix("call the network itself", (edit,) if edit is not None else None)
        yield self.at_node(context, node, fix=fix, model=model)
