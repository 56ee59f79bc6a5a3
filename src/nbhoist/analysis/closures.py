"""Functions that outlive the statement in which they are made, and so look names up again later."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.scopes import statement_names

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_LAZY = frozenset(f"builtins.{name}" for name in ("map", "filter", "generator", "zip", "enumerate"))
_DONE = frozenset(f"builtins.{name}" for name in ("list", "tuple", "set", "frozenset", "dict"))
_CLOSURES = (ast.Lambda, ast.GeneratorExp, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def escaping_captures(statement: "Statement", facts: "Facts") -> frozenset[str]:
    """Names that functions made in `statement` look up, for functions that may be called after it."""
    if not statement.names.captures:
        return frozenset()
    found: set[str] = set()
    consumed = {
        id(n) for call in ast.walk(statement.node) if isinstance(call, ast.Call) for n in _consumed(call, facts)
    }
    for node in ast.walk(statement.node):
        if isinstance(node, _CLOSURES) and id(node) not in consumed:
            found |= _captures(node)
    return frozenset(found & statement.names.captures)


def _captures(node: ast.AST) -> frozenset[str]:
    holder = node if isinstance(node, ast.stmt) else ast.Expr(node)  # type: ignore[arg-type]  # an expression otherwise
    return statement_names(holder).captures


def _consumed(node: ast.Call, facts: "Facts") -> list[ast.expr]:
    """Arguments that a known call uses up before it returns."""
    call = facts.call(node)
    fact = call.fact
    if fact is None or fact.returns in _LAZY:
        return []
    if fact.returns in _DONE and fact.name.startswith("builtins."):  # it keeps items, not what it calls or goes through
        gone_through = [n for p in fact.consumes for n in call.arguments.get(p, ()) if isinstance(n, ast.GeneratorExp)]
        return [*gone_through, *(n for p in fact.calls for n in call.arguments.get(p, ()))]
    kept = fact.holds or fact.aliases or fact.kind == "class"
    return [] if kept else list(call.given)
