"""Dataclasses read back from the plain data that `dataclasses.asdict` made of them."""

from __future__ import annotations

import dataclasses
import typing
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def from_data(kind: type[T], data: Mapping[str, Any]) -> T:
    """Return the value that `data` describes; what this version does not know is left out, what lacks has its default."""
    types = typing.get_type_hints(kind)
    known = {field.name for field in dataclasses.fields(kind) if field.init}
    return kind(**{name: _value(types[name], item) for name, item in data.items() if name in known})


def _value(kind: Any, data: Any) -> Any:
    if data is not None and type(None) in typing.get_args(kind):
        (kind,) = (other for other in typing.get_args(kind) if other is not type(None))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return from_data(kind, data)
    if typing.get_origin(kind) is tuple and data is not None:
        return tuple(_items(typing.get_args(kind), data))
    return data


def _items(kinds: tuple[Any, ...], data: list[Any]) -> list[Any]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return [_value(kinds[0], item) for item in data]
    return [_value(kind, item) for kind, item in zip(kinds, data, strict=True)]
