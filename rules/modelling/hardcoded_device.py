"""NBH610: code that runs on one kind of device only."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._torch import uses_torch

_LOAD = "torch.load"


class HardcodedDevice(NodeRule[ast.Call]):
    """Code that runs on one kind of device only."""

    code = "NBH610"
    severity = "warning"
    message = "`{what}` needs a graphics card; {cure}"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per call that names the device, unless it is asked for first."""
        if not uses_torch(context.facts) or _is_asked_for(node, context):
            return
        choose = "choose the device once, by `torch.cuda.is_available()`"
        if context.facts.resolve(node.func) == _LOAD:
            if not any(k.arg in ("map_location", None) for k in node.keywords) and len(node.args) < 2:
                yield self.at_node(
                    context, node, what=ast.unparse(node), cure="if it was saved there; give it `map_location=`"
                )
        elif (
            isinstance(node.func, ast.Attribute)
            and node.func.attr == "cuda"
            and context.facts.resolve(node.func) is None
        ) or _names_device(node, context):
            yield self.at_node(context, node, what=ast.unparse(node)[-40:], cure=choose)


def _names_device(node: ast.Call, context: Context) -> bool:
    moves = isinstance(node.func, ast.Attribute) and node.func.attr == "to"
    makes = context.facts.resolve(node.func) == "torch.device"
    given = [*(node.args[:1] if moves or makes else ()), *(k.value for k in node.keywords if k.arg == "device")]
    return any(isinstance(v, ast.Constant) and isinstance(v.value, str) and v.value.startswith("cuda") for v in given)


def _is_asked_for(node: ast.Call, context: Context) -> bool:
    """Whether a condition around the call asks what there is."""
    for outer in context.ancestors(node):
        test = outer.test if isinstance(outer, ast.If | ast.IfExp | ast.While) else None
        if test is not None and any(word in ast.unparse(test).lower() for word in ("cuda", "gpu", "device")):
            return True
    return False
