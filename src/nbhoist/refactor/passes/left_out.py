"""Refuse what needs a cell that the chosen order of execution leaves out.

Precondition: none. Postcondition: with `--order execution`, each statement that reads a name which only cells that
were never run bind is refused; those cells are listed in the plan.
"""

import builtins
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.prepare import prepare
from nbhoist.analysis.scopes import statement_names
from nbhoist.refactor.plan import Refusal

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.notebook.model import Cell
    from nbhoist.refactor.plan import Plan


def list_left_out(plan: "Plan", facts: "Facts") -> "Plan":
    """Record the cells that are left out, and refuse the statements that need them."""
    taken = {parsed.cell.id for parsed in facts.cells}
    missing = [cell for cell in facts.notebook.code_cells if cell.id not in taken and cell.source.strip()]
    if not missing:
        return plan
    found = tuple(_refusals(facts, {name: cell for cell in missing for name in _bound(cell)}))
    return replace(plan, left_out=tuple(cell.index for cell in missing), refusals=plan.refusals + found)


def _bound(cell: "Cell") -> frozenset[str]:
    tree = prepare(cell).tree
    nodes: list[ast.stmt] = tree.body if tree is not None else []
    return frozenset(name for node in nodes for name in statement_names(node).may_define)


def _refusals(facts: "Facts", binder: "dict[str, Cell]") -> "Iterator[Refusal]":
    known = set(dir(builtins))
    for statement in facts.statements:
        needed = sorted((statement.reads - statement.names.captures) & set(binder) - known)
        if needed:
            reason = f"`{needed[0]}` is bound in cell {binder[needed[0]].index + 1}, which was never run"
            remedy = "run that cell and save the notebook, or convert with --order document"
            yield Refusal(statement.cell.index, statement.line, statement.id, reason, remedy)
        known |= statement.defines
