"""All modules that a plan makes of a notebook, and where each statement went."""

import re
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.refactor.emit.measuring import measuring_module
from nbhoist.refactor.emit.module import Source, assemble, definitions_of, stage_module
from nbhoist.refactor.emit.pipeline import pipeline_module
from nbhoist.refactor.emit.preparation import preparation_module
from nbhoist.refactor.emit.support import SUPPORT

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan

_SHARED = ("constants", "common")


class Home(NamedTuple):
    """Where a statement stands in the package: `ordinal` counts statements of the function, None at module level."""

    statement: str
    module: str
    function: str
    ordinal: int | None
    length: int


class Emitted(NamedTuple):
    """Sources by module name, and the homes of the statements that run in stages or stand at module level."""

    sources: tuple[Source, ...]
    homes: tuple[Home, ...]


def emit(plan: "Plan", facts: "Facts") -> Emitted:
    """Write the modules of the plan; the text is not formatted yet."""
    settings_name = "settings" if not _binds(facts, "settings") else "package_settings"
    sources = [
        Source(name, assemble(name, parts, (), plan, facts), {})
        for name in _SHARED
        if (parts := definitions_of(name, plan, facts)) and not _has_stages(plan, name)
    ]
    modules = dict.fromkeys(s.module for s in plan.stages if s.module != "pipeline")
    for placement in plan.placements:
        if placement.kind == "definition" and placement.module not in (*_SHARED, "pipeline"):
            modules.setdefault(placement.module)
    sources += [stage_module(name, plan, facts, settings_name) for name in modules]
    loads_tables = any(_is_imported("loading", [source]) for source in sources)
    sources.append(pipeline_module(plan, facts, settings_name, loads_tables))
    if plan.path is not None:
        sources.append(preparation_module(plan, plan.path, facts))
    if plan.metrics is not None:
        sources.append(measuring_module(plan, plan.metrics, facts, settings_name))
    sources += support_modules(sources)
    sources += [Source(module.target, module.text, {}) for module in plan.modules]
    return Emitted(tuple(sources), (*_stage_homes(sources), *_module_homes(plan)))


def support_modules(sources: "list[Source]") -> list[Source]:
    """Modules that come along because the others import from them."""
    return [Source(module.name, module.text, {}) for module in SUPPORT if _is_imported(module.name, sources)]


def _is_imported(module: str, sources: "list[Source]") -> bool:
    return any(re.search(rf"^from \w+\.{module} import ", source.code, re.MULTILINE) for source in sources)


def _has_stages(plan: "Plan", module: str) -> bool:
    return any(s.module == module for s in plan.stages)


def _binds(facts: "Facts", name: str) -> bool:
    return any(name in s.defines for s in facts.statements)


def _stage_homes(sources: "list[Source]") -> list[Home]:
    return [
        Home(place.statement, source.name, name, place.ordinal, place.length)
        for source in sources
        for name, function in source.functions.items()
        for place in function.located
    ]


def _module_homes(plan: "Plan") -> list[Home]:
    return [Home(p.statement, p.module, p.names[0], None, 1) for p in plan.placements if p.kind != "import" and p.names]
