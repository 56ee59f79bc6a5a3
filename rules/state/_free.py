"""Where a statement reads a name of the notebook."""

import ast
from collections.abc import Callable

from nbhoist.analysis.scopes import targets

_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def free_node(node: ast.AST, name: str, skipped: Callable[[ast.AST], bool]) -> ast.Name | None:
    """The first place where `node` reads `name` from the notebook; parts that are `skipped` do not count."""
    if skipped(node):
        return None
    if isinstance(node, ast.Name):
        return node if node.id == name and isinstance(node.ctx, ast.Load) else None
    if isinstance(node, _Function) and name in _local(node):
        parts: list[ast.AST] = [*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)]
        parts += getattr(node, "decorator_list", [])
    elif isinstance(node, _Comprehension) and name in targets(node):
        parts = [node.generators[0].iter]
    else:
        parts = list(ast.iter_child_nodes(node))
    return next((found for part in parts if (found := free_node(part, name, skipped)) is not None), None)


def _local(node: _Function) -> set[str]:
    """Names that are the function's own, as far as its text shows."""
    arguments = {a.arg for a in ast.walk(node.args) if isinstance(a, ast.arg)}
    stored = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    declared = {name for n in ast.walk(node) if isinstance(n, ast.Global) for name in n.names}
    return (arguments | stored) - declared
