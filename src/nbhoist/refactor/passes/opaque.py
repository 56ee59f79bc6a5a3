"""Refuse statements whose names their text does not show.

Precondition: magics are removed. Postcondition: every statement that calls `exec`, `eval`, `globals`, `locals` or
`vars` on the names of the notebook is refused; star imports of readable modules are no such statements.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.refactor.plan import Refusal

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

_CALLS = frozenset({"exec", "eval", "globals", "locals", "vars"})


def refuse_opaque(plan: "Plan", facts: "Facts") -> "Plan":
    """Record a refusal for each statement that reaches names through their text."""
    known = {refusal.statement for refusal in plan.refusals} | {edit.statement for edit in plan.edits}
    found = tuple(_refusal(s) for s in facts.statements if s.names.opaque and s.id not in known and _called(s))
    return replace(plan, refusals=plan.refusals + found)


def _called(statement: "Statement") -> str:
    names = (n.func.id for n in ast.walk(statement.node) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))
    return next((name for name in names if name in _CALLS), "")


def _refusal(statement: "Statement") -> Refusal:
    reason = f"`{_called(statement)}` reads or binds names that its text does not show"
    return Refusal(
        statement.cell.index, statement.line, statement.id, reason, "write the names out, or keep the values in a dict"
    )
