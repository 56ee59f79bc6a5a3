"""The pipeline: the stages in order, each called with what it needs, exploration offered to the observer."""

from typing import TYPE_CHECKING

from nbhoist.analysis.headings import headings
from nbhoist.refactor.emit.functions import learns, stage_function
from nbhoist.refactor.emit.module import Source, assemble, definitions_of, settings_imports
from nbhoist.refactor.passes.regions import is_asynchronous

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan, Stage

_NO_STEP = ("pipeline", "explore", "analysis")
_OWN = frozenset({"settings", "observe", "explore", "asyncio", "steps", "run", "until", "Settings", "Any"})

_RUN = '''
def run(settings: Settings, observe: Observer = ignore, until: str | None = None{parameter}) -> dict[str, Any]:
    """Run the steps up to `until`, or all of them; give back what they gave, by name."""
    names: dict[str, Any] = {{}}
{body}
    return names
'''
_LOOP = """for step, given in steps(settings, observe{argument}):
    names |= given
    if step == until:
        break"""


def pipeline_module(plan: "Plan", facts: "Facts", settings_name: str) -> Source:
    """Write `pipeline.py`."""
    own = [s for s in plan.stages if s.module == "pipeline"]
    functions = {s.name: stage_function(s, plan, facts, settings_name) for s in own}
    parts = [*definitions_of("pipeline", plan, facts), *(f.code for f in functions.values()), steps(plan, facts)]
    parts.append(_run(plan))
    extra = [line for f in functions.values() for line in f.imports]
    extra += [*_stage_imports(plan), *settings_imports(own, plan), *_fixed_imports(plan, facts)]
    return Source("pipeline", assemble("pipeline", parts, extra, plan, facts), functions)


def _fixed_imports(plan: "Plan", facts: "Facts") -> "Iterator[str]":
    yield "from collections.abc import Iterator"
    yield "from typing import Any"
    yield f"from {plan.package}.config import Settings"
    yield f"from {plan.package}.observer import Observer, ignore"
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


def _run(plan: "Plan") -> str:
    loop = _LOOP.format(argument=f", {plan.path.state}" if plan.path else "")
    if plan.uses_working_folder:
        loop = "with contextlib.chdir(settings.paths.root):\n" + _indented(loop)
    return _RUN.format(body=_indented(loop), parameter=_state_parameter(plan)).replace("{{}}", "{}")


def _state_parameter(plan: "Plan") -> str:
    return f", {plan.path.state}: State | None = None" if plan.path is not None else ""


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def steps(plan: "Plan", facts: "Facts") -> str:
    """Write the generator that runs the stages."""
    parameters = f"settings: Settings, observe: Observer = ignore{_state_parameter(plan)}"
    lines = [
        f"def steps({parameters}) -> Iterator[tuple[str, dict[str, Any]]]:",
        '    """Run the stages in the order of the notebook; behind each step stand its name and what it gave."""',
    ]
    if plan.path is not None:
        lines.append(f"    {plan.path.state} = State() if {plan.path.state} is None else {plan.path.state}")
    above = {cell: stack[-1].title if len(stack) > 1 else "" for cell, stack in headings(facts.notebook).items()}
    fresh: dict[str, None] = {}
    ends = step_ends(plan, facts)
    section = ""
    for position, stage in enumerate(plan.stages):
        title = above.get(facts.statement(stage.statements[0]).cell.id, "")
        if title != section:
            section = title
            lines += ["", f"    # {title}"] if title else [""]
        lines += [f"    {line}" for line in (*_kept(stage, plan), _call(stage, plan, facts), *_seen(stage, plan))]
        fresh.update(dict.fromkeys(stage.results))
        for module in (m for m, end in ends.items() if end == position):
            lines.append(f'    yield "{module}", {_names(fresh)}')
            fresh = {}
    if fresh or not ends:
        lines.append(f'    yield "rest", {_names(fresh)}')
    return "\n".join(lines) + "\n"


