"""Fingerprints of lists, tuples, sets and dicts, and of classes made from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .digest import digest
from .registry import handles
from .series import PLAIN, elements

if TYPE_CHECKING:
    from .fingerprint import Fingerprinter

LISTED = 300  # elements of a longer sequence of plain values are one leaf


@handles("builtins.list", "collections.deque", "array.array")
def _list(fingerprinter: Fingerprinter, value: Any) -> str:
    return _sequence(fingerprinter, value)


@handles("builtins.tuple", shared=False)
def _tuple(fingerprinter: Fingerprinter, value: Any) -> str:
    return _sequence(fingerprinter, value)


def _sequence(fingerprinter: Fingerprinter, value: Any) -> str:
    items = list(value)
    kind, shape = fingerprinter.type_of(value), str(len(items))
    if len(items) > LISTED and set(map(type, items)) <= PLAIN:
        children = [("", elements(fingerprinter, items))]
    else:
        children = [(f"[{index}]", fingerprinter.part(item)) for index, item in enumerate(items)]
    return fingerprinter.store.parts(kind, shape, children + attributes(fingerprinter, value))


@handles("builtins.set", "builtins.frozenset", "builtins.dict_keys", "builtins.dict_items")
def _set(fingerprinter: Fingerprinter, value: Any) -> str:
    kind, shape = fingerprinter.type_of(value), str(len(value))
    if len(value) > LISTED and set(map(type, value)) <= PLAIN:
        children = [("", elements(fingerprinter, sorted(value, key=repr)))]
    else:
        children = [(" element", key) for key in sorted(fingerprinter.part(item) for item in value)]
    return fingerprinter.store.parts(kind, shape, children)


@handles("builtins.dict", "builtins.mappingproxy")
def _dict(fingerprinter: Fingerprinter, value: Any) -> str:
    kind, shape = fingerprinter.type_of(value), str(len(value))
    keys = list(dict.keys(value) if isinstance(value, dict) else value.keys())
    children = [(f"[{_label(fingerprinter, key)}]", fingerprinter.part(value[key])) for key in keys]
    return fingerprinter.store.parts(kind, shape, children + attributes(fingerprinter, value), keyed=True)


@handles("builtins.dict_values")
def _values(fingerprinter: Fingerprinter, value: Any) -> str:
    return _sequence(fingerprinter, value)


def attributes(fingerprinter: Fingerprinter, value: Any) -> list[tuple[str, str]]:
    """Return what an instance holds beside its elements."""
    held = getattr(value, "__dict__", None)
    if not isinstance(held, dict):
        return []
    return [(f".{name}", fingerprinter.part(held[name])) for name in sorted(held, key=str)]


def _label(fingerprinter: Fingerprinter, key: Any) -> str:
    if type(key) in PLAIN:
        text = repr(key)
        return text if len(text) < 100 else f"{text[:60]}…{digest(text)}"
    return fingerprinter.part(key)
