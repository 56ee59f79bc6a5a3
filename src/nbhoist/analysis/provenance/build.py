"""The log of a notebook: its cells in order, then the functions and classes that nobody calls."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance.cuts import Cut, cut_of
from nbhoist.analysis.provenance.entering import alone, alone_class
from nbhoist.analysis.provenance.log import EMPTY, Log
from nbhoist.analysis.provenance.run import OutOfBudgetError, Run

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts

_SIGNS = ("fit", "train", "cross_val", "score")  # without any of these words nothing is learned or measured


def provenance(facts: "Facts") -> Log:
    """What happened to rows, as far as it can be followed."""
    if not any(sign in cell.cell.source for cell in facts.cells for sign in _SIGNS):
        return EMPTY
    run = Run(facts)
    run.cuts = _cuts(facts)
    try:
        run.block([statement.node for statement in facts.statements])
        _walk_uncalled(facts, run)
    except OutOfBudgetError:
        pass  # what was seen so far still holds
    return Log(tuple(run.events), run.splits)


def _walk_uncalled(facts: "Facts", run: Run) -> None:
    for statement in facts.statements:
        node = statement.node
        if isinstance(node, ast.ClassDef) and id(node) not in run.entered:
            alone_class(node, run)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and id(node) not in run.entered:
            alone(node, run)


def _cuts(facts: "Facts") -> set[Cut]:
    found = (
        cut_of(node)
        for statement in facts.statements
        for node in ast.walk(statement.node)
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)
    )
    return {cut for cut in found if cut is not None}
