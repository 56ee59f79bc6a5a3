"""How the notebook measures its model.

Precondition: stages and the model are known. Postcondition: the plan holds the metrics that can be computed for a saved
model on rows that it was not fitted on, and the steps of the pipeline that they need; or none.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.knowledge.metrics import SAME
from nbhoist.refactor.draft import body, variables
from nbhoist.refactor.metrics.aliases import Aliases
from nbhoist.refactor.metrics.excerpts import excerpt
from nbhoist.refactor.metrics.needs import Needs, Search
from nbhoist.refactor.metrics.numbers import metric, own_function
from nbhoist.refactor.metrics.rows import Seen
from nbhoist.refactor.metrics.spots import Spot, changes, expressions, inside
from nbhoist.refactor.plan import Metric, Metrics
from nbhoist.refactor.step_ends import step_for, step_of_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan, Stage


def find_metrics(plan: "Plan", facts: "Facts") -> "Plan":
    """Record how the model is measured."""
    trained = step_of_model(plan, facts)
    if trained is None:
        return plan
    found = _found(plan, facts)
    if found is None:
        return plan
    step, end = step_for(found.after, plan, facts)
    last = step if end > trained[1] else trained[0]
    stages = _giving(found, plan, facts)
    if stages is None or _touched_later(found, max(end, trained[1]), plan, facts):
        return plan
    return replace(plan, stages=stages, metrics=replace(found, step=step, trained=last))


def _found(plan: "Plan", facts: "Facts") -> Metrics | None:
    """Metrics as far as they fit together, the first of each name."""
    total = Needs()
    found: dict[str, Metric] = {}
    for one, needs in _measured(plan, facts):
        merged = total.plus(needs)
        if one.name not in found and merged is not None:
            total, found[one.name] = merged, one
    if not found:
        return None
    after = facts.statements[max(total.parameters.values())].id
    names = tuple(sorted(total.parameters, key=lambda n: (total.parameters[n], n)))
    taken = any("measure" in s.names.may_define for s in facts.statements)
    function = "measure_model" if taken else "measure"
    return Metrics(tuple(found.values()), total.lines, names, after, main=_main(found, facts), function=function)


def _measured(plan: "Plan", facts: "Facts") -> "Iterator[tuple[Metric, Needs]]":
    """Metrics with what they need."""
    aliases = Aliases(plan.inference.model or "", facts)
    search, seen = Search(plan, facts, aliases, variables(plan, facts)), Seen(aliases, facts)
    within: set[int] = set()
    for spot in _spots(plan, facts):
        known = metric(spot.node, plan, facts) if id(spot.node) not in within else None
        within |= {id(n) for n in ast.walk(spot.node) if n is not spot.node} if known is not None else set()
        wanted = search.of(spot.node, spot) if known is not None else None
        if known is None or wanted is None or not wanted.needs.model or not wanted.needs.parameters:
            continue
        if not seen.any_of(wanted.needs.parameters):
            value = excerpt(spot.node, spot.statement, wanted.renamed, facts)
            yield Metric(known.name, value, known.greater_is_better), wanted.needs


def _spots(plan: "Plan", facts: "Facts") -> "Iterator[Spot]":
    """Expressions of statements that run in stages, and of the notebook's functions that those call."""
    running = {s.id for s in body(plan, facts)}
    for position, statement in enumerate(facts.statements):
        if statement.id in running:
            for spot in expressions(statement, position):
                yield spot
                function = own_function(spot.node, plan, facts) if isinstance(spot.node, ast.Call) else None
                owner = facts.statement_of(function) if function is not None else None
                if function is not None and owner is not None:
                    yield from inside(function, owner, spot)


def _main(found: dict[str, Metric], facts: "Facts") -> str | None:
    """The metric that the notebook tunes or validates by, else the first of which the better direction is known."""
    compared = [n for n, m in found.items() if m.greater_is_better is not None]
    asked = [SAME.get(text, text) for text in _scorings(facts)]
    chosen = [name for text in reversed(asked) for name in compared if SAME.get(name, name) == text]
    return next(iter((*chosen, *compared)), None)


def _scorings(facts: "Facts") -> "Iterator[str]":
    """What `scoring=` asks for."""
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.keyword) and node.arg == "scoring" and isinstance(node.value, ast.Constant):
                yield str(node.value.value).removeprefix("neg_")


def _giving(metrics: Metrics, plan: "Plan", facts: "Facts") -> "tuple[Stage, ...] | None":
    """The stages, each giving back what the metrics need of it; None where one cannot."""
    stages = list(plan.stages)
    for name in metrics.parameters:
        at = max(
            i for i, s in enumerate(stages) if any(name in facts.statement(j).names.may_define for j in s.statements)
        )
        stage = stages[at]
        if stage.observed or any(name in facts.statement(i).deletes for i in stage.statements):
            return None
        if name not in stage.results:
            stages[at] = replace(stage, results=(*stage.results, name))
    return tuple(stages)


def _touched_later(metrics: Metrics, end: int, plan: "Plan", facts: "Facts") -> bool:
    """Whether the pipeline binds or changes what the metrics need before the model is there."""
    at = {s.id: i for i, s in enumerate(facts.statements)}
    later = [i for stage in plan.stages[: end + 1] for i in stage.statements if at[i] > at[metrics.after]]
    return any(changes(facts.statement(i).node, name, facts) for i in later for name in metrics.parameters)
