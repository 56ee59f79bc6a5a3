"""Fingerprints of values without parts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from .registry import handles

if TYPE_CHECKING:
    from .fingerprint import Fingerprinter


@handles(
    "builtins.NoneType",
    "builtins.bool",
    "builtins.int",
    "builtins.ellipsis",
    "builtins.NotImplementedType",
    shared=False,
)
def _plain(fingerprinter: Fingerprinter, value: Any) -> str:
    text = int.__repr__(value) if isinstance(value, int) else repr(value)
    return fingerprinter.store.leaf(fingerprinter.type_of(value), text, shown=fingerprinter.shown(value))


@handles("builtins.float", shared=False)
def _float(fingerprinter: Fingerprinter, value: Any) -> str:
    number = float(value)
    content = "nan" if math.isnan(number) else number.hex()
    kind = fingerprinter.type_of(value)
    return fingerprinter.store.leaf(kind, content, summary=number_summary(number), shown=fingerprinter.shown(value))


@handles("builtins.complex", shared=False)
def _complex(fingerprinter: Fingerprinter, value: Any) -> str:
    children = [(".real", fingerprinter.part(value.real)), (".imag", fingerprinter.part(value.imag))]
    return fingerprinter.store.parts(fingerprinter.type_of(value), "", children, shown=repr(value))


@handles("builtins.str", shared=False)
def _text(fingerprinter: Fingerprinter, value: Any) -> str:
    text = fingerprinter.names.path_text(str.__str__(value))
    return fingerprinter.store.leaf(fingerprinter.type_of(value), text, shown=repr(text[:200]))


@handles("builtins.bytes", "builtins.bytearray", "builtins.memoryview", shared=False)
def _bytes(fingerprinter: Fingerprinter, value: Any) -> str:
    data = bytes(value)
    return fingerprinter.store.leaf(fingerprinter.type_of(value), data.hex(), shown=repr(data[:50]))


@handles("_io.BytesIO", "_io.StringIO")
def _in_memory(fingerprinter: Fingerprinter, value: Any) -> str:
    if value.closed:
        return fingerprinter.opaque(value, "a file")
    children = [(".content", fingerprinter.part(value.getvalue())), (".position", fingerprinter.part(value.tell()))]
    return fingerprinter.store.parts(fingerprinter.type_of(value), "", children)


@handles(
    *("datetime.date", "datetime.time", "datetime.datetime", "datetime.timedelta", "datetime.tzinfo"),
    *("decimal.Decimal", "fractions.Fraction", "uuid.UUID", "builtins.range", "builtins.slice", "re.Pattern"),
    *("pathlib.PurePath", "pathlib._local.PurePath", "zoneinfo.ZoneInfo", "enum.Enum", "ipaddress._BaseAddress"),
    *("pandas._libs.missing.NAType", "pandas._libs.tslibs.nattype.NaTType", "pandas._libs.tslibs.period._Period"),
    *("pandas._libs.interval.Interval", "pandas._libs.tslibs.offsets.BaseOffset", "numpy.dtype"),
    *("pandas.core.dtypes.dtypes.PandasExtensionDtype", "pandas.core.dtypes.base.ExtensionDtype"),
    shared=False,
)
def _by_repr(fingerprinter: Fingerprinter, value: Any) -> str:
    text = fingerprinter.names.shown_text(repr(value))
    return fingerprinter.store.leaf(fingerprinter.type_of(value), text, shown=text[:200])


def number_summary(number: float) -> dict[str, Any]:
    """Return the tolerance summary of one number."""
    if not math.isfinite(number):
        return {
            "count": 1,
            "nan": int(math.isnan(number)),
            "infinite": 0 if math.isnan(number) else math.copysign(1, number),
        }
    return {
        "count": 1,
        "nan": 0,
        "infinite": 0,
        "low": number,
        "high": number,
        "scale": abs(number),
        "projections": [number],
    }
