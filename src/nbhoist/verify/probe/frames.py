"""Fingerprints of pandas and polars tables."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from .arrays import array
from .registry import handles
from .series import elements

if TYPE_CHECKING:
    from .fingerprint import Fingerprinter

STYLED = 10_000  # cells


@handles("pandas.core.frame.DataFrame", "pandas.DataFrame")
def _frame(fingerprinter: Fingerprinter, value: Any) -> str:
    names = list(value.columns)
    children = [(".columns", fingerprinter.part(value.columns)), (".index", fingerprinter.part(value.index))]
    dtypes = []
    for position, name in enumerate(names):
        column = value.iloc[:, position]
        dtypes.append(str(column.dtype))
        children.append((f"[{name!r}]", _values(fingerprinter, column.array)))
    if value.attrs:
        children.append((".attrs", fingerprinter.part(dict(value.attrs))))
    schema = {"rows": len(value), "columns": [str(name) for name in names[:1000]], "dtypes": dtypes[:1000]}
    return fingerprinter.store.parts(fingerprinter.type_of(value), str(value.shape), children, schema=schema)


@handles("pandas.core.series.Series", "pandas.Series")
def _series(fingerprinter: Fingerprinter, value: Any) -> str:
    children = [
        (".name", fingerprinter.part(value.name)),
        (".index", fingerprinter.part(value.index)),
        ("", _values(fingerprinter, value.array)),
    ]
    shape = f"{value.dtype} ({len(value)})"
    return fingerprinter.store.parts(fingerprinter.type_of(value), shape, children, dtype=str(value.dtype))


@handles("pandas.core.indexes.base.Index", "pandas.Index", shared=False)
def _index(fingerprinter: Fingerprinter, value: Any) -> str:
    names = fingerprinter.part(list(value.names))
    if value.nlevels > 1:
        levels = [value.get_level_values(level) for level in range(value.nlevels)]
        children = [(f" level {place}", _values(fingerprinter, level.array)) for place, level in enumerate(levels)]
    else:
        children = [("", _values(fingerprinter, value.array))]
    frequency = str(getattr(value, "freq", None))
    shape = f"{value.dtype} ({len(value)}) {frequency}"
    return fingerprinter.store.parts(fingerprinter.type_of(value), shape, [(".names", names), *children])


@handles("pandas.core.arrays.base.ExtensionArray", "pandas.api.extensions.ExtensionArray")
def _extension(fingerprinter: Fingerprinter, value: Any) -> str:
    return _values(fingerprinter, value)


@handles("pandas.core.groupby.groupby.BaseGroupBy", "pandas.core.window.rolling.BaseWindow")
def _grouped(fingerprinter: Fingerprinter, value: Any) -> str:
    keys = getattr(value, "keys", None) or getattr(value, "window", None)
    children = [(".obj", fingerprinter.part(value.obj)), (".keys", fingerprinter.part(keys))]
    return fingerprinter.store.parts(fingerprinter.type_of(value), "", children)


@handles("pandas.io.formats.style.Styler")
def _styler(fingerprinter: Fingerprinter, value: Any) -> str:
    children = [(".data", fingerprinter.part(value.data)), (".caption", fingerprinter.part(value.caption))]
    if value.data.size <= STYLED:  # what it looks like; its own form holds a number that is drawn anew
        children.append((" html", fingerprinter.part(value.to_html(table_uuid="styled"))))
    return fingerprinter.store.parts(fingerprinter.type_of(value), str(value.data.shape), children)


@handles("polars.dataframe.frame.DataFrame")
def _polars_frame(fingerprinter: Fingerprinter, value: Any) -> str:
    columns = value.get_columns()
    children = [(f"[{column.name!r}]", _polars_values(fingerprinter, column)) for column in columns]
    dtypes = [str(column.dtype) for column in columns]
    schema = {"rows": value.height, "columns": value.columns, "dtypes": dtypes}
    return fingerprinter.store.parts(fingerprinter.type_of(value), str(value.shape), children, schema=schema)


@handles("polars.series.series.Series")
def _polars_series(fingerprinter: Fingerprinter, value: Any) -> str:
    children = [(".name", fingerprinter.part(value.name)), ("", _polars_values(fingerprinter, value))]
    return fingerprinter.store.parts(fingerprinter.type_of(value), str(value.dtype), children)


@handles("polars.lazyframe.frame.LazyFrame")
def _polars_lazy(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.store.leaf(
        fingerprinter.type_of(value), fingerprinter.names.shown_text(value.explain(optimized=False))
    )


def _values(fingerprinter: Fingerprinter, value: Any) -> str:
    """Return the key of a column's elements; `value` is a pandas array."""
    if hasattr(value, "categories") and hasattr(value, "codes"):
        children = [("", array(fingerprinter, value.codes)), (".categories", fingerprinter.part(value.categories))]
        return fingerprinter.store.parts(f"category {value.ordered}", str(len(value)), children, dtype="category")
    if hasattr(value, "asi8"):
        children = [("", array(fingerprinter, value.asi8))]
    elif str(value.dtype).startswith(("int", "uint", "float", "bool", "complex")):
        children = [("", array(fingerprinter, sys.modules["numpy"].asarray(value)))]
    else:
        children = [("", elements(fingerprinter, value.to_numpy(dtype=object).tolist()))]
    return fingerprinter.store.parts(str(value.dtype), str(len(value)), children, dtype=str(value.dtype))


def _polars_values(fingerprinter: Fingerprinter, column: Any) -> str:
    numeric = column.dtype.is_numeric() and not column.null_count() and str(column.dtype)[:7] != "Decimal"
    whole = array(fingerprinter, column.to_numpy()) if numeric else elements(fingerprinter, column.to_list())
    return fingerprinter.store.parts(str(column.dtype), str(len(column)), [("", whole)], dtype=str(column.dtype))
