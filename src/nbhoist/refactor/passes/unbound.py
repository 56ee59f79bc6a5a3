"""Let a caught `NameError` read as in the notebook, whose names are global.

Precondition: none. Postcondition: where a statement catches the error of a name that may not be bound and uses it, an
edit takes the error through `as_global` first.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.text import node_span
from nbhoist.refactor.plan import Edit, Rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

_CATCHING = frozenset({"NameError", "Exception", "BaseException"})


def spell_name_errors(plan: "Plan", facts: "Facts") -> "Plan":
    """Record the edits."""
    bound: set[str] = set()
    edits: list[Edit] = []
    for statement in facts.statements:
        doubtful = {name for s in facts.statements for name in s.names.may_define} - bound
        edits += _edits(statement, doubtful, facts)
        bound = (bound | statement.names.defines) - statement.deletes
    rewrites = tuple(Rewrite(e.statement, "name of the notebook", "the error of an unbound name") for e in edits)
    return replace(plan, edits=plan.edits + tuple(edits), rewrites=plan.rewrites + rewrites)


def _edits(statement: "Statement", doubtful: set[str], facts: "Facts") -> "Iterator[Edit]":
    for node in ast.walk(statement.node):
        if isinstance(node, ast.Try) and any(_reads(inner, doubtful) for inner in node.body):
            for handler in (h for h in node.handlers if _uses_error(h)):
                start = node_span(handler.body[0], statement, facts)[0]
                text = f"{handler.name} = as_global({handler.name})\n{' ' * start.column}"
                yield Edit(statement.id, (start.line, start.column), (start.line, start.column), text)


def _reads(node: ast.AST, names: set[str]) -> bool:
    return any(isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and n.id in names for n in ast.walk(node))


def _uses_error(handler: ast.ExceptHandler) -> bool:
    """Whether a handler names the error, catches that of names, and reads it."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    catches = any(isinstance(kind, ast.Name) and kind.id in _CATCHING for kind in kinds)
    return catches and handler.name is not None and any(_reads(node, {handler.name}) for node in handler.body)
