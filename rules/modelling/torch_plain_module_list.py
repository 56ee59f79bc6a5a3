"""NBH609: layers of a network are kept in a plain list."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._torch import resolves


class TorchPlainModuleList(NodeRule[ast.ClassDef]):
    """Layers of a network are kept in a plain list."""

    code = "NBH609"
    severity = "warning"
    message = "layers in a plain {kind} are neither trained nor moved nor saved; use `nn.{better}`"
    nodes = (ast.ClassDef,)

    def check(self, node: ast.ClassDef, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per attribute of a network that is a plain list or dictionary of layers."""
        facts = context.facts
        if not any(resolves(base, facts, "torch.nn.Module") for base in node.bases):
            return
        for part in ast.walk(node):
            if isinstance(part, ast.Assign) and _is_attribute(part.targets[0]) and _holds_layers(part.value, facts):
                kind, better = (
                    ("dictionary", "ModuleDict") if isinstance(part.value, ast.Dict) else ("list", "ModuleList")
                )
                yield self.at_node(context, part.value, kind=kind, better=better)


def _is_attribute(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"


def _holds_layers(node: ast.expr, facts: Facts) -> bool:
    if isinstance(node, ast.List | ast.Tuple):
        items = node.elts
    elif isinstance(node, ast.ListComp):
        items = [node.elt]
    elif isinstance(node, ast.Dict):
        items = node.values
    else:
        return False
    return any(
        isinstance(item, ast.Call) and (facts.resolve(item.func) or "").startswith("torch.nn.") for item in items
    )
