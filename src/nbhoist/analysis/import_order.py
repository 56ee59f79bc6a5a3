"""Imports whose place matters: the search path or a switch of their library is set above them."""

import ast
import sys
from functools import cache
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

# variables of the environment that libraries read when they are imported, by their first letters
_SWITCHES = (
    "TF_", "CUDA", "OMP_", "MKL_", "OPENBLAS", "NUMEXPR", "KERAS", "TOKENIZERS", "PYTORCH", "XLA", "JAX", "HF_",
    "TRANSFORMERS", "MPL", "POLARS", "NUMBA",
)  # fmt: skip


def bound_to_place(facts: "Facts") -> frozenset[str]:
    """Ids of the import statements that may not move above what stands before them."""
    path_changed = switched = False
    loaded: set[str] = set()
    modules: set[str] = set()
    found: set[str] = set()
    for statement in facts.statements:
        node = statement.node
        if isinstance(node, ast.Import | ast.ImportFrom):
            tops = set(_tops(node))
            unseen = tops - loaded - sys.stdlib_module_names
            drawn = bool(set(_modules(node)) - modules - sys.stdlib_module_names) and _drawn_around(statement, facts)
            modules |= set(_modules(node))
            if drawn or (unseen and (switched or (path_changed and any(not _is_installed(top) for top in unseen)))):
                found.add(statement.id)
            loaded |= tops - found_tops(found, facts)
        path_changed = path_changed or _changes_path(node, facts)
        switched = switched or any(name.startswith(_SWITCHES) for name in _variables_set(node, facts))
    return frozenset(found)


def found_tops(found: set[str], facts: "Facts") -> set[str]:
    """What the imports that stay at their place import."""
    nodes = (facts.statement(key).node for key in found)
    return {top for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for top in _tops(node)}


def _drawn_around(statement: "Statement", facts: "Facts") -> bool:
    """Whether `random` is seeded before and drawn from behind: some libraries draw from it when they are imported."""
    position = facts.statements.index(statement)
    before = any(_uses_random(s, facts) for s in facts.statements[:position])
    return before and any(_uses_random(s, facts) for s in facts.statements[position:])


def _uses_random(statement: "Statement", facts: "Facts") -> bool:
    calls = (n for n in ast.walk(statement.node) if isinstance(n, ast.Call))
    return any((facts.resolve(call.func) or "").startswith("random.") for call in calls)


def _modules(node: ast.Import | ast.ImportFrom) -> "Iterator[str]":
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif not node.level:
        yield node.module or ""


def _tops(node: ast.Import | ast.ImportFrom) -> "Iterator[str]":
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif not node.level:
        yield (node.module or "").partition(".")[0]


@cache
def _is_installed(top: str) -> bool:
    try:
        return PathFinder.find_spec(top) is not None
    except (ImportError, ValueError):
        return False


def _changes_path(node: ast.stmt, facts: "Facts") -> bool:
    return any(
        isinstance(inner, ast.Attribute) and inner.attr == "path" and facts.resolve(inner) == "sys.path"
        for inner in ast.walk(node)
    )


def _variables_set(node: ast.stmt, facts: "Facts") -> "Iterator[str]":
    for inner in ast.walk(node):
        if (
            isinstance(inner, ast.Subscript)
            and isinstance(inner.ctx, ast.Store)
            and isinstance(inner.slice, ast.Constant)
        ):
            if isinstance(inner.value, ast.Attribute) and inner.value.attr == "environ":
                yield str(inner.slice.value)
        elif (
            isinstance(inner, ast.Call)
            and isinstance(inner.func, ast.Attribute)
            and inner.func.attr in ("setdefault", "putenv")
        ):
            yield from (str(a.value) for a in inner.args[:1] if isinstance(a, ast.Constant))
