"""The module that repeats for new rows what the pipeline does with those of training."""

from typing import TYPE_CHECKING, NamedTuple

from nbhoist.refactor.emit.calls import extras
from nbhoist.refactor.emit.module import Source, assemble
from nbhoist.refactor.emit.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Finish, Path, Plan, Stage

MODULE = "prepare"


class _Line(NamedTuple):
    """A line of code and where it stands among the statements of the notebook."""

    position: int
    rank: int  # among lines of one position: what is remembered, what is noted, what is called
    code: str


def preparation_module(plan: "Plan", path: "Path", facts: "Facts") -> Source:
    """Write `prepare.py`."""
    lines = tidy([*(line.code for line in sorted(_lines(plan, path, facts))), f"return {path.matrix}"])
    stages = [s for s in plan.stages if set(s.statements) & set(path.replayed)]
    settings = ", settings: Settings" if any(s.sections for s in stages) else ""
    body = "\n".join(
        [
            f"def prepare({path.rows}: Any, {path.state}: State{settings}) -> Any:",
            '    """What the model is given for raw rows, in their order: the steps of the pipeline, with what they learned."""',
            *(f"    {line}" for line in lines),
        ]
    )
    parts = [body, finish_function(path.finish, path.state)] if path.finish is not None else [body]
    extra = ["from typing import Any", f"from {plan.package}.state import State"]
    reads_settings = settings or (path.finish is not None and path.finish.settings)
    extra += [f"from {plan.package}.config import Settings"] if reads_settings else []
    extra += [f"from {plan.package}.{s.module} import {s.name}" for s in stages]
    return Source(MODULE, assemble(MODULE, parts, extra, plan, facts), {})


def finish_function(finish: "Finish", state: str) -> str:
    """Write `finish`, which makes the notebook's final predictions."""
    settings = ", settings: Settings" if finish.settings else ""
    kept = [f'{captured.name} = {state}["{captured.key}"]' for captured in finish.captured]
    lines = [line for code in (*kept, *finish.lines) for line in code.split("\n")]
    return "\n".join(
        [
            f"def finish(rows: Any, model: Any, {state}: State{settings}) -> Any:",
            '    """The notebook\'s final predictions for what `prepare` gave, by the model."""',
            *(f"    {line}" for line in lines),
            f"    return {finish.result}",
        ]
    )


def _lines(plan: "Plan", path: "Path", facts: "Facts") -> "Iterator[_Line]":
    order = {s.id: i for i, s in enumerate(facts.statements)}
    for captured in path.captured:
        code = f'{captured.name} = {path.state}["{captured.key}"]'
        yield _Line(order[captured.before], 0, code)
    for link in path.links:
        yield _Line(order[link.statement], 1 if link.notes else 2, link.code)
    for stage in plan.stages:
        if set(stage.statements) & set(path.replayed):
            given = [n if _is_known(n, stage, plan, path, order) else "None" for n in stage.parameters]
            call = f"{stage.name}({', '.join([*given, *extras(stage, plan)])})"
            results = f"{', '.join(stage.results)} = " if stage.results else ""
            yield _Line(order[stage.statements[0]], 2, results + call)


def _is_known(name: str, stage: "Stage", plan: "Plan", path: "Path", order: dict[str, int]) -> bool:
    """Whether prediction has a value for a parameter; what only learning reads has none."""
    here = order[stage.statements[0]]
    made = {
        n
        for s in plan.stages
        if set(s.statements) & set(path.replayed)
        for n in s.results
        if order[s.statements[0]] < here
    }
    kept = {c.name for c in path.captured if order[c.before] <= order[stage.statements[-1]]}
    linked = {link.code.partition(" = ")[0] for link in path.links if not link.notes and order[link.statement] < here}
    return name == path.rows or name in made | kept | linked
