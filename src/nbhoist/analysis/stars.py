"""What `from module import *` binds, found in the source of the module without running it."""

import ast
import sys
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.analysis.statement import Names


def exported(node: ast.ImportFrom) -> frozenset[str] | None:
    """Names that a star import binds; None where the source cannot be read."""
    return None if node.level or not node.module else _exported(node.module)


def with_star_names(names: "Names", node: ast.stmt, wanted: frozenset[str]) -> "Names":
    """The names of a statement, where a star import binds those that the notebook asks for."""
    if not isinstance(node, ast.ImportFrom) or node.names[0].name != "*":
        return names
    found = (exported(node) or frozenset()) & wanted
    return names._replace(defines=names.defines | found, may_define=names.may_define | found)


@cache
def _exported(module: str) -> frozenset[str] | None:
    if module in sys.builtin_module_names or (module in sys.stdlib_module_names and module in sys.modules):
        return _of_loaded(module)
    source = _source(module)
    try:
        tree = ast.parse(source.read_text(encoding="utf-8")) if source is not None else None
    except (OSError, SyntaxError, ValueError):
        return None
    if tree is None:
        return _of_loaded(module) if module.partition(".")[0] in sys.stdlib_module_names else None
    return _said(tree)


def _of_loaded(module: str) -> frozenset[str] | None:
    """Names of a compiled module of the standard library, whose import does nothing else."""
    loaded = sys.modules.get(module) or __import__(module, fromlist=["*"])
    names = getattr(loaded, "__all__", None) or [name for name in dir(loaded) if not name.startswith("_")]
    return frozenset(names)


def _source(module: str) -> Path | None:
    path: list[str] | None = None
    parts = module.split(".")
    for position in range(len(parts)):
        spec = PathFinder.find_spec(".".join(parts[: position + 1]), path)
        if spec is None:
            return None
        path = list(spec.submodule_search_locations or ())
    found = Path(spec.origin) if spec is not None and spec.origin else None
    return found if found is not None and found.suffix == ".py" else None


def _said(tree: ast.Module) -> frozenset[str] | None:
    """The literal `__all__`, else the public names that are bound at top level."""
    bound: set[str] = set()
    if _is_dynamic(tree):
        return None
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(t, ast.Name) and t.id == "__all__" for t in targets):
            return _literal(getattr(node, "value", None)) if isinstance(node, ast.Assign) else None
        bound |= _bound(node)
    return frozenset(name for name in bound if not name.startswith("_"))


def _is_dynamic(tree: ast.Module) -> bool:
    """Whether names depend on a branch or come from stars of other modules, as in `numpy`."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
            return not any(isinstance(n, ast.Assign) and "__all__" in _bound(n) for n in tree.body)
        if isinstance(node, ast.If | ast.Try) and "__all__" in _bound(node):
            return True
    return False


def _literal(value: ast.expr | None) -> frozenset[str] | None:
    try:
        return frozenset(ast.literal_eval(value)) if value is not None else None
    except (ValueError, TypeError):
        return None


def _bound(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
