"""Rows of whatever a model is given or gives, compared by what they hold."""

from __future__ import annotations

import importlib
from typing import Any

ROUNDING = 1e-9


def copied(value: Any) -> Any:
    """A copy of what has one."""
    copy = getattr(value, "copy", None)
    return copy() if callable(copy) else value


def columns_of(matrix: Any) -> list[Any]:
    """Names of columns, or their numbers."""
    found = getattr(matrix, "columns", None)
    if found is not None:
        return list(found)
    shape: tuple[int, ...] = getattr(matrix, "shape", ())
    return list(range(shape[1])) if len(shape) > 1 else [0]


def as_table(matrix: Any) -> Any:
    """A frame of whatever a model is given or gives."""
    pandas = importlib.import_module("pandas")
    if isinstance(matrix, pandas.DataFrame):
        return matrix
    return pandas.DataFrame(matrix.toarray() if hasattr(matrix, "toarray") else matrix)


def _plain(values: Any) -> Any:
    """Numbers of any type as floats, so that 1 and 1.0 are the same; everything else as text."""
    types = importlib.import_module("pandas").api.types
    if types.is_bool_dtype(values) or (types.is_numeric_dtype(values) and not types.is_complex_dtype(values)):
        return values.astype("float64")
    return values.astype(str)


def keys_of(matrix: Any) -> list[bytes]:
    """The content of each row."""
    table = as_table(matrix)
    columns = [_plain(table.iloc[:, at]).tolist() for at in range(table.shape[1])]
    return [repr(row).encode() for row in zip(*columns, strict=True)] if columns else []


def places_of(matrix: Any) -> dict[bytes, int]:
    """Where each row stands first."""
    found: dict[bytes, int] = {}
    for at, key in enumerate(keys_of(matrix)):
        found.setdefault(key, at)
    return found


def take(matrix: Any, places: list[int]) -> Any:
    """Some rows."""
    return (
        matrix.iloc[places]
        if hasattr(matrix, "iloc")
        else [matrix[at] for at in places] if isinstance(matrix, list) else matrix[places]
    )


def same(one: Any, other: Any) -> bool:
    """Whether two matrices are the same, up to rounding."""
    if columns_of(one) != columns_of(other) or len(as_table(one)) != len(as_table(other)):
        return False
    return agreeing(one, other) == len(as_table(one))


def agreeing(one: Any, other: Any) -> int:
    """How many rows are the same, up to rounding."""
    first, second = as_table(one), as_table(other)
    if first.shape != second.shape:
        return 0
    agree = [True] * len(first)
    for at in range(first.shape[1]):
        pairs = zip(_plain(first.iloc[:, at]).tolist(), _plain(second.iloc[:, at]).tolist(), strict=True)
        agree = [so_far and _close(a, b) for so_far, (a, b) in zip(agree, pairs, strict=True)]
    return sum(agree)


def _close(one: Any, other: Any) -> bool:
    if one == other or (one != one and other != other):
        return True
    numbers = isinstance(one, float) and isinstance(other, float)
    return numbers and abs(one - other) <= ROUNDING * max(abs(one), abs(other))


def differing(given: Any, matrix: Any) -> str:
    """Columns whose values are not even among those of the features."""
    first, second = as_table(given), as_table(matrix)
    names = [
        str(first.columns[at])
        for at in range(first.shape[1])
        if not set(map(repr, _plain(first.iloc[:, at]).tolist())) <= set(map(repr, _plain(second.iloc[:, at]).tolist()))
    ]
    return ", ".join(f"`{name}`" for name in names[:3])
