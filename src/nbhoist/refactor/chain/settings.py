"""One configuration for a chain: equal entries are one, different ones of the same name stay apart."""

from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.refactor.passes.sections import assign_sections

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Plan, Rewrite, Setting

    Key = tuple[str, str]  # section and key


def with_common_settings(links: "Sequence[tuple[str, Plan, Facts]]") -> "tuple[Plan, ...]":
    """The plans of the links, given with their names, so that one file can hold all their settings."""
    known: dict[Key, Setting] = {}
    made: list[Plan] = []
    for name, plan, facts in links:
        moved = _moved(name, plan, known)
        configuration = tuple(
            replace(s, section=moved[s.section, s.key][0], key=moved[s.section, s.key][1]) for s in plan.configuration
        )
        for setting in configuration:
            known.setdefault((setting.section, setting.key), setting)
        rewrites = tuple(_renamed(rewrite, moved) for rewrite in plan.rewrites)
        made.append(assign_sections(replace(plan, configuration=configuration, rewrites=rewrites), facts))
    return tuple(made)


def _moved(link: str, plan: "Plan", known: "Mapping[Key, Setting]") -> "dict[Key, Key]":
    """Where each entry of a link goes: a file has one entry, whoever reads or writes it."""
    files = {str(s.value): place for place, s in known.items() if s.kind == "path"}
    apart = {s.section for s in plan.configuration if str(s.value) not in files and _clashes(s, known)}
    return {
        (s.section, s.key): (
            files[str(s.value)]
            if s.kind == "path" and str(s.value) in files
            else (f"{link}_{s.section}" if s.section in apart else s.section, s.key)
        )
        for s in plan.configuration
    }


def _clashes(setting: "Setting", known: "Mapping[Key, Setting]") -> bool:
    other = known.get((setting.section, setting.key))
    return other is not None and (
        other.value != setting.value or type(other.value) is not type(setting.value) or other.kind != setting.kind
    )


def _renamed(rewrite: "Rewrite", moved: "Mapping[Key, Key]") -> "Rewrite":
    if rewrite.name != "setting for literal":
        return rewrite
    head, _, place = rewrite.detail.rpartition("`")[0].rpartition("`")
    section, _, key = place.partition(".")
    new = moved.get((section, key), (section, key))
    return replace(rewrite, detail=f"{head}`{new[0]}.{new[1]}`")
