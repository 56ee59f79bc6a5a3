"""Findings by family."""

from __future__ import annotations

from report_subjects import finding

from nbhoist.report.readiness import effort, families, first_to_fix

RULES = {"state": 2, "leakage": 1, "hygiene": 3}


def test_families_with_errors_come_first_and_silent_ones_last() -> None:
    found = [finding("hygiene", "warning"), finding("hygiene", "warning"), finding("state", "error")]
    assert [(f.name, len(f.findings)) for f in families(found, RULES)] == [("state", 1), ("hygiene", 2), ("leakage", 0)]


def test_what_resolves_is_counted_once_each() -> None:
    found = [
        finding("state", "error"),
        finding("state", "note", fix="safe", resolved_by="fix"),
        finding("state", "note", fix="unsafe", resolved_by="convert"),
        finding("state", "note", resolved_by="convert"),
    ]
    words = "1 by `check --fix`, 1 by `check --fix --unsafe-fixes`, 1 by `convert`, 1 by hand"
    assert effort(found).in_words() == words


def test_errors_are_fixed_first_and_leaks_before_the_rest() -> None:
    found = [finding("hygiene", "error"), finding("leakage", "warning"), finding("leakage", "error")]
    assert [(f.family, f.diagnostic.severity) for f in first_to_fix(found)] == [
        ("leakage", "error"),
        ("hygiene", "error"),
        ("leakage", "warning"),
    ]
