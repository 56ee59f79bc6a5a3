"""NBH806: an option of a library, changed in the middle of the notebook."""

import ast
from collections.abc import Iterator

from nbhoist.knowledge import calling
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_EARLY = frozenset({"import", "setup", "config", "define", "other"})


class GlobalOptionChange(NodeRule[ast.Call | ast.Subscript | ast.Attribute]):
    """An option of a library, changed in the middle of the notebook."""

    code = "NBH806"
    severity = "note"
    default = False
    message = "`{option}` changes all cells from here on; set it in the first cells, or for one block"
    nodes = (ast.Call, ast.Subscript, ast.Attribute)

    def check(self, node: ast.Call | ast.Subscript | ast.Attribute, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per option that is set behind the first work of the notebook."""
        if any(isinstance(around, ast.With) for around in context.ancestors(node)) or not _is_late(node, context):
            return
        if isinstance(node, ast.Call):
            fact = context.facts.call(node).fact
            effects = calling.effects(fact, context.facts.call(node).literals()) if fact is not None else ()
            if (
                fact is None
                or "<options>" not in effects
                or "<options>" in fact.observes
                or fact.role not in ("config", "setup")
            ):
                return
            yield self.at_node(context, node, option=ast.unparse(node.func))
        elif isinstance(node.ctx, ast.Store) and _is_option(node.value, context):
            yield self.at_node(context, node, option=ast.unparse(node))


def _is_option(owner: ast.expr, context: Context) -> bool:
    """Whether something of a library is assigned into: `plt.rcParams[...]`, `pd.options.display.width`."""
    value = context.facts.value(owner)
    return (
        value is not None
        and (value.kind == "reference" or value.name == "matplotlib.RcParams")
        and not value.name.startswith("os.")
    )


def _is_late(node: ast.AST, context: Context) -> bool:
    statement = context.facts.statement_of(node)
    for other in context.facts.statements:
        if other is statement:
            return False
        if not set(other.roles) <= _EARLY:
            return True
    return False
