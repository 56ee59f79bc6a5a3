"""Take magics out: those without a meaning in a package are dropped and listed, those with one become Python.

Precondition: none. Postcondition: every statement that calls the notebook shell is dropped, edited or refused.
"""

import ast
import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.shell import shell_call
from nbhoist.knowledge.magics import INSTALL, WITHOUT_EFFECT
from nbhoist.refactor.plan import Refusal, Rewrite
from nbhoist.refactor.shell_edits import asks_for_kernel, shell_edits
from nbhoist.refactor.timed import changes_something, is_timed

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

_SHELL = "get_ipython"


def remove_magics(plan: "Plan", facts: "Facts") -> "Plan":
    """Drop magics that mean nothing in a package, translate those that mean something, refuse the others."""
    known = frozenset(name for s in facts.statements for name in s.defines)
    for statement in facts.statements:
        if is_timed(statement, facts):
            plan = _without_timing(statement, plan, facts)
        elif _SHELL in statement.reads | statement.names.captures or asks_for_kernel(statement):
            plan = _removed(statement, plan, facts, known)
    return plan


def _without_timing(statement: "Statement", plan: "Plan", facts: "Facts") -> "Plan":
    if not changes_something(statement, facts):
        rewrite = Rewrite(statement.id, "magic removed", "`%timeit`: timing is left out")
        return replace(plan, dropped=(*plan.dropped, statement.id), rewrites=(*plan.rewrites, rewrite))
    reason = "`%timeit` runs something that changes values, and as often as it likes"
    refusal = Refusal(statement.cell.index, statement.line, statement.id, reason, "take the timing out of the notebook")
    return replace(plan, refusals=(*plan.refusals, refusal))


def _removed(statement: "Statement", plan: "Plan", facts: "Facts", known: frozenset[str]) -> "Plan":
    reason = dropping_reason(statement)
    if reason:
        rewrite = Rewrite(statement.id, "magic removed", reason)
        return replace(plan, dropped=(*plan.dropped, statement.id), rewrites=(*plan.rewrites, rewrite))
    edits = shell_edits(statement, facts, known)
    if edits is None:
        return replace(plan, refusals=(*plan.refusals, _refusal(statement)))
    rewrites = tuple(
        Rewrite(statement.id, "magic translated", f"`{edit.text.partition(chr(10))[0]}`") for edit in edits
    )
    return replace(plan, edits=plan.edits + edits, rewrites=plan.rewrites + rewrites)


def drop_deletions(plan: "Plan", facts: "Facts") -> "Plan":
    """Drop `del name` where nothing asks for the name again: names of a package end with their function."""
    found = [
        s for i, s in enumerate(facts.statements) if _only_unbinds(s) and not _asked_for(s, facts.statements[i + 1 :])
    ]
    rewrites = tuple(Rewrite(s.id, "deletion removed", "the name is local to a function") for s in found)
    return replace(plan, dropped=plan.dropped + tuple(s.id for s in found), rewrites=plan.rewrites + rewrites)


def _only_unbinds(statement: "Statement") -> bool:
    node = statement.node
    return isinstance(node, ast.Delete) and all(isinstance(target, ast.Name) for target in node.targets)


def _asked_for(statement: "Statement", later: "tuple[Statement, ...]") -> bool:
    """Whether a later statement may look for a deleted name before it is bound again."""
    missing = set(statement.deletes)
    for following in later:
        if missing & (following.reads | following.names.captures):
            return True
        missing -= following.names.defines
    return False


def magic_call(statement: "Statement") -> tuple[str, list[str]] | None:
    """The method of the notebook shell that a statement calls, with its literal arguments."""
    node = statement.node
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
        return None
    call = node.value
    if not isinstance(call.func, ast.Attribute) or not isinstance(call.func.value, ast.Call):
        return None
    arguments = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return call.func.attr, arguments


def dropping_reason(statement: "Statement") -> str:
    """Why a magic may be dropped; empty when it may not."""
    call = magic_call(statement)
    if call is None:
        return ""
    method, arguments = call
    name = arguments[0] if arguments else ""
    if method == "run_line_magic" and name in WITHOUT_EFFECT:
        return f"`%{name}`: {WITHOUT_EFFECT[name]}"
    if method == "run_line_magic" and name in INSTALL:
        return f"`%{name}`: dependencies are declared in pyproject.toml"
    if method == "system" and _installs(name):
        return "`!pip`: dependencies are declared in pyproject.toml"
    return ""


def _installs(command: str) -> bool:
    try:
        words = shlex.split(command)
    except ValueError:
        return False
    return bool(words) and words[0] in INSTALL and "install" in words


def _refusal(statement: "Statement") -> Refusal:
    call = next((c for n in ast.walk(statement.node) if (c := shell_call(n)) is not None), None)
    remedy = "do this in Python, or leave the cell out"
    return Refusal(statement.cell.index, statement.line, statement.id, f"{_as_written(call)} needs a notebook", remedy)


def _as_written(call: tuple[str, tuple[str, ...]] | None) -> str:
    if call is None or not call[1]:
        return "`get_ipython()`"
    method, texts = call
    marks = {"run_line_magic": "%", "run_cell_magic": "%%"}.get(method, "!")
    return f"`{marks}{texts[0]}`"
