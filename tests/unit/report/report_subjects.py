"""Reviews of notebooks that stand in the tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbhoist.analysis.facts import build_facts
from nbhoist.lint.diagnostic import CellReference, Diagnostic, Fix
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.report.review import Finding, Review

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts


def facts_of(text: str, counts: tuple[int | None, ...] = ()) -> Facts:
    """Facts of a notebook in percent format; `counts` are the execution counts of its cells."""
    notebook = notebook_from_percent(text, Path("n.ipynb"))
    cells = zip(notebook.cells, (*counts, *[None] * len(notebook.cells)), strict=False)
    return build_facts(notebook._replace(cells=tuple(cell._replace(execution_count=count) for cell, count in cells)))


def finding(family: str, severity: Any, fix: Any = None, resolved_by: Any = "person", **more: Any) -> Finding:
    """A finding in cell 1, line 1."""
    diagnostic = Diagnostic(
        code=more.pop("code", "NBH999"),
        name="some-rule",
        message=more.pop("message", "something"),
        severity=severity,
        path=Path("n.ipynb"),
        cell=CellReference(0, "c", None, "x = 1"),
        line=1,
        column=1,
        end_line=1,
        end_column=2,
        fix=Fix(fix, "mend it") if fix else None,
        resolved_by=resolved_by,
        **more,
    )
    return Finding(diagnostic, family, "because")


def review_of(text: str, *findings: Finding, **more: Any) -> Review:
    """A review of a notebook in percent format, without a plan."""
    return Review(facts_of(text), findings, {"state": 2, "leakage": 1}, refusal="not asked for", **more)
