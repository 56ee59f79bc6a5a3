"""NBH804: all warnings silenced, whatever they say."""

import ast
from collections.abc import Iterator

from nbhoist.knowledge.hazards import hazard
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_NARROW = frozenset({"message", "category", "module", "lineno"})
_WIDE = frozenset({"builtins.Warning", "builtins.Exception", "builtins.BaseException"})


class BlanketWarningFilter(NodeRule[ast.Call]):
    """All warnings silenced, whatever they say."""

    code = "NBH804"
    severity = "warning"
    message = "`{call}` silences every warning; name the category or the message that is expected"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per filter that ignores everything for the rest of the session."""
        call = context.facts.call(node)
        found = hazard(call.qualified, "silences")
        if found is None or not _ignores(node, call.argument(found.parameter)) or _is_narrow(node, context):
            return
        if not any(_catches(around, context) for around in context.ancestors(node)):
            yield self.at_node(context, node, call=ast.unparse(node))


def _ignores(node: ast.Call, action: ast.expr | None) -> bool:
    given = action or next(iter(node.args), None)
    return isinstance(given, ast.Constant) and given.value == "ignore"


def _is_narrow(node: ast.Call, context: Context) -> bool:
    """Whether the filter says which warnings it means; `Warning` means all of them."""
    category = next((k.value for k in node.keywords if k.arg == "category"), None)
    if category is None and len(node.args) > 1:
        category = node.args[-1]
    others = [k for k in node.keywords if k.arg in _NARROW - {"category"} and not _is_empty(k.value)]
    if others or any(k.arg is None for k in node.keywords):
        return True
    return category is not None and not _is_empty(category) and context.facts.resolve(category) not in _WIDE


def _is_empty(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value in ("", 0, None, ".*")


def _catches(node: ast.AST, context: Context) -> bool:
    """Whether the filter ends with a block: `with warnings.catch_warnings():`."""
    if not isinstance(node, ast.With | ast.AsyncWith):
        return False
    calls = (item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call))
    return any(context.facts.resolve(call.func) == "warnings.catch_warnings" for call in calls)
