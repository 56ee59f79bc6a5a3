"""Find the values that the notebook displays at the end of a cell.

Precondition: stages are formed. Postcondition: each last expression that may give a value is recorded: an observed
stage gives it back to its observer, any other stage hands it to `display`.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.shell import shell_call
from nbhoist.analysis.text import ends_with_semicolon, node_span
from nbhoist.refactor.plan import Edit, Rewrite, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    inner = tuple(e for stage in plan.stages for i in stage.statements for e in _inside(facts.statement(i), facts))
    return replace(plan, shown=tuple(shown), edits=plan.edits + inner, rewrites=plan.rewrites + tuple(rewrites))


def _inside(statement: "Statement", facts: "Facts") -> "Iterator[Edit]":
    """Expressions in blocks are shown as well where the notebook shows all."""
    if isinstance(statement.node, ast.Expr) or interactivity(statement, facts) != "all":
        return
    for node in _blocks(statement.node):
        if isinstance(node, ast.Expr) and not _is_none(node.value, facts):
            start, end = node_span(node.value, statement, facts)
            yield Edit(statement.id, (start.line, start.column), (start.line, start.column), "show(")
            yield Edit(statement.id, (end.line, end.column), (end.line, end.column), ")")


def _blocks(node: ast.AST) -> "Iterator[ast.AST]":
    """Nodes that run with the statement itself, not in functions or classes of its own."""
    yield node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
        for child in ast.iter_child_nodes(node):
            yield from _blocks(child)


def _how(stage: "Stage", returned: bool) -> str:
    return f"`{stage.name}` gives it back" if returned else "handed to `show`"


def displays(statement: "Statement", facts: "Facts") -> bool:
    """Whether the notebook shows the value of `statement` at the end of its cell."""
    node = statement.node
    parsed = facts.parsed(statement.cell)
    captured = any(magic.kind == "cell" and magic.name == "capture" for magic in parsed.magics)
    if captured or statement.cell.silent:
        return False
    last = facts.of_cell(statement.cell)[-1] is statement or interactivity(statement, facts) == "all"
    return (
        last
        and isinstance(node, ast.Expr)
        and not _is_none(node.value, facts)
        and not ends_with_semicolon(statement, facts)
    )


def interactivity(statement: "Statement", facts: "Facts") -> str:
    """Which expressions of its cell the notebook shows, as a cell before has set it."""
    mode = "last_expr"
    for other in facts.statements:
        node = other.node
        if other.cell is statement.cell:
            break
        targets = node.targets if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) else []
        if any(isinstance(t, ast.Attribute) and t.attr == "ast_node_interactivity" for t in targets):
            mode = str(ast.literal_eval(node.value))  # type: ignore[attr-defined]  # an Assign
    return mode


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
