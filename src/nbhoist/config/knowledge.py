"""What a configuration file says of calls: taken apart by qualified name, checked by the tables that it extends."""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class Said(NamedTuple):
    """What one file says of one call."""

    name: str
    fields: tuple[tuple[str, object], ...]
    path: "Path"


def said_of_calls(table: "Mapping[str, Any]", path: "Path") -> tuple[Said, ...]:
    """The entries of a table; no field is a table itself, so that dotted keys need no quotes."""
    return tuple(_entries(table, "", path))


def _entries(table: "Mapping[str, Any]", name: str, path: "Path") -> "Iterator[Said]":
    inner = {key: value for key, value in table.items() if isinstance(value, dict)}
    fields = tuple((key, _frozen(value)) for key, value in table.items() if key not in inner)
    if fields or (name and not inner):
        yield Said(name, fields, path)
    for key, value in inner.items():
        yield from _entries(value, f"{name}.{key}" if name else key, path)


def _frozen(value: object) -> object:
    """The value as one that can be a key of a cache."""
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return tuple((key, _frozen(item)) for key, item in value.items()) if isinstance(value, dict) else value
