"""How ready a notebook is for production: findings by family, the worst first, and what resolves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nbhoist.lint.diagnostic import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbhoist.report.review import Finding

MEANING = {
    "integrity": "the file can be read, and every cell parses",
    "leakage": "scores are earned, not leaked",
    "modelling": "the model is measured by what matters",
    "state": "cells give the same in order and in a fresh kernel",
    "reproducibility": "a second run gives the same numbers",
    "security": "no secrets, nothing unsafe",
    "environment": "runs on another machine",
    "structure": "code can be split, tested and imported",
    "hygiene": "nothing is hidden or left over",
    "handover": "somebody else can take over",
}
_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}


@dataclass(frozen=True)
class Effort:
    """Who or what resolves findings, and how many of them."""

    fix: int
    unsafe_fix: int
    convert: int
    person: int

    def in_words(self) -> str:
        """`2 by --fix, 1 by convert, 3 by hand`."""
        words = {
            "by `check --fix`": self.fix,
            "by `check --fix --unsafe-fixes`": self.unsafe_fix,
            "by `convert`": self.convert,
            "by hand": self.person,
        }
        return ", ".join(f"{number} {how}" for how, number in words.items() if number)


@dataclass(frozen=True)
class Family:
    """The findings of one family; `counts` by severity."""

    name: str
    rules: int
    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    effort: Effort

    @property
    def meaning(self) -> str:
        """What holds where the family has nothing to say."""
        return MEANING.get(self.name, "")


def families(findings: Sequence[Finding], rules: Mapping[str, int]) -> tuple[Family, ...]:
    """All families of the rules that ran: those with errors first, then by number; silent ones last."""
    names = dict.fromkeys([*rules, *(finding.family for finding in findings)])
    made = [_family(name, [f for f in findings if f.family == name], rules.get(name, 0)) for name in names]
    return tuple(sorted(made, key=_worst_first))


def first_to_fix(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in the order in which they should be resolved: severity, then family, then place."""
    order = list(MEANING)
    rank = {name: order.index(name) if name in order else len(order) for name in {f.family for f in findings}}
    return tuple(sorted(findings, key=lambda f: (_RANK[f.diagnostic.severity], rank[f.family])))


def by_rule(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings of each rule and severity together, in the order of their first."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.diagnostic.code, finding.diagnostic.severity), []).append(finding)
    return tuple(map(tuple, groups.values()))


def severities(findings: Sequence[Finding]) -> dict[str, int]:
    """How many of each severity."""
    return {severity: sum(f.diagnostic.severity == severity for f in findings) for severity in SEVERITIES}


def effort(findings: Sequence[Finding]) -> Effort:
    """What resolving takes; a fix counts before what `convert` does."""
    kinds = [_resolver(finding) for finding in findings]
    return Effort(*(kinds.count(kind) for kind in ("safe", "unsafe", "convert", "person")))


def _resolver(finding: Finding) -> str:
    fix = finding.diagnostic.fix
    if fix is not None:
        return fix.applicability
    return "convert" if finding.diagnostic.resolved_by == "convert" else "person"


def _family(name: str, findings: Sequence[Finding], rules: int) -> Family:
    return Family(name, rules, first_to_fix(findings), severities(findings), effort(findings))


def _worst_first(family: Family) -> tuple[object, ...]:
    order = list(MEANING)
    place = order.index(family.name) if family.name in order else len(order)
    return (*(-family.counts[severity] for severity in SEVERITIES), place)
