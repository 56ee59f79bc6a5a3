"""Find the sections of the configuration that each stage reads.

Precondition: stages are formed and settings lifted. Postcondition: `Stage.sections` names them in order.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan, Setting, Stage


def assign_sections(plan: "Plan", facts: "Facts") -> "Plan":
    """Give every stage the sections that its statements read."""
    stages = tuple(replace(stage, sections=_sections(stage, plan, facts)) for stage in plan.stages)
    return replace(plan, stages=stages)


def _sections(stage: "Stage", plan: "Plan", facts: "Facts") -> tuple[str, ...]:
    read = {name for i in stage.statements for name in _names(i, facts)}
    used = [s.section for s in plan.configuration if _is_used(s, stage, read)]
    return tuple(dict.fromkeys(used))


def _names(identifier: str, facts: "Facts") -> frozenset[str]:
    statement = facts.statement(identifier)
    return statement.reads | statement.names.captures


def _is_used(setting: "Setting", stage: "Stage", read: set[str]) -> bool:
    return setting.name in read or any(place.statement in stage.statements for place in setting.places)
