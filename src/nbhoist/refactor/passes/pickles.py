"""Let pickles that were written elsewhere find the classes of the notebook.

Precondition: definitions are placed. Postcondition: each statement that reads a pickle which the notebook did not
write runs in a `with` that shows them as members of `__main__`, where notebooks and scripts keep them.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.knowledge.pickles import READERS, WRITERS
from nbhoist.refactor.draft import body, variables
from nbhoist.refactor.plan import Rewrite, Wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

HEAD = "found_in_main"


def show_definitions(plan: "Plan", facts: "Facts") -> "Plan":
    """Record the statements that read such pickles."""
    classes = {s.id for s in facts.statements if isinstance(s.node, ast.ClassDef)}
    names = [n for p in plan.placements if p.statement in classes for n in p.names]
    if not names:
        return plan
    head = f"{HEAD}({', '.join(names)})"
    found = tuple(Wrapped((s.id,), head) for s in _readers(plan, facts))
    said = tuple(Rewrite(w.statements[0], "pickle of another program", f"`with {head}`") for w in found)
    return replace(plan, wrapped=plan.wrapped + found, rewrites=plan.rewrites + said)


def _readers(plan: "Plan", facts: "Facts") -> "Iterator[Statement]":
    wrapped = {key for w in plan.wrapped for key in w.statements}
    known = variables(plan, facts)
    written: set[str] = set()
    for statement in body(plan, facts):
        called = {facts.resolve(n.func) for n in ast.walk(statement.node) if isinstance(n, ast.Call)}
        if called & READERS and statement.id not in wrapped and not _files(statement, known) & written:
            yield statement
        if called & WRITERS:
            written |= _files(statement, known)


def _files(statement: "Statement", known: frozenset[str]) -> frozenset[str]:
    """What may name a file: texts, and variables."""
    texts = (n.value for n in ast.walk(statement.node) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return frozenset(text for text in texts if "." in text) | (statement.reads & known)
