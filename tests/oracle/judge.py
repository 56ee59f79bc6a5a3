"""Compares what was observed of a notebook with what was predicted."""

from __future__ import annotations

import ast
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from surroundings import OBSERVABLE

from nbhoist.analysis.lookups import lookups
from nbhoist.analysis.statement import ANYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.lookups import Lookups
    from nbhoist.analysis.statement import Statement


class Said(NamedTuple):
    """Something that was seen and not predicted, or predicted and not seen."""

    what: str  # `read`, `bound`, `mutated` or `effect`
    name: str
    statement: str
    text: str


class Judgement(NamedTuple):
    """What was missed, what was wrong, and how often predictions were right."""

    missed: tuple[Said, ...]
    wrong: tuple[Said, ...]
    counts: Counter[str]


def judged(facts: Facts, steps: Iterable[Mapping[str, object]]) -> Judgement:
    """Compare all statements that ran to their end."""
    by_id = dict(zip((s.id for s in facts.statements), zip(facts.statements, lookups(facts), strict=True), strict=True))
    missed: list[Said] = []
    wrong: list[Said] = []
    counts: Counter[str] = Counter()
    for step in steps:
        statement, found = by_id[str(step["id"])]
        seen = {key: frozenset(value) for key, value in step.items() if isinstance(value, list)}
        missed += _missed(statement, found, seen)
        if not isinstance(statement.node, ast.Import | ast.ImportFrom):  # libraries load as they please
            wrong += _wrong(statement, seen)
            counts.update(_counts(statement, seen))
    return Judgement(tuple(missed), tuple(wrong), counts)


def _missed(statement: Statement, found: Lookups, seen: dict[str, frozenset[str]]) -> list[Said]:
    changed = statement.mutates
    if "<figure>" in statement.effects:  # drawings belong to it: all that draws keeps its order
        changed |= seen["drawn"]
    pairs = {
        "read": (seen["read"], found.reads),
        "bound": (seen["bound"], statement.defines | statement.names.assigns_global | found.rebinds),
        "mutated": (seen["mutated"], changed),
    }
    if not isinstance(statement.node, ast.Import | ast.ImportFrom):
        pairs["effect"] = (seen["effects"] & OBSERVABLE, statement.effects)
    return [one for what, (happened, said) in pairs.items() for one in _each(what, happened - said, statement)]


def _wrong(statement: Statement, seen: dict[str, frozenset[str]]) -> list[Said]:
    mutated = _each("mutated", (statement.mutates & seen["kept"]) - seen["mutated"], statement)
    return mutated + _each("effect", (statement.known_effects & OBSERVABLE) - seen["effects"], statement)


def _each(what: str, names: frozenset[str], statement: Statement) -> list[Said]:
    text = ast.unparse(statement.node)[:160]
    return [Said(what, name, statement.id, text) for name in sorted(names) if not name.startswith("__")]


def _counts(statement: Statement, seen: dict[str, frozenset[str]]) -> dict[str, int]:
    claimed, known = statement.mutates & seen["kept"], statement.known_effects & OBSERVABLE
    return {
        "statements": 1,
        "unknown": ANYTHING in statement.known_effects,
        "mutations": len(claimed),
        "right_mutations": len(claimed & seen["mutated"]),
        "seen_mutations": len(seen["mutated"] - (seen["drawn"] - statement.mutates)),
        "effects": len(known),
        "right_effects": len(known & seen["effects"]),
        "seen_effects": len(seen["effects"] & OBSERVABLE),
    }
