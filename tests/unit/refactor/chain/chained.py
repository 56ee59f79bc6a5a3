"""Notebooks as texts, planned as a chain."""

from __future__ import annotations

from pathlib import Path

from nbhoist.analysis.facts import build_facts
from nbhoist.api.chain.planning import Chain, Link, composed
from nbhoist.api.planning import Planned
from nbhoist.notebook.model import Cell, Notebook
from nbhoist.refactor.chain.files import named_files
from nbhoist.refactor.emit.package import emit
from nbhoist.refactor.planner import make_plan


def chain(**notebooks: str) -> Chain:
    """Compose a chain of notebooks in percent format, by the names of their links."""
    return composed(Chain("mine", tuple(link(name, text) for name, text in notebooks.items()), Path()))


def link(name: str, text: str) -> Link:
    """Plan one notebook."""
    cells = (text.strip("\n") for text in text.split("# %%\n"))
    made = tuple(Cell(at, f"c{at}", "code", source) for at, source in enumerate(cells))
    facts = build_facts(Notebook(Path(f"{name}.ipynb"), made, {}, "python", None, "ipynb", "jupyter"))
    plan = make_plan(facts, "mine")
    return Link(name, Planned(facts, plan, emit(plan, facts), Path()), named_files(facts))


def sources(chain: Chain) -> dict[str, str]:
    """The text of each module."""
    return {source.name: source.code for link in chain.links for source in link.planned.emitted.sources}


def settings(chain: Chain) -> dict[str, object]:
    """The values of the configuration."""
    return {f"{s.section}.{s.key}": s.value for link in chain.links for s in link.planned.plan.configuration}
