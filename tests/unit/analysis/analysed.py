"""Notebooks in percent format and their facts."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.percent import notebook_from_percent

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement


def facts_of(text: str) -> Facts:
    """Return the facts of a notebook; text without a cell marker is one cell."""
    plain = dedent(text).strip("\n")
    return build_facts(notebook_from_percent(plain if "# %%" in plain else f"# %%\n{plain}", Path("n.ipynb")))


def only(text: str) -> Statement:
    """Return the statement of a notebook that has just one."""
    (statement,) = facts_of(text).statements
    return statement


def last(text: str) -> Statement:
    """Return the last statement of a notebook."""
    return facts_of(text).statements[-1]
