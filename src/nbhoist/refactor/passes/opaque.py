"""Refuse statements whose names their text does not show.

Precondition: magics are removed. Postcondition: every statement that calls `exec`, `eval`, `globals`, `locals` or
`vars` on the names of the notebook is refused; star imports of readable modules are no such statements.
"""

import ast
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.refactor.plan import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

_HISTORY = re.compile(r"_{1,3}|_\d+|Out|In|_i{1,3}|_i\d+|_oh|_ih|_dh")
_FRAMES = frozenset({"f_back", "f_lineno", "f_globals", "f_locals", "co_firstlineno", "co_filename"})
_SOURCES = frozenset(
    {f"inspect.{name}" for name in ("currentframe", "stack", "getsource", "getsourcelines", "getsourcefile", "getfile")}
    | {"sys._getframe"}
)
_CALLS = frozenset({"exec", "eval", "globals", "locals", "vars"})


def refuse_opaque(plan: "Plan", facts: "Facts") -> "Plan":
    """Record a refusal for each statement that reaches names through their text."""
    known = {refusal.statement for refusal in plan.refusals} | {edit.statement for edit in plan.edits}
    open_to = [s for s in facts.statements if s.id not in known]
    found = tuple(_refusal(s) for s in open_to if s.names.opaque and _called(s))
    found += tuple(
        _of_source(s, place) for s in open_to if (place := _looks_at_source(s, facts)) and not s.names.opaque
    )
    history = tuple(r for s in facts.statements if s.id not in known for r in _history(s, facts))
    return replace(plan, refusals=plan.refusals + found + history)


def _history(statement: "Statement", facts: "Facts") -> "Iterator[Refusal]":
    """`_`, `Out[3]` and the like, unless the notebook binds them itself."""
    bound = {name for s in facts.statements[: facts.statements.index(statement)] for name in s.defines}
    for name in sorted(name for name in statement.reads - bound if _HISTORY.fullmatch(name))[:1]:
        reason = f"`{name}` is what a cell displayed or held before"
        remedy = "give the value a name where it is made"
        yield Refusal(statement.cell.index, statement.line, statement.id, reason, remedy)


def _looks_at_source(statement: "Statement", facts: "Facts") -> str:
    """What asks where code stands or how it is written, which is not the same in a package."""
    for node in ast.walk(statement.node):
        if isinstance(node, ast.Attribute) and (node.attr in _FRAMES or (facts.resolve(node) or "") in _SOURCES):
            return node.attr
    return ""


def _of_source(statement: "Statement", place: str) -> Refusal:
    reason = f"`{place}` looks at the code itself, which stands elsewhere in a package"
    return Refusal(
        statement.cell.index, statement.line, statement.id, reason, "leave it out, or write down what it gives"
    )


def _called(statement: "Statement") -> str:
    names = (n.func.id for n in ast.walk(statement.node) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))
    return next((name for name in names if name in _CALLS), "")


def _refusal(statement: "Statement") -> Refusal:
    reason = f"`{_called(statement)}` reads or binds names that its text does not show"
    return Refusal(
        statement.cell.index, statement.line, statement.id, reason, "write the names out, or keep the values in a dict"
    )
