"""NBH109: code that reads what the kernel remembers instead of what the notebook says."""

import ast
import re
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.shell import shell_call
from nbhoist.knowledge.magics import HISTORY
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import Context, NodeRule

_HISTORY = re.compile(r"In|Out|_{1,3}|_i{1,3}|_i?\d+|_[iod]h")
_NAMESPACES = frozenset({"builtins.globals", "builtins.locals", "builtins.vars", "builtins.dir"})
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_LOOKUPS = frozenset({"get", "keys", "items", "values", "copy", "__contains__"})


class KernelHistory(NodeRule[ast.Name | ast.Call]):
    """Code that reads what the kernel remembers instead of what the notebook says."""

    code = "NBH109"
    severity = "warning"
    message = "{what} depends on what ran before in this session; give the value a name where it is made"
    nodes = (ast.Name, ast.Call)

    def check(self, node: ast.Name | ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per look into the history or into the names of the session."""
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load) and _HISTORY.fullmatch(node.id) and _is_history(node, context):
                yield self.at_node(context, node, what=f"`{node.id}`")
            return
        call = shell_call(node)
        if call is not None and call[0] == "run_line_magic" and call[1][:1] and call[1][0] in HISTORY:
            yield self.at(context.facts.notebook, node_place(context.parsed, node), {"what": f"`%{call[1][0]}`"})
        elif not node.args and context.facts.resolve(node.func) in _NAMESPACES and _probed(node, context):
            yield self.at_node(context, node, what=f"probing `{ast.unparse(node)}`")


def _is_history(node: ast.Name, context: Context) -> bool:
    """Whether the kernel, not the notebook, gives the name its value."""
    statement = context.facts.statement_of(node)
    if statement is None or node.id not in statement.reads or _is_bound(node.id, context.facts):
        return False
    return not (node.id == "_" and isinstance(context.parent(node), ast.Call) and _is_called(node, context))


def _is_called(node: ast.Name, context: Context) -> bool:
    """`_("text")` is a translation."""
    parent = context.parent(node)
    return isinstance(parent, ast.Call) and parent.func is node


def _is_bound(name: str, facts: Facts) -> bool:
    return any(name in s.defines or name in s.names.assigns_global for s in facts.statements)


def _probed(node: ast.Call, context: Context) -> bool:
    """Whether names are looked up in the session: `"x" in globals()`, `globals()["x"]`, `globals().get("x")`."""
    own = any(isinstance(around, _SCOPES) for around in context.ancestors(node))
    if own and context.facts.resolve(node.func) != "builtins.globals":
        return False  # names of the function itself
    parent = context.parent(node)
    if isinstance(parent, ast.Compare):
        return node in parent.comparators and not _asks_for_a_platform(parent.left)
    if isinstance(parent, ast.Subscript):
        return parent.value is node and isinstance(parent.ctx, ast.Load)
    return isinstance(parent, ast.Attribute) and parent.attr in _LOOKUPS


def _asks_for_a_platform(asked: ast.expr) -> bool:
    """Whether the name says where the code runs, not what ran before."""
    return isinstance(asked, ast.Constant) and str(asked.value) in _PLATFORM_NAMES


_PLATFORM_NAMES = frozenset({"__file__", "__IPYTHON__", "get_ipython", "dbutils", "spark", "__spec__", "google.colab"})