def step_ends(plan: "Plan", facts: "Facts") -> dict[str, int]:
    """Position of the stage behind which each step is done.

    Data is loaded when something else begins, cleaned and made into features when a model is fitted on it,
    and trained when the model of the notebook is there; what comes later belongs to other steps.
    """
    at = {m: [i for i, s in enumerate(plan.stages) if s.module == m and not s.observed] for m in _modules(plan)}
    fitted = [i for i, stage in enumerate(plan.stages) if _fits_model(stage, plan, facts)]
    training = next((i for i in at.get("train", ()) if plan.stages[i].role in ("train", "tune")), len(plan.stages))
    ends: dict[str, int] = {}
    for module, positions in at.items():
        before = [i for i in positions if i <= training]
        if module == "load":
            run = [i for n, i in enumerate(positions) if i - positions[0] == n]
            ends[module] = run[-1]
        elif module == "train":
            ends[module] = max(fitted[-1] if fitted else positions[-1], _path_end(plan))
        elif module in ("evaluate", "predict"):
            ends[module] = max(positions[-1], _path_end(plan))
        else:
            ends[module] = before[-1] if before and module in ("clean", "features") else positions[-1]
    return ends


def _path_end(plan: "Plan") -> int:
    """Position of the last stage that prediction repeats, or that needs a value that prediction needs."""
    wanted = {*plan.path.replayed, *(c.before for c in plan.path.captured)} if plan.path is not None else set()
    return max((i for i, s in enumerate(plan.stages) if wanted & set(s.statements)), default=-1)


def _fits_model(stage: "Stage", plan: "Plan", facts: "Facts") -> bool:
    """Whether the model of the notebook is bound or changed there by something that trains."""
    model = plan.inference.model
    statements = [facts.statement(i) for i in stage.statements]
    return any(model in s.defines | s.mutates and {"train", "tune"} & set(s.roles) for s in statements)


def _modules(plan: "Plan") -> list[str]:
    return list(dict.fromkeys(s.module for s in plan.stages if not s.observed and s.module not in _NO_STEP))


def _names(alive: dict[str, None]) -> str:
    return "{" + ", ".join(f'"{name}": {_local(name)}' for name in alive) + "}"


def _kept(stage: "Stage", plan: "Plan") -> "Iterator[str]":
    """What prediction needs of training, remembered before the stage that needs it."""
    for captured in plan.path.captured if plan.path is not None else ():
        if captured.before in stage.statements and plan.path is not None:
            yield f'{plan.path.state}.keep("{captured.key}", {_local(captured.name)})'


def _seen(stage: "Stage", plan: "Plan") -> "Iterator[str]":
    """What the raw rows look like, remembered behind the stage that loads them."""
    if plan.path is not None and plan.path.source in stage.statements:
        yield f"{plan.path.state}.see({_local(plan.path.rows)})"


def _call(stage: "Stage", plan: "Plan", facts: "Facts") -> str:
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
    return f"{', '.join(_local(n) for n in stage.results)} = {call}" if stage.results else call


def arguments(stage: "Stage", plan: "Plan") -> list[str]:
    """Write what a stage is given: variables of the notebook, then what else it takes."""
    return [*(_local(name) for name in stage.parameters), *extras(stage, plan)]


def extras(stage: "Stage", plan: "Plan") -> "Iterator[str]":
    """Write what a stage takes besides variables of the notebook: settings, and what remembers learned values."""
    if stage.sections:
        yield f"settings.{stage.sections[0]}" if len(stage.sections) == 1 else "settings"
    if plan.path is not None and learns(stage, plan):
        yield plan.path.state


def _local(name: str) -> str:
    """Name of a notebook variable in the pipeline, where some names are taken."""
    return f"{name}_" if name in _OWN else name


def is_async(stage: "Stage", facts: "Facts") -> bool:
    """Whether a stage awaits."""
    return any(is_asynchronous(facts.statement(i).node) for i in stage.statements)
