"""What a statement was predicted to do covers whatever it does when it runs."""

from __future__ import annotations

import ast
import random
from typing import TYPE_CHECKING

from analysed import facts_of
from hypothesis import given, reject, settings
from recorded import Endless, Happened, Namespace, run
from straight_line_programs import PREAMBLE, programs

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement


@settings(max_examples=300, deadline=None, derandomize=True)  # known misses are rare, but not impossible, to come by
@given(programs)
def test_nothing_happens_that_was_not_predicted(program: list[str]) -> None:
    facts = facts_of("\n".join(f"# %%\n{source}" for source in (*PREAMBLE, *program)))
    random.seed(0)
    names = Namespace()
    for statement in facts.statements:
        module = ast.Module([statement.node], [])
        try:
            happened = run(compile(module, "<statement>", "exec"), names)
        except Endless:
            reject()
        _check(statement, happened, facts)
        if not happened.finished:
            return


def _check(statement: Statement, happened: Happened, facts: Facts) -> None:
    seen = _looked_up(statement, facts)
    assigned = frozenset(n for s in facts.statements for n in s.names.assigns_global)
    assert happened.read <= seen | happened.unseen, ast.unparse(statement.node)
    assert happened.bound <= statement.defines | assigned, ast.unparse(statement.node)
    assert happened.mutated <= statement.mutates, ast.unparse(statement.node)
    assert happened.effects <= statement.effects, ast.unparse(statement.node)
    if happened.finished:
        assert happened.unbound <= statement.deletes, ast.unparse(statement.node)
        assert statement.names.defines <= happened.bound | happened.unseen, ast.unparse(statement.node)


def _looked_up(statement: Statement, facts: Facts) -> frozenset[str]:
    """Names that the statement reads, itself or through functions that stand behind names that it reads."""
    names = statement.reads
    while True:
        behind = facts.same_object(names)
        inside = (s.names.captures for s in facts.statements if behind & (s.defines | s.mutates))
        wider = names.union(*inside)
        if wider == names:
            return names
        names = wider
