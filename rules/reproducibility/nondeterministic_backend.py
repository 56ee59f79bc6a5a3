"""NBH407: the graphics card may choose between algorithms that give different results."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_FLAGS = {"torch.backends.cudnn.benchmark": True, "torch.backends.cudnn.deterministic": False}


class NondeterministicBackend(NodeRule[ast.Assign]):
    """The graphics card may choose between algorithms that give different results."""

    code = "NBH407"
    severity = "note"
    default = False
    message = "`{flag}` lets results differ from run to run; set it to `{value}`"
    nodes = (ast.Assign,)

    def check(self, node: ast.Assign, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per flag that is set to the value under which results differ."""
        for target in node.targets:
            name = context.facts.resolve(target) if isinstance(target, ast.Attribute) else None
            if name in _FLAGS and isinstance(node.value, ast.Constant) and node.value.value is _FLAGS[name]:
                yield self.at_node(context, node, flag=name.removeprefix("torch.backends."), value=not _FLAGS[name])
