"""The ladder of `convert`'s proof: what is given up, step by step, where the package computes something else.

The rungs, in this order: the rewrites of the statements at fault are undone; their stage is put back in document order,
with all that was moved out of it; it is merged with its neighbour; the whole notebook becomes one `main()`.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.refactor.draft import body, placed
from nbhoist.refactor.passes.definitions import needs
from nbhoist.refactor.plan import Region, Rung

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Placement, Plan, Setting, Stage

_WHY = "the package computed something else when this was cut"


def rungs(plan: "Plan", facts: "Facts", suspects: tuple[str, ...], cause: str) -> "Iterator[Rung]":
    """Give what may be given up next, the least first; `suspects` are statements that may be at fault."""
    stage = next((s for s in plan.stages if set(suspects) & set(s.statements)), None)
    yield Rung("undo", cause, _with_used(suspects, plan, facts))
    if stage is not None:
        whole = _with_used((*stage.statements, *suspects), plan, facts)
        yield Rung("order", cause, whole)
        together = _with_neighbour(stage, plan)
        if together:
            yield Rung("merge", cause, whole, together)
    yield everything(facts, cause)


def everything(facts: "Facts", cause: str) -> Rung:
    """Return the last rung: one `main()`."""
    return Rung("main", cause, tuple(s.id for s in facts.statements))


def is_one_function(plan: "Plan") -> bool:
    """Whether the last rung was reached."""
    return any(rung.kind == "main" for rung in plan.ladder)


def regions_of(ladder: tuple[Rung, ...]) -> tuple[Region, ...]:
    """Return the regions that merged stages are."""
    return tuple(Region(rung.together[0], rung.together[1], _WHY) for rung in ladder if rung.together)


def without_given_up(before: "Plan", after: "Plan", facts: "Facts") -> "Plan":
    """Return what a pass planned without what the ladder gave up; `before` is the plan that the pass was given."""
    if not before.ladder:
        return after
    if any(rung.kind != "undo" for rung in before.ladder) and not _in_order(after, facts):
        return before
    left = _as_they_are(after, facts)
    gone = frozenset(name for p in after.placements if p.statement in left for name in p.names)
    return _one_region(
        replace(
            after,
            placements=tuple(p for p in after.placements if p.statement not in left or p in before.placements),
            configuration=tuple(_settings(after, left)),
            dropped=tuple(i for i in after.dropped if i not in left or i in before.dropped),
            edits=tuple(e for e in after.edits if e.statement not in left or e in before.edits),
            extras=tuple(e for e in after.extras if e.function not in gone),
            rewrites=tuple(r for r in after.rewrites if r.statement not in left or r in before.rewrites),
        ),
        facts,
    )


def _with_used(suspects: tuple[str, ...], plan: "Plan", facts: "Facts") -> tuple[str, ...]:
    """Statements, and those at module level and in the configuration that they use, also through one another."""
    makers = {name: i for i in sorted(placed(plan)) for name in facts.statement(i).defines}
    found = dict.fromkeys(suspects)
    waiting = list(suspects)
    while waiting:
        statement = facts.statement(waiting.pop())
        used = sorted({makers[name] for name in needs(statement) if name in makers} - found.keys())
        found.update(dict.fromkeys(used))
        waiting += used
    return tuple(s.id for s in facts.statements if s.id in found)


def _with_neighbour(stage: "Stage", plan: "Plan") -> tuple[str, ...]:
    """First and last statement of a stage and the one before it, or behind the first."""
    position = plan.stages.index(stage)
    first = max(0, position - 1)
    last = max(first + 1, position)
    return (plan.stages[first].statements[0], plan.stages[last].statements[-1]) if last < len(plan.stages) else ()


def _in_order(plan: "Plan", facts: "Facts") -> bool:
    at = {s.id: i for i, s in enumerate(facts.statements)}
    order = [at[i] for stage in plan.stages for i in stage.statements]
    return order == sorted(order)


def _as_they_are(plan: "Plan", facts: "Facts") -> frozenset[str]:
    """Statements that the ladder gave up, and definitions that cannot leave their place without them."""
    left = {i for rung in plan.ladder for i in rung.statements if not _must_move(facts.statement(i))}
    while True:
        gone = frozenset(name for p in plan.placements if p.statement in left for name in p.names)
        more = {p.statement for p in plan.placements if p.statement not in left and _needs(p, gone, facts)}
        if not more:
            return frozenset(left)
        left |= more


def _needs(placement: "Placement", gone: frozenset[str], facts: "Facts") -> bool:
    return placement.kind == "definition" and bool(needs(facts.statement(placement.statement)) & gone)


def _must_move(statement: "Statement") -> bool:
    """Imports that no function may hold."""
    node = statement.node
    return isinstance(node, ast.ImportFrom) and (node.module == "__future__" or node.names[0].name == "*")


def _settings(plan: "Plan", left: frozenset[str]) -> "Iterator[Setting]":
    """Settings but for literals of statements that stay as they are; a path may be relocated, so it remains."""
    for setting in plan.configuration:
        if setting.kind == "path" or (setting.whole and setting.statement not in left):
            yield setting
        elif places := tuple(place for place in setting.places if place.statement not in left):
            yield replace(setting, statement=places[0].statement, places=places)


def _one_region(plan: "Plan", facts: "Facts") -> "Plan":
    """On the last rung all statements that run in stages are one region, as soon as there are stages to form."""
    run = body(plan, facts) if is_one_function(plan) and not plan.stages else ()
    if len(run) < 2:
        return plan
    region = Region(run[0].id, run[-1].id, _WHY)
    return replace(plan, regions=(region,))
