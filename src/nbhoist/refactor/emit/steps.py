"""The steps of the pipeline: a function for each, which calls its stages in the order of the notebook."""

from itertools import accumulate, count
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.headings import headings
from nbhoist.refactor.emit.calls import local_name, pipeline_call
from nbhoist.refactor.emit.functions import notebook_names, typed
from nbhoist.refactor.step_ends import REST, step_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan, Stage

_DOCSTRINGS = {
    "load": "From the files to the first table.",
    "clean": "Up to the cleaned table.",
    "features": "Up to what models are fitted on.",
    "split": "Up to the rows that are held out.",
    "train": "Up to the fitted model.",
    "evaluate": "Up to the last measure.",
    "predict": "Up to the predictions.",
    REST: "What the notebook does after that.",
}


class Step(NamedTuple):
    """A part of the pipeline that can be run alone: its stages, and the names that it takes from earlier steps."""

    name: str
    function: str
    stages: "tuple[Stage, ...]"
    needs: tuple[str, ...]

    @property
    def gives(self) -> tuple[str, ...]:
        """Names that it binds."""
        return _given(self.stages)

    @property
    def session(self) -> tuple[str, ...]:
        """Stages that only set up the process; whoever starts behind this step calls them first."""
        own = (stage for stage in self.stages if stage.module == "pipeline")
        return tuple(s.name for s in own if not (s.parameters or s.results or s.sections))


def steps_of(plan: "Plan", facts: "Facts") -> tuple[Step, ...]:
    """The steps in their order; one that ends where the step before ends has no stages."""
    ends = sorted(step_ends(plan, facts).items(), key=lambda item: item[1])
    stops = [0, *(end + 1 for _, end in ends)]
    parts = [(name, plan.stages[start:stop]) for (name, _), start, stop in zip(ends, stops, stops[1:], strict=False)]
    if stops[-1] < len(plan.stages) or not parts:
        parts.append((REST, plan.stages[stops[-1] :]))
    before = accumulate((_given(stages) for _, stages in parts), initial=())
    return tuple(
        Step(name, _free(name, plan), run, _needs(run, set(known), plan))
        for (name, run), known in zip(parts, before, strict=False)
    )


def _free(name: str, plan: "Plan") -> str:
    """A name for the function of a step that nothing else at the level of the module has."""
    taken = {s.name for s in plan.stages} | {n for p in plan.placements for n in p.names} | {"run", "explore", "ignore"}
    return next(free for free in (f"{name}{'_step' * n}" for n in count()) if free not in taken)


def _given(stages: "Iterable[Stage]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for stage in stages for name in stage.results))


def _needs(run: "tuple[Stage, ...]", known: set[str], plan: "Plan") -> tuple[str, ...]:
    """Names of earlier steps that stages read before they are bound anew."""
    needed: dict[str, None] = {}
    for stage in run:
        read = [*stage.parameters, *(name for _, name in _captured(stage, plan))]
        needed |= dict.fromkeys(name for name in read if name in known)
        known = known - set(stage.results)
    return tuple(needed)


class Text(NamedTuple):
    """The source of a function, and the imports that its annotations need."""

    code: str
    imports: tuple[str, ...]


def step_function(step: Step, plan: "Plan", facts: "Facts") -> Text:
    """Write the function of a step."""
    imports: list[str] = []
    taken = notebook_names(plan, facts)
    before = facts.environment(facts.statement(step.stages[0].statements[0]).node)
    needs = [typed(local_name(name), before.get(name), taken, imports) for name in step.needs]
    gives = ", ".join(f'"{name}": {local_name(name)}' for name in step.gives)
    lines = [
        f"def {step.function}({', '.join([*needs, *shared_parameters(plan)])}) -> dict[str, Any]:",
        f'    """{_DOCSTRINGS.get(step.name, "Stages of the notebook.")}"""',
        *(f"    {line}".rstrip() for line in _body(step, plan, facts)),
        f"    return {{{gives}}}",
    ]
    return Text("\n".join(lines) + "\n", tuple(imports))


def shared_parameters(plan: "Plan") -> list[str]:
    """What every step takes besides names of the notebook."""
    return ["settings: Settings", "observe: Observer", *([f"{plan.path.state}: State"] if plan.path else [])]


def shared_arguments(plan: "Plan") -> list[str]:
    """The same as arguments."""
    return ["settings", "observe", *([plan.path.state] if plan.path else [])]


def _body(step: Step, plan: "Plan", facts: "Facts") -> "Iterator[str]":
    above = {cell: stack[-1].title if len(stack) > 1 else "" for cell, stack in headings(facts.notebook).items()}
    section = ""
    for position, stage in enumerate(step.stages):
        title = above.get(facts.statement(stage.statements[0]).cell.id, "")
        if title != section:
            section = title
            yield from ([""] if position else []) + ([f"# {title}"] if title else [])
        for key, name in _captured(stage, plan):
            yield f'{_state(plan)}.keep("{key}", {local_name(name)})'
        yield pipeline_call(stage, plan, facts)
        if plan.path is not None and plan.path.source in stage.statements:
            yield f"{_state(plan)}.see({local_name(plan.path.rows)})"


def _captured(stage: "Stage", plan: "Plan") -> "list[tuple[str, str]]":
    """What prediction needs of training, remembered before the stage that needs it: keys and names."""
    captured = plan.path.kept if plan.path is not None else ()
    return [(c.key, c.name) for c in captured if c.before in stage.statements]


def _state(plan: "Plan") -> str:
    return plan.path.state if plan.path is not None else ""
