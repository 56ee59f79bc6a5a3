"""Let `f.__module__` of the notebook's own functions and classes be `__main__`, as `__name__` is.

Precondition: none. Postcondition: an edit for each place where the notebook spells it.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.refactor.edits import replacing
from nbhoist.refactor.plan import Rewrite

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan


def name_main_module(plan: "Plan", facts: "Facts") -> "Plan":
    """Record the edits."""
    edits = tuple(
        replacing(node, statement, facts, '"__main__"')
        for statement in facts.statements
        for node in ast.walk(statement.node)
        if isinstance(node, ast.Attribute) and node.attr == "__module__" and _is_local(node.value, facts)
    )
    rewrites = tuple(Rewrite(edit.statement, "module of the notebook", "`__module__` is `__main__`") for edit in edits)
    return replace(plan, edits=plan.edits + edits, rewrites=plan.rewrites + rewrites)


def _is_local(node: ast.expr, facts: "Facts") -> bool:
    value = facts.value(node)
    return value is not None and value.kind == "local"
