"""Parts of a plan as short lines, each statement by its first line of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import black

from nbhoist.analysis.text import statement_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.emit.package import Emitted
    from nbhoist.refactor.plan import Plan

_MODE = black.Mode(line_length=120)


def view(name: str, plan: Plan, facts: Facts, emitted: Emitted) -> str:
    """The part of the plan with that name, or the formatted source of the module with that file name."""
    if name.endswith(".py"):
        (source,) = (s for s in emitted.sources if f"{s.name}.py" == name)
        return black.format_str(source.code, mode=_MODE)
    return "".join(f"{line}\n" for line in _VIEWS[name](plan, facts))


def _line(identifier: str, facts: Facts) -> str:
    return statement_text(facts.statement(identifier), facts).code.split("\n")[0]


def _placed(kind: str, plan: Plan, facts: Facts) -> Iterator[str]:
    for placement in plan.placements:
        if placement.kind == kind:
            where = f" → {placement.module}" if placement.module else ""
            yield f"{_line(placement.statement, facts)}{where}"


def _extras(plan: Plan, _: Facts) -> Iterator[str]:
    for extra in plan.extras:
        yield f"{extra.function}: {', '.join(extra.names)}"


def _settings(plan: Plan, _: Facts) -> Iterator[str]:
    for setting in plan.configuration:
        name = f" (`{setting.name}`)" if setting.name else ""
        comment = f"  # {setting.comment}" if setting.comment else ""
        yield f"{setting.section}.{setting.key} = {setting.value!r}{name}{comment}"


def _regions(plan: Plan, facts: Facts) -> Iterator[str]:
    for region in plan.regions:
        yield f"{_line(region.first, facts)} … {_line(region.last, facts)}: {region.reason}"


def _stages(plan: Plan, facts: Facts) -> Iterator[str]:
    for stage in plan.stages:
        yield f"{stage.module}{', observed' if stage.observed else ''}: ({', '.join(stage.parameters)}) → ({', '.join(stage.results)})"
        yield from (f"    {_line(i, facts)}" for i in stage.statements)


def _names(plan: Plan, _: Facts) -> Iterator[str]:
    for stage in plan.stages:
        yield f"{stage.name}: {stage.docstring!r}"


def _sections(plan: Plan, _: Facts) -> Iterator[str]:
    for stage in plan.stages:
        yield f"{stage.module}: {', '.join(stage.sections)}".rstrip()


def _shown(plan: Plan, facts: Facts) -> Iterator[str]:
    for shown in plan.shown:
        yield f"{_line(shown.statement, facts)}: {'given back' if shown.returned else 'handed to `show`'}"


def _dropped(plan: Plan, facts: Facts) -> Iterator[str]:
    for identifier in plan.dropped:
        reasons = [r.detail for r in plan.rewrites if r.statement == identifier and r.name.endswith("removed")]
        yield f"{_line(identifier, facts)}: {'; '.join(reasons)}"


def _refusals(plan: Plan, facts: Facts) -> Iterator[str]:
    for refusal in plan.refusals:
        yield f"cell {refusal.cell + 1}, line {refusal.line}: {refusal.reason}; {refusal.remedy}"


def _wrapped(plan: Plan, facts: Facts) -> Iterator[str]:
    for wrapped in plan.wrapped:
        yield f"with {wrapped.head}:"
        yield from (f"    {_line(i, facts)}" for i in wrapped.statements)


def _secrets(plan: Plan, facts: Facts) -> Iterator[str]:
    for secret in plan.secrets:
        names = ", ".join(sorted(facts.statement(secret.statement).defines))
        yield f"{names}: {secret.variable}"


def _carried(plan: Plan, _: Facts) -> Iterator[str]:
    for module in plan.modules:
        yield f"{module.name} → {module.target}"


def _metrics(plan: Plan, _: Facts) -> Iterator[str]:
    if plan.metrics is not None:
        yield f"after {plan.metrics.step}: {', '.join(plan.metrics.parameters)}"
        for metric in plan.metrics.found:
            better = {True: "greater", False: "less", None: "unknown which"}[metric.greater_is_better]
            yield f"{metric.name}, {better} is better{', the main one' if metric.name == plan.metrics.main else ''}"


_VIEWS = {
    "imports": lambda plan, facts: _placed("import", plan, facts),
    "constants": lambda plan, facts: _placed("constant", plan, facts),
    "definitions": lambda plan, facts: _placed("definition", plan, facts),
    "parameters": _extras,
    "settings": _settings,
    "regions": _regions,
    "stages": _stages,
    "names": _names,
    "sections": _sections,
    "displays": _shown,
    "dropped": _dropped,
    "refusals": _refusals,
    "wrapped": _wrapped,
    "secrets": _secrets,
    "carried": _carried,
    "metrics": _metrics,
    "working folder": lambda plan, _: ["needed" if plan.uses_working_folder else "not needed"],
}
