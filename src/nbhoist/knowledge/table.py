"""One library's table: the rows of its modules, taken apart by name, from which facts are built on demand."""

import importlib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.knowledge.libraries import LIBRARIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from nbhoist.knowledge.schema import Bases, Defaults, Fields, Items, Names


class Table(NamedTuple):
    """What the modules of one library say, keyed by qualified name."""

    fields: "dict[str, Fields]"
    defaults: "Defaults"
    bases: "Bases"
    names: "Names"
    items: "Items"
    immutable: frozenset[str]
    signatures: dict[str, str]


def table(library: str) -> Table | None:
    """Load the table of a top-level import name; None where nothing is known of it."""
    if library in _extended:
        return _extended[library]
    parts = LIBRARIES.get(library)
    return _merged(parts) if parts else None


_extended: dict[str, Table] = {}


def extend(added: "Mapping[str, Mapping[str, Mapping[str, object]]]") -> None:
    """Put fields, by library and qualified name, on top of the tables, and take off what was put there before."""
    _extended.clear()
    for library, entries in added.items():
        known = table(library) or Table({}, {}, {}, {}, {}, frozenset(), {})
        fields = {name: {**known.fields.get(name, {}), **said} for name, said in entries.items()}
        _extended[library] = known._replace(
            fields={**known.fields, **fields},  # type: ignore[dict-item]  # `validate` holds them to the schema
            signatures={n: s for n, s in known.signatures.items() if "signature" not in entries.get(n, {})},
        )


@cache
def _merged(names: tuple[str, ...]) -> Table:
    parts = [importlib.import_module(f"nbhoist.knowledge.{name}") for name in names]
    merged = Table({}, {}, {}, {}, {}, frozenset().union(*(getattr(part, "IMMUTABLE", ()) for part in parts)), {})
    for part in parts:
        _spread(merged.fields, part)
        merged.defaults.update(getattr(part, "DEFAULTS", {}))
        merged.bases.update(_bases(part))
        merged.names.update(getattr(part, "NAMES", {}))
        merged.items.update(getattr(part, "ITEMS", {}))
        merged.signatures.update(getattr(part, "SIGNATURES", {}))
    return merged


def _bases(part: "ModuleType") -> "Bases":
    kinds = getattr(part, "KINDS", ())
    rows = {f"{scope}.{name}": bases for scope, names, bases in kinds for name in names.split()}
    return rows | getattr(part, "BASES", {})


def _spread(fields: "dict[str, Fields]", part: "ModuleType") -> None:
    """Add a part's rows name by name; what several rows say of one name holds together."""
    for scope, names, said in getattr(part, "FACTS", ()):
        for name in names.split():
            qualified = f"{scope}.{name}"
            fields[qualified] = {**fields[qualified], **said} if qualified in fields else said
