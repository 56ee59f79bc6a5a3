"""A review in a few lines of markdown, for a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nbhoist.report.destinations import destinations, in_words
from nbhoist.report.proof import numbers_in_words, quantity, verdict_in_words
from nbhoist.report.readiness import by_rule, effort, families, first_to_fix, severities
from nbhoist.report.story import story
from nbhoist.report.tables import code, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbhoist.report.review import Finding, Review
    from nbhoist.report.story import Deed

SHOWN = 10
_SPECIAL = re.compile(r"([\\*_\[\]<>#!|~])")
_SIGNS = {"equivalent": "✅", "different": "❌"}


def render_markdown(reviews: Sequence[tuple[Review, str]]) -> str:
    """One section for each notebook: what it does, how it stands, and what to fix first."""
    return "\n\n".join(_section(review) for review, _ in reviews) + "\n"


def words(text: str) -> str:
    """A message as markdown: backticks make code, nothing else of it is markup."""
    parts = re.split(r"`([^`]+)`", " ".join(text.split()))
    return "".join(code(part) if number % 2 else _SPECIAL.sub(r"\\\1", part) for number, part in enumerate(parts))


def counted(counts: Mapping[str, int]) -> str:
    """`1 error, 11 warnings`; `no findings` where there are none."""
    return ", ".join(quantity(number, name) for name, number in counts.items() if number) or "no findings"


def _section(review: Review) -> str:
    parts = [
        f"## {code(review.mask(review.name))}: {counted(severities(review.findings))}",
        table(("", ""), [(name, review.mask(text)) for name, text in _answers(review) if text]),
        _readiness(review),
        _first(review),
    ]
    return "\n\n".join(part for part in parts if part)


def _answers(review: Review) -> list[tuple[str, str]]:
    told = story(review.facts)
    return [
        (
            "reads",
            _deeds(told.reads) or (f"nothing; draws random numbers by {_deeds(told.draws)}" if told.draws else ""),
        ),
        ("predicts", ", ".join(code(target) for target in told.targets)),
        ("fits", _deeds(told.fits)),
        ("writes", _deeds(told.writes)),
        ("package", _package(review)),
        ("proof", _proof(review)),
        ("prediction", _prediction(review)),
        ("your numbers", numbers_in_words(review.run.numbers if review.run is not None else None)),
    ]


def _deeds(deeds: Sequence[Deed]) -> str:
    named = [
        f"{code(d.what or d.call)}{f' as {code(d.detail)}' if d.detail else ''} (cell {d.cell + 1})" for d in deeds
    ]
    return ", ".join(named[:6]) + (", …" if len(named) > 6 else "")


def _cells(deed: Deed) -> str:
    numbers = ", ".join(str(index + 1) for index in (deed.cell, *deed.again))
    return f"cells {numbers}" if deed.again else f"cell {numbers}"


def _package(review: Review) -> str:
    if review.plan is None:
        return f"none: {words(review.refusal)}"
    size = f"{quantity(len(review.plan.stages), 'function')} in {quantity(len(review.files), 'module')}"
    planned = "" if review.directory else ", planned"
    return f"{size}{planned}: {in_words(destinations(review))}"


def _proof(review: Review) -> str:
    if review.verdict is None:
        return "none: not executed and compared" if review.directory else ""
    sign = _SIGNS.get(review.verdict["verdict"], "❔")
    return f"{sign} {words(verdict_in_words(review.verdict))}"


def _prediction(review: Review) -> str:
    if review.plan is None:
        return ""
    inference = review.plan.inference
    start = {"derived": "raw rows", "candidate": "raw rows, unproven", "features": "prepared features"}
    model = f"{code(inference.model)} from {start.get(inference.status, inference.status)}; " if inference.model else ""
    return f"{model or 'none: '}{words(inference.reason)}"


def _readiness(review: Review) -> str:
    rows = [
        (family.name, counted(family.counts), family.effort.in_words())
        for family in families(review.findings, review.families)
        if family.findings
    ]
    return table(("family", "findings", "to resolve"), rows) if rows else ""


def _first(review: Review) -> str:
    if not review.findings:
        return ""
    groups = by_rule(first_to_fix(review.findings))
    lines = [f"{number}. {_group(group, review)}" for number, group in enumerate(groups[:SHOWN], start=1)]
    more = ["", f"and {quantity(len(groups) - SHOWN, 'rule')} more"] if len(groups) > SHOWN else []
    head = f"Fix first (to resolve all: {effort(review.findings).in_words()}):"
    return "\n".join([head, "", *lines, *more])


def _group(findings: Sequence[Finding], review: Review) -> str:
    """The findings of one rule: where they are, and the message of the first."""
    diagnostic = findings[0].diagnostic
    cells = [str(f.diagnostic.cell.index + 1) for f in findings if f.diagnostic.cell is not None]
    where = f"cell{'' if len(set(cells)) == 1 else 's'} {', '.join(dict.fromkeys(cells))}" if cells else "notebook"
    what = f"{diagnostic.severity} **{diagnostic.name}** ({diagnostic.code}, {where})"
    return f"{what}: {words(review.mask(diagnostic.message))}"
