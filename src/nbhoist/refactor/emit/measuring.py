"""The module that measures a model as the notebook does."""

from typing import TYPE_CHECKING

from nbhoist.refactor.emit.module import Source, assemble, free_names
from nbhoist.refactor.emit.statements import Context, excerpt_text

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Metrics, Plan

MODULE = "measure"


def measuring_module(plan: "Plan", metrics: "Metrics", facts: "Facts", settings_name: str) -> Source:
    """Write `measure.py`."""
    context = Context(
        {(s.section, s.key): f"{settings_name}.{s.section}.{s.key}" for s in plan.configuration}, nested=True
    )
    lines = [excerpt_text(line, plan, facts, context) for line in metrics.lines]
    values = [f'"{m.name}": float({excerpt_text(m.value, plan, facts, context)}),' for m in metrics.found]
    inside = [*lines, "return {", *(f"    {value}" for value in values), "}"]
    takes_settings = settings_name in free_names("\n".join(inside))
    parameters = [f"{name}: Any" for name in (plan.inference.model or "", *metrics.parameters)]
    parameters += [f"{settings_name}: Settings"] if takes_settings else []
    function = [
        f"def {metrics.function}({', '.join(parameters)}) -> dict[str, float]:",
        '    """The metrics of a model on rows that it was not fitted on."""',
        *(f"    {line}" for text in inside for line in text.split("\n")),
    ]
    extra = ["from typing import Any"]
    extra += [f"from {plan.package}.config import Settings"] if takes_settings else []
    return Source(MODULE, assemble(MODULE, ["\n".join([*_main(metrics), *function])], extra, plan, facts), {})


def _main(metrics: "Metrics") -> list[str]:
    """By what models are compared."""
    main = next((m for m in metrics.found if m.name == metrics.main), None)
    if main is None:
        return ["METRIC = None  # none of them says which of two models is better", "", ""]
    return [
        f'METRIC = {{"name": "{main.name}", "greater_is_better": {main.greater_is_better}}}  # by which models are compared',
        "",
        "",
    ]
