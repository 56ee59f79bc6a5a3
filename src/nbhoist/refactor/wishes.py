"""What a person asked for in a plan file, checked against the notebook: obeyed, or refused with the reason."""

from __future__ import annotations

import keyword
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from nbhoist.analysis.graph import build_graph
from nbhoist.errors import RefusedError
from nbhoist.refactor.passes.displays import displays
from nbhoist.refactor.words import is_snake

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan, Setting, Stage, WishedSetting, WishedStage

_FILES_OF_THE_PACKAGE = frozenset(
    "config constants common artifacts figures observer api schemas monitoring main".split()
)

_STREAM = frozenset({"<stdout>", "<display>", "<figure>"})  # one ordered stream


def in_wished_order(run: tuple[Statement, ...], plan: Plan, facts: Facts) -> tuple[Statement, ...]:
    """The body in the order of the wished stages; `RefusedError` where the notebook does not allow it."""
    stages = plan.wishes.stages or ()
    known = {s.id: s for s in run}
    _require_each_once(stages, known, facts)
    for stage in stages:
        _require_module(stage)
    wished = tuple(known[i] for stage in stages for i in stage.statements)
    _require_whole_regions(plan, stages, facts)
    _require_free_moves(wished, facts)
    return wished


def _require_each_once(stages: Sequence[WishedStage], known: dict[str, Statement], facts: Facts) -> None:
    owner: dict[str, str] = {}
    for stage in stages:
        if not stage.statements:
            raise RefusedError(f"plan: stage `{stage.name}` has no statements; give it some, or take it out")
        for identifier in stage.statements:
            if identifier not in known:
                raise RefusedError(f"plan: {_unknown(identifier, stage, facts)}")
            if identifier in owner:
                what = shown(known[identifier], facts)
                raise RefusedError(f"plan: {what} is in `{owner[identifier]}` and in `{stage.name}`; keep it in one")
            owner[identifier] = stage.name
    for identifier, statement in known.items():
        if identifier not in owner:
            raise RefusedError(
                f"plan: {shown(statement, facts)} is in no stage, and nothing may get lost; add it to one"
            )


def _unknown(identifier: str, stage: WishedStage, facts: Facts) -> str:
    if any(s.id == identifier for s in facts.statements):
        what = shown(facts.statement(identifier), facts)
        return f"{what} runs in no stage but at module level, so `{stage.name}` cannot have it; take it out"
    return f"stage `{stage.name}` names the statement `{identifier}`, which the notebook does not have; take it out"


def _require_module(stage: WishedStage) -> None:
    if not is_module(stage.module):
        raise RefusedError(
            f"plan: stage `{stage.name}` cannot go to the module `{stage.module}`; choose a name in small letters "
            "that no file of the package has"
        )


def is_module(name: str) -> bool:
    """Whether stages may stand in a module of that name."""
    return is_snake(name) and not keyword.iskeyword(name) and name not in _FILES_OF_THE_PACKAGE


def _require_whole_regions(plan: Plan, stages: Sequence[WishedStage], facts: Facts) -> None:
    owner = {identifier: position for position, stage in enumerate(stages) for identifier in stage.statements}
    for region in plan.regions:
        first, last = owner[region.first], owner[region.last]
        if first != last:
            raise RefusedError(
                f"plan: `{stages[first].name}` and `{stages[last].name}` part what must stay together, from "
                f"{shown(facts.statement(region.first), facts)} to {shown(facts.statement(region.last), facts)}: "
                f"{region.reason}; put them into one stage"
            )


def _require_free_moves(wished: Sequence[Statement], facts: Facts) -> None:
    """Raise where a statement would pass another one that it depends on, or that depends on it."""
    at = {statement.id: position for position, statement in enumerate(wished)}
    for first, second, name in _ties(wished, facts):
        if at.get(first.id, -1) > at.get(second.id, len(at)):
            raise RefusedError(
                f"plan: {shown(second, facts)} cannot run before {shown(first, facts)}: both touch `{name}`; "
                "keep the order of the notebook"
            )


def _ties(wished: Sequence[Statement], facts: Facts) -> Iterator[tuple[Statement, Statement, str]]:
    """Statements in the order of the notebook, and the name or effect that keeps them in it."""
    moved = {statement.id for statement in wished}
    for edges in build_graph(facts).outgoing:
        for edge in edges:
            if edge.kind != "late":
                yield facts.statements[edge.source], facts.statements[edge.target], edge.name
    speaking = [s for s in facts.statements if s.id in moved and (s.effects & _STREAM or displays(s, facts))]
    for first, second in pairwise(speaking):
        yield first, second, "<stdout>"


def wished_name(wished: WishedStage, taken: Collection[str]) -> str:
    """The name that a person gave a stage; `RefusedError` where it cannot have it."""
    if not is_snake(wished.name) or keyword.iskeyword(wished.name):
        raise RefusedError(f"plan: `{wished.name}` is no name for a function; use small letters and underscores")
    if wished.name in taken:
        raise RefusedError(
            f"plan: the name `{wished.name}` is used by the notebook, by Python or by the package; choose another one"
        )
    return wished.name


def as_wished(stage: Stage, wished: WishedStage) -> Stage:
    """Order parameters and results as a person did; which ones there are follows from the code."""
    return replace(
        stage,
        parameters=_ordered(stage.parameters, wished.parameters),
        results=_ordered(stage.results, wished.results),
    )


def _ordered(names: tuple[str, ...], wished: tuple[str, ...]) -> tuple[str, ...]:
    return wished if sorted(names) == sorted(wished) else names


def wished_settings(settings: Iterable[Setting], wishes: Sequence[WishedSetting] | None) -> Iterator[Setting]:
    """The settings that a person kept, under the sections and keys that they were given."""
    if wishes is None:
        yield from settings
        return
    left = list(wishes)
    for setting in settings:
        same = [w for w in left if w.statement == setting.statement and _equal(w.value, setting.value)]
        named = [w for w in same if (w.section, w.key) == (setting.section, setting.key)] or same
        if named:
            left.remove(named[0])
            yield replace(setting, section=named[0].section, key=named[0].key)


def require_obeyed(settings: Sequence[Setting], wishes: Sequence[WishedSetting] | None) -> None:
    """Raise where an entry of the plan is no literal of the notebook, or two entries have one key."""
    made = {(s.section, s.key) for s in settings}
    for wish in wishes or ():
        entry = f"`{wish.section}.{wish.key} = {wish.value!r}`"
        if (wish.section, wish.key) not in made:
            raise RefusedError(
                f"plan: {entry} is no literal that can be lifted; keep the notebook's value here and change it in "
                "config.toml later, or take the entry out"
            )
        if not (is_snake(wish.section) and is_snake(wish.key)):
            raise RefusedError(f"plan: {entry} needs a section and a key in small letters and underscores")
    if len(made) < len(settings):
        keys = [f"{s.section}.{s.key}" for s in settings]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RefusedError(f"plan: two settings are called `{twice}`; give one of them another key")


def _equal(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


def shown(statement: Statement, facts: Facts) -> str:
    """A statement as messages show it: cell, line and its first line."""
    first = facts.parsed(statement.cell).python.split("\n")[statement.line - 1].strip()
    return f"`{first}` (cell {statement.cell.index + 1}, line {statement.line})"
