"""A plan as TOML that a person can edit: the statements of a stage stand under their first line of code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit

from nbhoist.report.plan import plan_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tomlkit.items import AoT, Array, Table

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan

_INTRODUCTION = """\
What a conversion of this notebook does. Edit it, and give it back: nbhoist convert NOTEBOOK --plan FILE
You can change
- package: the import name
- stages: name, module, docstring, the order of parameters and results, and which statements they hold;
  every statement stands in one stage, and none may pass another one that it depends on
- configuration: section and key; an entry that is taken out stays a literal in the code
- statements: role; the stages are formed anew where they were not edited
- inference: model, the one that predicts
What was not changed may be left out. The rest follows from the code."""


def render_toml(plan: Plan, facts: Facts) -> str:
    """The plan as TOML; what is null in JSON is left out."""
    data = plan_data(plan, facts)
    document = tomlkit.document()
    for line in _INTRODUCTION.split("\n"):
        document.add(tomlkit.comment(line))
    for key in ("version", "notebook", "package"):
        document.add(key, data[key])
    document.add("inference", tomlkit.item(_without_null(data["inference"])))
    document.add(
        "stages", _tables(_stage(s, d.docstring, facts) for s, d in zip(data["stages"], plan.stages, strict=True))
    )
    for key in ("configuration", "relocations", "refusals", "statements"):
        if data[key]:
            document.add(key, _tables(_table(item) for item in data[key]))
    return tomlkit.dumps(document)


def _tables(items: Iterable[Table]) -> AoT:
    array = tomlkit.aot()
    for item in items:
        array.append(item)
    return array


def _table(item: dict[str, Any]) -> Table:
    table = tomlkit.table()
    for key, value in _without_null(item).items():
        table.add(key, value)
    return table


def _stage(stage: dict[str, Any], docstring: str, facts: Facts) -> Table:
    table = _table({key: stage[key] for key in ("name", "module")} | {"docstring": docstring})
    table.add("parameters", stage["parameters"])
    table.add("results", stage["results"])
    table.add("statements", _statements(stage["statements"], facts))
    return table


def _statements(identifiers: list[str], facts: Facts) -> Array:
    array = tomlkit.array()
    for identifier in identifiers:
        array.add_line(identifier, comment=_first_line(identifier, facts))
    array.add_line(indent="")
    return array


def _first_line(identifier: str, facts: Facts) -> str:
    statement = facts.statement(identifier)
    line = facts.parsed(statement.cell).python.split("\n")[statement.line - 1].strip()
    return "".join(character if character.isprintable() else " " for character in line)


def _without_null(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if value is not None}
