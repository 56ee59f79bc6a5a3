"""Place constants: literals that are bound once and never changed, and that functions read.

Precondition: imports are placed. Postcondition: such a constant stands at module level, in `constants.py`;
functions that read it can be hoisted.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.role_forms import is_literal
from nbhoist.refactor.draft import bound_once, movable
from nbhoist.refactor.plan import Placement
from nbhoist.refactor.stateful import changed_by_functions

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

MODULE = "constants"


def place_constants(plan: "Plan", facts: "Facts") -> "Plan":
    """Place the literals that functions and classes read."""
    once = bound_once(facts)
    changed = frozenset(name for s in facts.statements for name in s.mutates) | (
        changed_by_functions(facts) - _scalars(facts)
    )
    captured = frozenset(name for s in facts.statements for name in s.names.captures)
    needed = captured | _shared(facts) | (once - frozenset(name for s in facts.statements for name in s.reads))
    secret = {place.statement for place in plan.secrets}
    found = tuple(
        Placement(s.id, "constant", tuple(s.defines), MODULE)
        for s in movable(facts)
        if is_constant(s) and s.id not in secret and s.defines <= once & needed and not s.defines & changed
    )
    return replace(plan, placements=plan.placements + found)


def _shared(facts: "Facts") -> frozenset[str]:
    """Names that statements of several cells read, bound to lists and the like, which the configuration cannot hold."""
    readers: dict[str, set[str]] = {}
    for statement in facts.statements:
        for name in statement.reads:
            readers.setdefault(name, set()).add(statement.cell.id)
    literals = {n for s in facts.statements if is_constant(s) and not _is_scalar(s) for n in s.defines}
    return frozenset(name for name, cells in readers.items() if len(cells) > 1 and name in literals)


def _scalars(facts: "Facts") -> frozenset[str]:
    """Names of constants that nothing can change."""
    return frozenset(n for s in facts.statements if is_constant(s) and _is_scalar(s) for n in s.defines)


def _is_scalar(statement: "Statement") -> bool:
    value = getattr(statement.node, "value", None)
    return isinstance(value, ast.Constant | ast.UnaryOp)


def is_constant(statement: "Statement") -> bool:
    """Whether the statement binds one name to a literal."""
    node = statement.node
    if isinstance(node, ast.Assign):
        return len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) and is_literal(node.value)
    return isinstance(node, ast.AnnAssign) and node.value is not None and is_literal(node.value)
