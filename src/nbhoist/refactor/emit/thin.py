"""The notebook rewritten to call the package: each cell imports and calls what its statements became."""

import ast
from typing import TYPE_CHECKING

from nbhoist.refactor.emit.calls import is_async, stage_call, with_results
from nbhoist.refactor.emit.import_block import import_block
from nbhoist.refactor.passes.imports import import_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Placement, Plan, Stage

Line = tuple[str, str]  # imports that it needs, and the line itself; one of them may be empty


def thin_cells(plan: "Plan", facts: "Facts") -> dict[int, str]:
    """Write the text of each code cell by its index; empty where nothing of it is left."""
    texts: dict[int, str] = {}
    imported: set[str] = set()
    for parsed in facts.cells:
        lines = list(_lines(facts.of_cell(parsed.cell), plan, facts))
        new = [needed for needed, _ in lines if needed and needed not in imported]
        imported.update(new)
        parts = (import_block(new, plan.package), "\n".join(call for _, call in lines if call))
        texts[parsed.cell.index] = "\n\n".join(part for part in parts if part)
    return texts


def opening_cell(plan: "Plan") -> str:
    """Write the first cell: it reads the settings, and lets the package show what the notebook showed."""
    imported = f"\nfrom {plan.package}.state import State" if plan.path is not None else ""
    made = f"\n{plan.path.state} = State()  # what the steps learn" if plan.path is not None else ""
    return f"""\
# The code of {plan.notebook} is in the package `{plan.package}`: change it there, it is loaded again by itself.
%load_ext autoreload
%autoreload 2
import os

from IPython.display import display

from {plan.package}.config import load_settings
from {plan.package}.observer import display_with{imported}

settings = load_settings(){made}
os.chdir(settings.paths.root)  # relative paths start there
display_with(display)"""


def _lines(statements: "tuple[Statement, ...]", plan: "Plan", facts: "Facts") -> "Iterator[Line]":
    starting = {stage.statements[0]: stage for stage in plan.stages}
    placements = {placement.statement: placement for placement in plan.placements}
    last = statements[-1].id if statements else ""
    for statement in statements:
        placement = placements.get(statement.id)
        if placement is not None:
            yield from _placed(placement, statement, plan, facts)
        for setting in plan.configuration:
            if setting.whole and setting.statement == statement.id:
                yield "", f"{setting.name} = settings.{setting.section}.{setting.key}"
        stage = starting.get(statement.id)
        if stage is not None:
            yield _stage_import(stage, plan), _called(stage, last, plan, facts)


def _placed(placement: "Placement", statement: "Statement", plan: "Plan", facts: "Facts") -> "Iterator[Line]":
    node = statement.node
    if placement.kind != "import":
        for name in placement.names:
            yield f"from {plan.package}.{placement.module} import {name}", ""
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from ((line, "") for line in import_lines(node, frozenset(placement.names)))
    else:  # in a block, such as `try`
        lines = facts.parsed(statement.cell).python.split("\n")
        yield "", "\n".join(lines[statement.line - 1 : statement.end_line])


def _stage_import(stage: "Stage", plan: "Plan") -> str:
    if stage.module == "explore":
        return f"from {plan.package} import explore"
    return f"from {plan.package}.{stage.module} import {stage.name}"


def _called(stage: "Stage", last: str, plan: "Plan", facts: "Facts") -> str:
    call = f"await {stage_call(stage, plan)}" if is_async(stage, facts) else stage_call(stage, plan)
    shown = any(s.returned and s.statement == stage.statements[-1] for s in plan.shown)
    if stage.observed and shown and stage.statements[-1] != last:
        call = f"display({call})"
    return with_results(stage, call)
