"""What passes ask of a plan in the making: which statements are still to be placed, and what names they share."""

from typing import TYPE_CHECKING

from nbhoist.analysis.captured import raises
from nbhoist.analysis.statement import Statement

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan


def placed(plan: "Plan") -> frozenset[str]:
    """Ids of statements that are at module level, in the configuration or dropped."""
    at_module_level = (placement.statement for placement in plan.placements)
    in_configuration = (setting.statement for setting in plan.configuration if setting.whole)
    return frozenset((*at_module_level, *in_configuration, *plan.dropped))


def body(plan: "Plan", facts: "Facts") -> tuple[Statement, ...]:
    """Statements that run in stages, in document order; a call of a function reads what the function must be given."""
    elsewhere = placed(plan)
    return tuple(_with_extras(s, plan) for s in facts.statements if s.id not in elsewhere)


def _with_extras(statement: Statement, plan: "Plan") -> Statement:
    read = statement.reads | statement.names.captures
    given = frozenset(name for extra in plan.extras if extra.function in read for name in extra.names)
    return statement.also_reading(given) if given else statement


def module_level_names(plan: "Plan") -> frozenset[str]:
    """Names that are bound at module level, so that stages need not be given them."""
    return frozenset(name for placement in plan.placements for name in placement.names)


def movable(facts: "Facts") -> tuple[Statement, ...]:
    """Statements that may leave their place: not those of a cell that is meant to raise."""
    return tuple(s for s in facts.statements if not raises(s.cell))


def variables(plan: "Plan", facts: "Facts") -> frozenset[str]:
    """Names that travel between stages."""
    return frozenset(name for statement in body(plan, facts) for name in statement.defines)


def bound_once(facts: "Facts") -> frozenset[str]:
    """Names that exactly one statement binds, and none deletes or binds through a function."""
    count: dict[str, int] = {}
    for statement in facts.statements:
        for name in (*statement.defines, *statement.deletes, *statement.names.assigns_global):
            count[name] = count.get(name, 0) + 1
    return frozenset(name for name, times in count.items() if times == 1)
