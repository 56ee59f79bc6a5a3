"""Move definitions to the module of their only user.

Precondition: stages are formed. Postcondition: a definition that one module alone uses stands there, the others stay
in `common.py`; no module imports one that imports it.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.refactor.passes.definitions import needs

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Placement, Plan

_SHARED = "common"


def settle_definitions(plan: "Plan", facts: "Facts") -> "Plan":
    """Give every definition its module."""
    while True:
        moved = tuple(_settled(p, plan, facts) for p in plan.placements)
        if moved == plan.placements:
            return plan
        plan = replace(plan, placements=moved)


def _settled(placement: "Placement", plan: "Plan", facts: "Facts") -> "Placement":
    if placement.kind != "definition" or placement.module != _SHARED:
        return placement
    users = _users(placement, plan, facts)
    return replace(placement, module=min(users)) if len(users) == 1 else placement


def _users(placement: "Placement", plan: "Plan", facts: "Facts") -> set[str]:
    names = set(placement.names)
    users = {
        stage.module
        for stage in plan.stages
        for i in stage.statements
        if names & (facts.statement(i).reads | facts.statement(i).names.captures)
    }
    for other in plan.placements:
        if other.kind == "definition" and other is not placement and names & needs(facts.statement(other.statement)):
            users.add(other.module)
    return users
