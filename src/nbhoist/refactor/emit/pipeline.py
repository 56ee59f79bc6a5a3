"""The pipeline: the stages in order, each called with what it needs, exploration offered to the observer."""

from typing import TYPE_CHECKING

from nbhoist.refactor.emit.functions import stage_function
from nbhoist.refactor.emit.module import Source, settings_imports, assemble, definitions_of
from nbhoist.refactor.passes.regions import is_asynchronous

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan, Stage

_OWN = frozenset({"settings", "observe", "explore", "asyncio", "steps", "run", "until", "Settings", "Any"})

_RUN = '''
def run(settings: Settings, observe: Observer = ignore, until: str | None = None) -> dict[str, Any]:
    """Run the steps up to `until`, or all of them; give back the names of the last one."""
    names: dict[str, Any] = {{}}
{body}
    return names
'''
_LOOP = """for step, names in steps(settings, observe):
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
    if plan.uses_working_folder:
        yield "import contextlib"
    if any(_is_async(s, facts) for s in plan.stages):
        yield "import asyncio"


def _stage_imports(plan: "Plan") -> "Iterator[str]":
    if any(s.observed for s in plan.stages):
        yield f"from {plan.package} import explore"
    for stage in plan.stages:
        if stage.module not in ("pipeline", "explore") or (stage.module == "explore" and not stage.observed):
            yield f"from {plan.package}.{stage.module} import {stage.name}"


def _run(plan: "Plan") -> str:
    loop = _LOOP
    if plan.uses_working_folder:
        loop = "with contextlib.chdir(settings.paths.root):\n" + _indented(_LOOP)
    return _RUN.format(body=_indented(loop)).replace("{{}}", "{}")


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def steps(plan: "Plan", facts: "Facts") -> str:
    """Write the generator that runs the stages."""
    lines = [
        "def steps(settings: Settings, observe: Observer = ignore) -> Iterator[tuple[str, dict[str, Any]]]:",
        '    """Run the stages in the order of the notebook; behind each step stand its name and what it left."""',
    ]
    alive: dict[str, None] = {}
    last_of = {s.module: i for i, s in enumerate(plan.stages) if not s.observed}
    previous: Stage | None = None
    for position, stage in enumerate(plan.stages):
        if previous is not None and not stage.observed and previous.module != stage.module:
            lines.append("")
        lines.append(f"    {_call(stage, facts)}")
        alive.update(dict.fromkeys(_local(n) for n in stage.results))
        if last_of.get(stage.module) == position and stage.module != "pipeline":
            lines.append(f'    yield "{stage.module}", {_names(alive)}')
        previous = stage if not stage.observed else previous
    if len(lines) == 2 or not last_of.keys() - {"pipeline"}:
        lines.append(f'    yield "all", {_names(alive)}')
    return "\n".join(lines) + "\n"


def _names(alive: dict[str, None]) -> str:
    return "{" + ", ".join(f'"{name}": {name}' for name in alive) + "}"


def _call(stage: "Stage", facts: "Facts") -> str:
    arguments = [_local(name) for name in stage.parameters]
    if len(stage.sections) == 1:
        arguments.append(f"settings.{stage.sections[0]}")
    elif stage.sections:
        arguments.append("settings")
    if stage.observed:
        return f"observe({', '.join([f'explore.{stage.name}', *arguments])})"
    call = f"{stage.name}({', '.join(arguments)})"
    if _is_async(stage, facts):
        call = f"asyncio.run({call})"
    return f"{', '.join(_local(n) for n in stage.results)} = {call}" if stage.results else call


def _local(name: str) -> str:
    """Name of a notebook variable in the pipeline, where some names are taken."""
    return f"{name}_" if name in _OWN else name


def _is_async(stage: "Stage", facts: "Facts") -> bool:
    return any(is_asynchronous(facts.statement(i).node) for i in stage.statements)


