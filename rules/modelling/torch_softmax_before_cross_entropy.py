"""NBH607: a loss that takes raw scores is given probabilities."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._torch import FUNCTIONS, resolves, uses_torch

_LOSS = ("torch.nn.CrossEntropyLoss", "torch.nn.functional.cross_entropy")
_OTHERS = ("torch.nn.NLLLoss", "torch.nn.functional.nll_loss")
_LAYERS = ("torch.nn.Softmax", "torch.nn.LogSoftmax")
_SOFT = ("torch.softmax", "torch.log_softmax", "torch.nn.functional.softmax", "torch.nn.functional.log_softmax")


class TorchSoftmaxBeforeCrossEntropy(NodeRule[ast.Call]):
    """A loss that takes raw scores is given probabilities."""

    code = "NBH607"
    severity = "warning"
    message = "`{softmax}` goes into a cross-entropy that takes raw scores and does the same again; leave it out"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per softmax whose result reaches the loss, directly or as the output of a network."""
        facts = context.facts
        if not _is_softmax(node, facts) or not uses_torch(facts) or not _calls(facts, _LOSS) or _calls(facts, _OTHERS):
            return
        if _is_output(node, context) or _reaches_loss(node, context):
            yield self.at_node(context, node, softmax=ast.unparse(node.func))


def _is_softmax(node: ast.Call, facts: Facts) -> bool:
    if resolves(node.func, facts, *_SOFT, *_LAYERS):
        return True
    return (
        isinstance(node.func, ast.Attribute)
        and node.func.attr in ("softmax", "log_softmax")
        and bool(node.args or node.keywords)
    )


def _calls(facts: Facts, names: tuple[str, ...]) -> bool:
    return any(
        isinstance(n, ast.Call) and resolves(n.func, facts, *names) for s in facts.statements for n in ast.walk(s.node)
    )


def _is_output(node: ast.Call, context: Context) -> bool:
    """Whether it is what `forward` returns, or the last layer of a chain."""
    parent = context.parent(node)
    if resolves(node.func, context.facts, *_LAYERS):
        chain = isinstance(parent, ast.Call) and resolves(parent.func, context.facts, "torch.nn.Sequential")
        return chain and isinstance(parent, ast.Call) and bool(parent.args) and parent.args[-1] is node
    function = _function(node, context)
    if function is None or function.name != "forward":
        return False
    if isinstance(parent, ast.Return):
        return True
    names = _names_of(parent)
    returned = [n.value for n in ast.walk(function) if isinstance(n, ast.Return)]
    return any(isinstance(value, ast.Name) and value.id in names for value in returned)


def _reaches_loss(node: ast.Call, context: Context) -> bool:
    parent = context.parent(node)
    names = _names_of(parent)
    around = _function(node, context)
    bodies = [around] if around is not None else [s.node for s in context.facts.statements]
    for call in (n for body in bodies for n in ast.walk(body) if isinstance(n, ast.Call) and n.args):
        if _is_loss(call, context.facts):
            first = call.args[0]
            if first is node or (isinstance(first, ast.Name) and first.id in names):
                return True
    return False


def _is_loss(call: ast.Call, facts: Facts) -> bool:
    if resolves(call.func, facts, _LOSS[1]):
        return True
    value = facts.value(call.func)
    if value is not None and value.name == _LOSS[0]:
        return True
    return value is None and isinstance(call.func, ast.Name | ast.Attribute) and "criterion" in ast.unparse(call.func)


def _function(node: ast.AST, context: Context) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    return next((outer for outer in context.ancestors(node) if isinstance(outer, FUNCTIONS)), None)


def _names_of(node: ast.AST | None) -> set[str]:
    return {t.id for t in node.targets if isinstance(t, ast.Name)} if isinstance(node, ast.Assign) else set()
