"""All known rules, ours and those of other packages, and how they are loaded."""

import importlib
from typing import TYPE_CHECKING

from nbhoist.errors import NbhoistError
from nbhoist.lint.index import RULES
from nbhoist.lint.plugins import plugin_entries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nbhoist.lint.entry import Entry
    from nbhoist.lint.rule import Rule


def known_rules() -> "tuple[Entry, ...]":
    """The entries of all rules, by code; two rules with one code or name are refused."""
    entries = (*RULES, *plugin_entries())
    for attribute in ("code", "name"):
        seen: dict[str, Entry] = {}
        for entry in entries:
            key = getattr(entry, attribute)
            if key in seen:
                raise NbhoistError(
                    f"rule {attribute} `{key}` is used by `{seen[key].module}` and `{entry.module}`; "
                    "uninstall one of the two packages"
                )
            seen[key] = entry
    return tuple(sorted(entries))


def load(entries: "Iterable[Entry]") -> "tuple[Rule, ...]":
    """The rules of `entries`, ready to run."""
    return tuple(getattr(importlib.import_module(entry.module), entry.class_name)() for entry in entries)
