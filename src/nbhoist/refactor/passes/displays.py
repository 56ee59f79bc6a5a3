"""Find the values that the notebook displays at the end of a cell.

Precondition: stages are formed. Postcondition: each last expression that may give a value is recorded: an observed
stage gives it back to its observer, any other stage hands it to `display`.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.shell import shell_call
from nbhoist.analysis.text import ends_with_semicolon
from nbhoist.refactor.plan import Rewrite, Shown

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan, Stage


def record_displays(plan: "Plan", facts: "Facts") -> "Plan":
    """Record displayed values."""
    shown: list[Shown] = []
    rewrites: list[Rewrite] = []
    for stage in plan.stages:
        for identifier in stage.statements:
            statement = facts.statement(identifier)
            if displays(statement, facts):
                returned = stage.observed and identifier == stage.statements[-1]
                shown.append(Shown(identifier, returned))
                rewrites.append(Rewrite(identifier, "display through the observer", _how(stage, returned)))
    return replace(plan, shown=tuple(shown), rewrites=plan.rewrites + tuple(rewrites))


def _how(stage: "Stage", returned: bool) -> str:
    return f"`{stage.name}` gives it back" if returned else "handed to `show`"


def displays(statement: "Statement", facts: "Facts") -> bool:
    """Whether the notebook shows the value of `statement` at the end of its cell."""
    node = statement.node
    parsed = facts.parsed(statement.cell)
    if any(magic.kind == "cell" and magic.name == "capture" for magic in parsed.magics):
        return False
    last = facts.of_cell(statement.cell)[-1] is statement
    return (
        last
        and isinstance(node, ast.Expr)
        and not _is_none(node.value, facts)
        and not ends_with_semicolon(statement, facts)
    )


def _is_none(node: ast.expr, facts: "Facts") -> bool:
    if isinstance(node, ast.Constant):
        return node.value is None
    if not isinstance(node, ast.Call):
        return False
    asked = shell_call(node)
    if asked is not None:
        return not (asked[0] == "run_line_magic" and asked[1][:1] in (("env",), ("pwd",)))
    call = facts.call(node)
    if call.fact is not None:
        return call.fact.returns == "none" or (bool(call.fact.mutates_if) and call.truthy(call.fact.mutates_if))
    return call.target is not None and call.target.kind == "local" and facts.returns_nothing(call.target.name)
