"""The configuration of a package: sections, entries and the text of `config.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import tomlkit

from nbhoist.refactor.plan import Setting
from nbhoist.scaffold.naming import settings_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tomlkit.items import Table

    from nbhoist.refactor.plan import Plan
    from nbhoist.scaffold.part import Part

PATHS = "paths"


@dataclass(frozen=True)
class Section:
    """One section of the configuration."""

    name: str
    entries: tuple[Setting, ...]

    @property
    def class_name(self) -> str:
        """Class of the section in `config.py`."""
        return settings_class(self.name)

    @property
    def paths(self) -> tuple[Setting, ...]:
        """The entries that name files or folders."""
        return tuple(entry for entry in self.entries if entry.kind == "path")


def _policy(key: str, comment: str) -> Setting:
    return Setting("predict", key, "flag", "literal", "", comment)


POLICIES = Section(  # what prediction does with odd rows; the type is written out in the template
    "predict",
    (
        _policy("unseen", "values that training did not have: error, flag or ignore"),
        _policy("range", "numbers outside the range of training: error, flag or ignore"),
        _policy("dropped", "rows that training would have left out: error, flag or ignore"),
        _policy("failed", "rows that cannot be predicted: error or flag"),
    ),
)


def sections(plan: Plan, more: Iterable[Setting] = ()) -> tuple[Section, ...]:
    """Sections in the order of the notebook and with `more`; an entry that several statements share stands once."""
    found: dict[str, dict[str, Setting]] = {}
    for setting in (*plan.configuration, *more):
        found.setdefault(setting.section, {}).setdefault(setting.key, setting)
    return tuple(Section(name, tuple(entries.values())) for name, entries in found.items())


def part_sections(parts: Iterable[Part]) -> tuple[Section, ...]:
    """Sections of optional parts, named like them."""
    return tuple(
        Section(part.name, tuple(Setting(part.name, e.key, e.value, "literal", "", e.comment) for e in part.settings))
        for part in parts
        if part.settings
    )


def inputs(plan: Plan) -> tuple[str, ...]:
    """Settings that seem to name data which the notebook loads, such as `data.customers`."""
    loading = [stage for stage in plan.stages if stage.role == "load"]
    in_load = {statement for stage in loading for statement in stage.statements}
    elsewhere = {statement for stage in plan.stages for statement in stage.statements} - in_load
    read = {section for stage in loading for section in stage.sections}
    paths = [entry for entry in plan.configuration if entry.kind == "path" and entry.statement not in elsewhere]
    found = [entry for entry in paths if entry.statement in in_load or entry.section in read]
    return tuple(dict.fromkeys(f"{entry.section}.{entry.key}" for entry in found))


def type_name(setting: Setting) -> str:
    """Annotation of the entry in `config.py`."""
    return "Path" if setting.kind == "path" else type(setting.value).__name__


def config_toml(known: Iterable[Section], root: str, root_comment: str, models: str | None, head: str) -> str:
    """Text of `config.toml`, with the notebook's values."""
    document = tomlkit.document()
    document.add(tomlkit.comment(head))
    document.add(tomlkit.nl())
    by_name = {section.name: section for section in known}
    own = tomlkit.table()
    _add(own, "root", root, root_comment)
    if models is not None:
        _add(own, "models", models, "saved models, relative like `root`")
    _fill(own, by_name.pop(PATHS, None))
    document.add(PATHS, own)
    table = own
    for section in by_name.values():
        table.add(tomlkit.nl())
        table = tomlkit.table()
        _fill(table, section)
        document.add(section.name, table)
    return tomlkit.dumps(document)


def _fill(table: Table, section: Section | None) -> None:
    for entry in section.entries if section else ():
        _add(table, entry.key, entry.value, entry.comment)


def _add(table: Table, key: str, value: str | int | float | bool, comment: str) -> None:
    item = tomlkit.item(value)
    if comment:
        item.comment("".join(letter for letter in " ".join(comment.lstrip("#").split()) if letter.isprintable()))
    table.add(key, item)
