"""NBH213: a value that a person has to type or choose while the notebook runs."""

import ast
from collections.abc import Iterator

from nbhoist.knowledge.hazards import hazard
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule


class InteractiveInput(NodeRule[ast.Call | ast.Attribute]):
    """A value that a person has to type or choose while the notebook runs."""

    code = "NBH213"
    severity = "warning"
    message = "{what} waits for a person; take the value from a parameter or the environment"
    nodes = (ast.Call, ast.Attribute)

    def check(self, node: ast.Call | ast.Attribute, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per question, and per value of a widget that is used."""
        if isinstance(node, ast.Call):
            name = context.facts.resolve(node.func) or ""
            if hazard(name, "asks") is not None and not _is_defined(node, context):
                yield self.at_node(context, node, what=f"`{ast.unparse(node.func)}()`")
        elif node.attr == "value" and isinstance(node.ctx, ast.Load) and _is_widget(node, context):
            yield self.at_node(context, node, what=f"widget value `{ast.unparse(node)}`")


def _is_defined(node: ast.Call, context: Context) -> bool:
    """Whether the notebook has a function of its own under that name."""
    return (
        isinstance(node.func, ast.Name)
        and any(node.func.id in s.defines for s in context.facts.statements)
        and (context.facts.resolve(node.func) or "").startswith("builtins.")
    )


def _is_widget(node: ast.Attribute, context: Context) -> bool:
    """Whether the object is made by a widget library, and read where its value goes on, not where it is shown."""
    owner, around = node.value, context.ancestors(node)
    if not isinstance(owner, ast.Name) or any(isinstance(a, _HANDLERS) for a in around):
        return False
    made = [
        s.node.value
        for s in context.facts.statements
        if isinstance(s.node, ast.Assign) and isinstance(s.node.value, ast.Call) and owner.id in s.defines
    ]
    names = (context.facts.resolve(call.func) or "" for call in made)
    return any(name.startswith("ipywidgets.") for name in names)


_HANDLERS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)  # they run when somebody moves the widget
