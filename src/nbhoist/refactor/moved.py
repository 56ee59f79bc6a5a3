"""Statements that may stand above what only shows something, so that the work around it becomes one function."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.modules import Home


def above_views(
    run: "Sequence[Statement]", where: "Sequence[Home]", fixed: frozenset[str], above: dict[str, str]
) -> list[int]:
    """Positions of `run` in an order that joins work which views part; no def-use edge and no effect is crossed.

    `fixed` are ids of statements that stay where they are; `above` has the headings of each cell.
    """
    order: list[int] = []
    for position, statement in enumerate(run):
        target = len(order)
        while target and _may_pass(statement, run[order[target - 1]], where[order[target - 1]], fixed, above):
            target -= 1
        joins = target < len(order) and target > 0 and where[order[target - 1]] == where[position]
        order.insert(target if joins and not where[position].observed else len(order), position)
    return order


def _may_pass(
    statement: "Statement", view: "Statement", home: "Home", fixed: frozenset[str], above: dict[str, str]
) -> bool:
    """Whether `statement` computes quietly something that `view`, which stands before it, has nothing to do with."""
    if not home.observed or fixed & {statement.id, view.id} or above.get(statement.cell.id) != above.get(view.cell.id):
        return False
    if statement.effects or isinstance(statement.node, ast.Expr) or statement.deletes or "<options>" in view.effects:
        return False
    changed = statement.defines | statement.mutates
    of_view = view.reads | view.names.captures | view.defines
    return not changed & of_view and not (statement.reads | statement.names.captures) & (view.defines | view.mutates)
