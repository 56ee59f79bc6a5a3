"""The pipeline: its steps as functions, a table of them, and the loop that runs them."""

from typing import TYPE_CHECKING

from nbhoist.refactor.emit.calls import is_async
from nbhoist.refactor.emit.functions import stage_function
from nbhoist.refactor.emit.module import Source, assemble, definitions_of, settings_imports
from nbhoist.refactor.emit.steps import shared_arguments, step_function, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.emit.steps import Step
    from nbhoist.refactor.plan import Plan

_RUN = '''
def run(settings: Settings, observe: Observer = ignore, until: str | None = None{parameter}, steps: Iterable[Any] = STEPS) -> dict[str, Any]:
    """Run the steps up to `until`, or all of them; give back what they gave, by name."""
    names: dict[str, Any] = {{}}
{body}
    return names
'''
_LOOP = """for step in steps:
    names |= step(names, {arguments})
    if step.name == until:
        break"""


def pipeline_module(plan: "Plan", facts: "Facts", settings_name: str, loads_tables: bool) -> Source:
    """Write `pipeline.py`."""
    own = [s for s in plan.stages if s.module == "pipeline"]
    functions = {s.name: stage_function(s, plan, facts, settings_name) for s in own}
    steps = steps_of(plan, facts)
    texts = [step_function(step, plan, facts) for step in steps if step.stages]
    parts = [*definitions_of("pipeline", plan, facts), *(f.code for f in functions.values())]
    parts += [*(text.code for text in texts), _table(steps), _run(plan, loads_tables)]
    extra = [line for text in texts for line in text.imports]
    extra += [line for f in functions.values() for line in f.imports]
    extra += [f"from {plan.package} import loading"] if loads_tables else []
    extra += [*_stage_imports(plan), *settings_imports(own, plan), *_fixed_imports(plan, facts)]
    return Source("pipeline", assemble("pipeline", parts, extra, plan, facts), functions)


def _fixed_imports(plan: "Plan", facts: "Facts") -> "Iterator[str]":
    yield "from collections.abc import Iterable"
    yield "from typing import Any"
    yield f"from {plan.package}.config import Settings"
    yield f"from {plan.package}.observer import Observer, ignore"
    yield f"from {plan.package}.steps import Step"
    if plan.path is not None:
        yield f"from {plan.package}.state import State"
    if plan.uses_working_folder:
        yield "import contextlib"
    if any(is_async(s, facts) for s in plan.stages):
        yield "import asyncio"


def _stage_imports(plan: "Plan") -> "Iterator[str]":
    if any(s.module == "explore" for s in plan.stages):
        yield f"from {plan.package} import explore"
    for stage in plan.stages:
        if stage.module not in ("pipeline", "explore"):
            yield f"from {plan.package}.{stage.module} import {stage.name}"


def _table(steps: "tuple[Step, ...]") -> str:
    """Write the table of the steps with the names that each takes from earlier ones."""
    return "\n".join(["STEPS = (", *(f"    {_entry(step)}," for step in steps), ")"])


def _entry(step: "Step") -> str:
    parts = [f'"{step.name}"']
    parts += [step.function] if step.stages else []  # else all of it is done in the step before
    parts += [f"needs={_tuple([repr(name) for name in step.needs])}"] if step.needs else []
    sections = sorted({section for stage in step.stages for section in stage.sections})
    parts += [f"sections={_tuple([repr(name) for name in sections])}"] if sections else []
    parts += [f"session={_tuple(step.session)}"] if step.session else []
    return f"Step({', '.join(parts)})"


def _tuple(items: "Sequence[str]") -> str:
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def _run(plan: "Plan", loads_tables: bool) -> str:
    loop = _LOOP.format(arguments=", ".join(shared_arguments(plan)))
    around = ["contextlib.chdir(settings.paths.root)"] if plan.uses_working_folder else []
    around += ["loading.under(settings)"] if loads_tables else []
    if around:
        loop = f"with {', '.join(around)}:\n{_indented(loop)}"
    parameter = ""
    if plan.path is not None:
        state = plan.path.state
        parameter = f", {state}: State | None = None"
        loop = f"{state} = State() if {state} is None else {state}\n{loop}"
    return _RUN.format(body=_indented(loop), parameter=parameter).replace("{{}}", "{}")


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
