"""NBH610: code that runs on one kind of device only."""

import ast
from collections.abc import Iterable, Iterator

from nbhoist.codemod.arguments import keyword_set
from nbhoist.codemod.edits import Replace
from nbhoist.codemod.text import replaced, source_of
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._torch import spelled, uses_torch

_LOAD = "torch.load"
_CHOOSE = "choose the device once, by `torch.cuda.is_available()`"
_SAVED = "if it was saved there; give it `map_location=`"


class HardcodedDevice(NodeRule[ast.Call | ast.Assign]):
    """Code that runs on one kind of device only."""

    code = "NBH610"
    severity = "warning"
    applicability = "unsafe"
    message = "`{what}` needs a graphics card; {cure}"
    nodes = (ast.Call, ast.Assign)

    def check(self, node: ast.Call | ast.Assign, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per call or assignment that names the device, unless it is asked for first."""
        if not uses_torch(context.facts) or _is_asked_for(node, context):
            return
        if isinstance(node, ast.Call) and context.facts.resolve(node.func) == _LOAD:
            if not any(k.arg in ("map_location", None) for k in node.keywords) and len(node.args) < 2:
                edits = keyword_set(context.parsed, node, "map_location", '"cpu"')
                fix = self.fix("load it to the processor", edits)
                yield self.at_node(context, node, fix=fix, what=ast.unparse(node), cure=_SAVED)
            return
        named = _named_device(node, context)
        if named is not None:
            fix = self.fix("ask for the device", _asking([named], context))
            yield self.at_node(context, node, fix=fix, what=ast.unparse(node)[-40:], cure=_CHOOSE)
        elif isinstance(node, ast.Call) and _moves_to_card(node, context):
            fix = self.fix("ask for the device", _moved(node, context))
            yield self.at_node(context, node, fix=fix, what=ast.unparse(node)[-40:], cure=_CHOOSE)


def _moves_to_card(node: ast.Call, context: Context) -> bool:
    is_method = isinstance(node.func, ast.Attribute) and node.func.attr == "cuda"
    return is_method and context.facts.resolve(node.func) is None


def _asking(named: Iterable[ast.Constant], context: Context) -> tuple[Replace, ...] | None:
    """The name of a device, where there is such a device."""
    torch = spelled("torch", context.facts)
    edits = [replaced(context.parsed, n, f'{n.value!r} if {torch}.cuda.is_available() else "cpu"') for n in named]
    return tuple(edit for edit in edits if edit is not None) if torch and None not in edits else None


def _moved(node: ast.Call, context: Context) -> tuple[Replace, ...] | None:
    """`x.cuda()` as a move to the device that there is."""
    torch = spelled("torch", context.facts)
    if not torch or node.args or node.keywords or not isinstance(node.func, ast.Attribute):
        return None
    device = f'"cuda" if {torch}.cuda.is_available() else "cpu"'
    edit = replaced(context.parsed, node, f"{source_of(context.parsed, node.func.value)}.to({device})")
    return (edit,) if edit is not None else None


def _named_device(node: ast.Call | ast.Assign, context: Context) -> ast.Constant | None:
    """The text that names a card, given to a call or to a variable for devices."""
    if isinstance(node, ast.Assign):
        is_device = any(isinstance(t, ast.Name) and "device" in t.id.lower() for t in node.targets)
        given = [node.value] if is_device else []
    else:
        moves = isinstance(node.func, ast.Attribute) and node.func.attr == "to"
        makes = context.facts.resolve(node.func) == "torch.device"
        given = [*(node.args[:1] if moves or makes else ()), *(k.value for k in node.keywords if k.arg == "device")]
    return next((v for v in given if isinstance(v, ast.Constant) and str(v.value).startswith("cuda")), None)


def _is_asked_for(node: ast.AST, context: Context) -> bool:
    """Whether a condition around the node asks what there is."""
    for outer in context.ancestors(node):
        test = outer.test if isinstance(outer, ast.If | ast.IfExp | ast.While) else None
        if test is not None and any(word in ast.unparse(test).lower() for word in ("cuda", "gpu", "device")):
            return True
    return False
