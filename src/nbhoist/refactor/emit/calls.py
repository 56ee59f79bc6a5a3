"""Calls of stages in the pipeline."""

from typing import TYPE_CHECKING

from nbhoist.refactor.emit.functions import learns
from nbhoist.refactor.passes.regions import is_asynchronous

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan, Stage

_OWN = frozenset({"settings", "observe", "explore", "asyncio", "names", "run", "until", "Settings", "Any"})


def pipeline_call(stage: "Stage", plan: "Plan", facts: "Facts") -> str:
    """Write the line of the pipeline for a stage; exploration is offered to the observer."""
    if stage.observed:
        return f"observe({', '.join([f'explore.{stage.name}', *arguments(stage, plan)])})"
    call = stage_call(stage, plan)
    if is_async(stage, facts):
        call = f"asyncio.run({call})"
    return with_results(stage, call)


def stage_call(stage: "Stage", plan: "Plan") -> str:
    """Write the call of a stage with what it needs."""
    prefix = "explore." if stage.module == "explore" else ""
    return f"{prefix}{stage.name}({', '.join(arguments(stage, plan))})"


def with_results(stage: "Stage", call: str) -> str:
    """Write the statement that binds what a stage gives back."""
    return f"{', '.join(local_name(n) for n in stage.results)} = {call}" if stage.results else call


def arguments(stage: "Stage", plan: "Plan") -> list[str]:
    """Write what a stage is given: variables of the notebook, then what else it takes."""
    return [*(local_name(name) for name in stage.parameters), *extras(stage, plan)]


def extras(stage: "Stage", plan: "Plan") -> "Iterator[str]":
    """Write what a stage takes besides variables of the notebook: settings, and what remembers learned values."""
    if stage.sections:
        yield f"settings.{stage.sections[0]}" if len(stage.sections) == 1 else "settings"
    if plan.path is not None and learns(stage, plan):
        yield plan.path.state


def local_name(name: str) -> str:
    """Name of a notebook variable in the pipeline, where some names are taken."""
    return f"{name}_" if name in _OWN else name


def is_async(stage: "Stage", facts: "Facts") -> bool:
    """Whether a stage awaits."""
    return any(is_asynchronous(facts.statement(i).node) for i in stage.statements)
