"""A plan that a person edited: read, and compared with the plan that nbhoist would make."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nbhoist.analysis.roles import PRIORITY
from nbhoist.errors import NbhoistError, RefusedError
from nbhoist.refactor.plan import WishedRole, WishedSetting, WishedStage, Wishes
from nbhoist.refactor.wishes import shown
from nbhoist.report.plan import plan_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan

Table = dict[str, Any]
_PARTS = frozenset("version notebook package statements stages configuration relocations inference refusals".split())
_FROM_THE_CODE = ("cell", "line", "end_line", "defines", "reads", "mutates", "effects")


def read_plan(file: Path) -> Table:
    """The content of a plan file, TOML or JSON; `NbhoistError` where it cannot be one."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        data = json.loads(text) if file.suffix.lower() == ".json" else tomllib.loads(text)
    except FileNotFoundError as error:
        raise NbhoistError(f"no plan at `{file}`; `nbhoist plan NOTEBOOK --output FILE` writes one") from error
    except (OSError, ValueError) as error:
        raise NbhoistError(f"`{file}` cannot be read as a plan: {error}; mend it, or write it anew") from error
    unknown = sorted(set(data) - _PARTS) if isinstance(data, dict) else ["what it holds"]
    if unknown:
        raise NbhoistError(f"`{file}`: a plan has no `{unknown[0]}`; known are {', '.join(sorted(_PARTS))}")
    if data.get("version", 1) != 1:
        raise NbhoistError(f"`{file}`: version {data['version']} of plans is not known here; write the plan anew")
    return data


def wishes_in(data: Mapping[str, Any], plan: Plan, facts: Facts) -> Wishes:
    """What differs from the `plan` that nbhoist makes; `RefusedError` where it says what follows from the code alone."""
    default = plan_data(plan, facts)
    try:
        return Wishes(
            roles=tuple(_roles(data.get("statements", []), default["statements"], facts)),
            stages=_stages(data["stages"], plan) if "stages" in data else None,
            settings=_settings(data["configuration"], default["configuration"]) if "configuration" in data else None,
            model=_model(data, default),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise NbhoistError(
            f"the plan lacks or misplaces {error}; write it anew with `nbhoist plan NOTEBOOK --output FILE`"
        ) from error


def _roles(statements: list[Table], default: list[Table], facts: Facts) -> Iterator[WishedRole]:
    known = {s["id"]: s for s in default}
    for statement in statements:
        identifier = statement["id"]
        if identifier not in known:
            raise RefusedError(f"plan: the notebook has no statement `{identifier}`; take it out")
        _require_unchanged(statement, known[identifier], facts)
        roles: tuple[str, ...] = tuple(statement.get("role") or known[identifier]["role"])
        if list(roles) != known[identifier]["role"]:
            yield WishedRole(identifier, _checked(roles, identifier, facts))


def _require_unchanged(statement: Table, known: Table, facts: Facts) -> None:
    for key in _FROM_THE_CODE:
        if key in statement and statement[key] != known[key]:
            raise RefusedError(
                f"plan: `{key}` of {shown(facts.statement(statement['id']), facts)} follows from the code; change the "
                "code, or what its calls do in `[tool.nbhoist.knowledge]`"
            )


def _checked(roles: tuple[str, ...], identifier: str, facts: Facts) -> tuple[str, ...]:
    unknown = [role for role in roles if role not in PRIORITY]
    if unknown or not roles:
        what = shown(facts.statement(identifier), facts)
        said = f"`{unknown[0]}` is no role" if unknown else "it has no role"
        raise RefusedError(f"plan: {what}: {said}; known are {', '.join(sorted(PRIORITY))}")
    return roles


def _stages(stages: list[Table], plan: Plan) -> tuple[WishedStage, ...] | None:
    made = tuple(WishedStage(s.name, s.module, s.statements, s.parameters, s.results, s.docstring) for s in plan.stages)
    wished = tuple(map(_stage, stages))
    said = {stage.docstring: stage.name for stage in made}
    renamed = tuple(replace(w, docstring=None) if said.get(w.docstring, w.name) != w.name else w for w in wished)
    return None if wished == made else renamed


def _settings(settings: list[Table], default: list[Table]) -> tuple[WishedSetting, ...] | None:
    wished = tuple(map(_setting, settings))
    return None if wished == tuple(map(_setting, default)) else wished


def _stage(stage: Table) -> WishedStage:
    return WishedStage(
        stage["name"],
        stage["module"],
        tuple(stage["statements"]),
        tuple(stage.get("parameters", ())),
        tuple(stage.get("results", ())),
        stage.get("docstring"),
    )


def _setting(setting: Table) -> WishedSetting:
    return WishedSetting(setting["section"], setting["key"], setting["value"], setting["statement"])


def _model(data: Mapping[str, Any], default: Mapping[str, Any]) -> str | None:
    model: str | None = data.get("inference", {}).get("model")
    return None if model == default["inference"]["model"] else model
