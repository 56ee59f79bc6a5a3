"""Let functions that other processes or pickles need stand in a module, though they read variables that are bound again.

Precondition: functions that can be given parameters are placed. Postcondition, where the notebook pickles or starts
processes: an undecorated function bound once whose variables are bound by plain assignments is placed; it reads them
from `shared`, where each assignment puts the new value, so that it sees at its call what it saw in the notebook.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.refactor.draft import bound_once, module_level_names, movable, variables
from nbhoist.refactor.passes.definitions import BUILTINS, KERNEL_NAMES, needs
from nbhoist.refactor.passes.parameters import header_names, local_names
from nbhoist.refactor.plan import Placement, Rewrite
from nbhoist.refactor.stateful import leaves_process

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

SHARED = "shared"
_PLAIN = (ast.Assign, ast.AugAssign, ast.AnnAssign)


def share_variables(plan: "Plan", facts: "Facts") -> "Plan":
    """Place such functions, and record the variables that they read."""
    if not leaves_process(facts) or any(SHARED in s.defines for s in facts.statements):
        return plan
    free = variables(plan, facts) & _plainly_bound(facts)
    found = _candidates(plan, facts, free)
    names = frozenset(n for s in found for n in needs(s) & free - {m for f in found for m in f.defines})
    placements = tuple(Placement(s.id, "definition", tuple(s.defines), "common") for s in found)
    said = tuple(Rewrite(s.id, "shared variable", _said(needs(s) & names)) for s in found if needs(s) & names)
    return replace(
        plan,
        placements=plan.placements + placements,
        shared=tuple(sorted(names)),
        rewrites=plan.rewrites + said,
    )


def _said(names: frozenset[str]) -> str:
    return "read when it is called: " + ", ".join(f"`{SHARED}.{name}`" for name in sorted(names))


def _plainly_bound(facts: "Facts") -> frozenset[str]:
    """Names that only assignments of their own bind, so that nothing runs between the binding and its end."""
    plain: set[str] = set()
    other: set[str] = set()
    for statement in facts.statements:
        (plain if isinstance(statement.node, _PLAIN) else other).update(statement.defines)
        other |= statement.deletes | statement.names.assigns_global
    return frozenset(plain - other)


def _candidates(plan: "Plan", facts: "Facts", free: frozenset[str]) -> "list[Statement]":
    taken = {placement.statement for placement in plan.placements}
    known = module_level_names(plan) | ((BUILTINS | KERNEL_NAMES) - {n for s in facts.statements for n in s.defines})
    given = {extra.function for extra in plan.extras}
    found = [s for s in movable(facts) if s.id not in taken and s.defines <= bound_once(facts) and _fits(s, free)]
    while True:
        available = (known | free | {n for s in found for n in s.defines}) - given
        kept = [s for s in found if needs(s) <= available and header_names(s) <= available - free]
        if len(kept) == len(found):
            return found
        found = kept


def _fits(statement: "Statement", free: frozenset[str]) -> bool:
    node = statement.node
    plain = isinstance(node, ast.FunctionDef) and not node.decorator_list and not statement.names.opaque
    return plain and not statement.names.assigns_global and not free & needs(statement) & local_names(statement)
