"""What a person asked for, for a notebook that has changed since."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from nbhoist.refactor.plan import WishedSetting, WishedStage, Wishes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan, Stage


def renewed(wishes: Wishes, before: Facts, plan: Plan, facts: Facts) -> Wishes:
    """Return the wishes for the statements of the notebook `before` as wishes for those of `facts`.

    Statements are known again by their text. `plan` is the one that nbhoist would make now: what is new goes where it
    says, but stays with its cell where that is possible.
    """
    now = _same_statements(before, facts)
    old = frozenset(now.values())
    return Wishes(
        roles=tuple(replace(w, statement=now[w.statement]) for w in wishes.roles if w.statement in now),
        stages=None if wishes.stages is None else tuple(_stages(wishes.stages, now, plan, facts)),
        settings=None if wishes.settings is None else tuple(_settings(wishes.settings, now, old, plan)),
        model=wishes.model,
    )


def _same_statements(before: Facts, facts: Facts) -> dict[str, str]:
    """Ids of statements before → ids now."""
    old, new = _texts(before), _texts(facts)
    matcher = SequenceMatcher(None, [text for _, text in old], [text for _, text in new], autojunk=False)
    return {
        old[block.a + i][0]: new[block.b + i][0] for block in matcher.get_matching_blocks() for i in range(block.size)
    }


def _texts(facts: Facts) -> list[tuple[str, str]]:
    lines = {parsed.cell.id: parsed.python.split("\n") for parsed in facts.cells}
    return [(s.id, "\n".join(lines[s.cell.id][s.line - 1 : s.end_line])) for s in facts.statements]


def _settings(
    wished: tuple[WishedSetting, ...], now: Mapping[str, str], old: frozenset[str], plan: Plan
) -> Iterator[WishedSetting]:
    """The entries that a person kept, and those of statements that are new."""
    made = {s.statement for s in plan.configuration}
    for wish in wished:
        if now.get(wish.statement) in made:
            yield replace(wish, statement=now[wish.statement])
    for setting in plan.configuration:
        if setting.statement not in old:
            yield WishedSetting(setting.section, setting.key, setting.value, setting.statement)


def _stages(wished: tuple[WishedStage, ...], now: Mapping[str, str], plan: Plan, facts: Facts) -> Iterator[WishedStage]:
    running = [i for stage in plan.stages for i in stage.statements]
    kept = [replace(w, statements=tuple(now[i] for i in w.statements if now.get(i) in set(running))) for w in wished]
    stages = [stage for stage in kept if stage.statements]
    placed = {i for stage in stages for i in stage.statements}
    for stage in plan.stages:
        for identifier in stage.statements:
            if identifier not in placed:
                _insert(identifier, stage, stages, running, facts)
                placed.add(identifier)
    yield from stages


def _insert(identifier: str, default: Stage, stages: list[WishedStage], running: list[str], facts: Facts) -> None:
    """Put a new statement behind the one before it, in its stage where they share a cell or a new stage."""
    before = running[running.index(identifier) - 1] if running.index(identifier) else ""
    at = next((i for i, stage in enumerate(stages) if before in stage.statements), -1)
    held = stages[at].statements if at >= 0 else ()
    is_split = bool(held) and held[-1] != before
    if held and (is_split or facts.statement(before).cell is facts.statement(identifier).cell):
        cut = held.index(before) + 1
        stages[at] = replace(stages[at], statements=(*held[:cut], identifier, *held[cut:]))
    elif held and stages[at].name == default.name:
        stages[at] = replace(stages[at], statements=(*held, identifier))
    else:
        stages.insert(at + 1, WishedStage(default.name, default.module, (identifier,)))
