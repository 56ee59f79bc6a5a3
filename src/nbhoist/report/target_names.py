"""What a notebook predicts: the names of what its models are fitted to."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.target import target_column, target_given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts

_FITTING = ("train", "tune")


def target_names(facts: Facts) -> tuple[str, ...]:
    """The columns that models are fitted to; the names of their variables where no column can be seen."""
    fits = list(_learning(facts))
    columns = tuple(dict.fromkeys(column for node in fits if (column := target_column(node, facts))))
    given = (target_given(node, facts) for node in fits)
    return columns or tuple(dict.fromkeys(target.id for target in given if isinstance(target, ast.Name)))


def _learning(facts: Facts) -> Iterator[ast.Call]:
    """Calls that are given a target: fits, also of what is not known, and what fits an estimator on its own."""
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Call):
                call = facts.call(node)
                fits = call.fact.role in _FITTING if call.fact is not None else _is_fit(node)
                if fits or call.argument("estimator") is not None:
                    yield node


def _is_fit(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and node.func.attr == "fit"
