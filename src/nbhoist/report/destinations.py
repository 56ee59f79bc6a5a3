"""Where each statement of the notebook went, or why it is not in the package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.refactor.plan import Plan
    from nbhoist.report.review import Place, Review

Kind = Literal["code", "import", "setting", "left out", "refused", "unknown"]


@dataclass(frozen=True)
class Destination:
    """What became of a statement; `place` where it stands as code of its own."""

    kind: Kind
    label: str
    note: str = ""  # what was changed in its text, or why it was left out
    place: Place | None = None


def destinations(review: Review) -> dict[str, Destination]:
    """The destination of every statement by its id; empty where there is no plan."""
    plan = review.plan
    if plan is None:
        return {}
    notes = _notes(plan)
    found: dict[str, Destination] = {}
    for statement, destination in _all(plan, review.places, notes):
        found.setdefault(statement, destination)
    rest = (statement.id for statement in review.facts.statements if statement.id not in found)
    return found | {
        statement: Destination("unknown", "no place of its own", notes.get(statement, "")) for statement in rest
    }


def in_words(found: Mapping[str, Destination]) -> str:
    """How many statements went where: `120 to code, 12 to imports, 3 left out`."""
    words: dict[Kind, str] = {
        "code": "moved to functions and modules",
        "import": "imports",
        "setting": "settings in config.toml",
        "left out": "left out as having no effect",
        "refused": "refused",
        "unknown": "without a place of their own",
    }
    counts = {kind: sum(d.kind == kind for d in found.values()) for kind in words}
    return ", ".join(f"{counts[kind]} {word}" for kind, word in words.items() if counts[kind])


def _all(plan: Plan, places: tuple[Place, ...], notes: Mapping[str, str]) -> Iterator[tuple[str, Destination]]:
    for refusal in plan.refusals:
        yield refusal.statement, Destination("refused", "refused", f"{refusal.reason}; {refusal.remedy}")
    for place in places:
        label = f"{place.module}.{place.function}" if place.function else place.module
        yield place.statement, Destination("code", label, notes.get(place.statement, ""), place)
    for setting in plan.configuration:
        if setting.whole:
            yield setting.statement, Destination("setting", f"config.toml [{setting.section}] {setting.key}")
    for placement in plan.placements:
        if placement.kind == "import":
            yield placement.statement, Destination("import", "where needed", notes.get(placement.statement, ""))
    for statement in plan.dropped:
        yield statement, Destination("left out", "left out", notes.get(statement, "no effect in a package"))


def _notes(plan: Plan) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for rewrite in plan.rewrites:
        found.setdefault(rewrite.statement, []).append(f"{rewrite.name}: {rewrite.detail}")
    return {statement: "; ".join(notes) for statement, notes in found.items()}
