"""NBH808: a file that is opened and never closed."""

import ast
from collections.abc import Iterator

from nbhoist.knowledge.hazards import hazard
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_KEPT = (ast.withitem, ast.Return, ast.Yield, ast.Lambda)


class FileLeftOpen(NodeRule[ast.Call]):
    """A file that is opened and never closed."""

    code = "NBH808"
    severity = "note"
    message = "file opened by `{call}` is never closed; open it in a `with` block"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per file that nobody closes."""
        if hazard(context.facts.call(node).qualified, "opens") is None:
            return
        parent = context.parent(node)
        if isinstance(parent, _KEPT) or _goes_to_manager(parent) or _is_closed(node, parent, context):
            return
        yield self.at_node(context, node, call=ast.unparse(node.func))


def _goes_to_manager(parent: ast.AST | None) -> bool:
    """Whether another object takes the file over: `closing(open(…))`, `stack.enter_context(open(…))`."""
    if isinstance(parent, ast.Call):
        name = ast.unparse(parent.func)
        return name.endswith(("closing", "enter_context", "redirect_stdout", "redirect_stderr"))
    return False


def _is_closed(node: ast.Call, parent: ast.AST | None, context: Context) -> bool:
    """Whether the notebook speaks of closing what the file is called, or hands it on under that name."""
    targets = (
        parent.targets
        if isinstance(parent, ast.Assign)
        else [parent.target] if isinstance(parent, ast.NamedExpr) else []
    )
    names = {ast.unparse(target) for target in targets}
    for parsed in context.facts.cells if names else ():
        for inner in ast.walk(parsed.tree) if parsed.tree is not None else ():
            if (
                isinstance(inner, ast.Attribute)
                and inner.attr in ("close", "__exit__")
                and ast.unparse(inner.value) in names
            ):
                return True
            if isinstance(inner, ast.withitem) and ast.unparse(inner.context_expr) in names:
                return True
            if isinstance(inner, ast.Return) and inner.value is not None and ast.unparse(inner.value) in names:
                return True
    return False
