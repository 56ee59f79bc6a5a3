"""Fingerprints of drawings as they are between two statements, where a notebook's own run compares them when shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbhoist.verify.probe.registry import handles

if TYPE_CHECKING:
    from nbhoist.verify.probe.fingerprint import Fingerprinter

DRAWINGS = ("matplotlib.figure.FigureBase", "matplotlib.axes._base._AxesBase", "seaborn.axisgrid._BaseGrid")
_LOOKS = ("title", "xlabel", "ylabel", "xscale", "yscale", "xlim", "ylim", "position", "axis_on", "aspect", "legend")


def register() -> None:
    """Read drawings in this way from now on."""
    for name, read in zip(DRAWINGS, (_figure, _axes, _grid), strict=True):
        handles(name, shared=False)(read)


def is_drawing(value: Any) -> bool:
    """Whether a value is a figure or axes, or an array or list of them."""
    items = getattr(value, "flat", value if isinstance(value, list | tuple) else None)
    if items is not None and not isinstance(value, str):
        first = next(iter(items), None) if str(getattr(value, "dtype", "object")) == "object" else None
        return first is not None and first is not value and is_drawing(first)
    return any(f"{cls.__module__}.{cls.__qualname__}" in DRAWINGS for cls in type(value).__mro__)


def _figure(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.store.leaf("figure", drawn(value))


def drawn(figure: Any) -> str:
    """What a figure shows, as a text."""
    size = [float(side) for side in figure.get_size_inches()] if hasattr(figure, "get_size_inches") else []
    return repr([size, [_artist(child) for child in figure.get_children()], [_looks(axes) for axes in figure.axes]])


def _axes(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.store.leaf("axes", repr(_looks(value)))


def _grid(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.part(value.figure)


def _looks(axes: Any) -> list[str]:
    """What axes show: their settings, and all that stands on them with its text, place and looks."""
    said = [repr(getattr(axes, f"get_{name}", str)()) for name in _LOOKS]
    ticks = [_axis(axis) for axis in (axes.xaxis, axes.yaxis)]
    return [*said, repr(ticks), *map(_artist, axes.get_children())]


def _axis(axis: Any) -> list[Any]:
    texts = [axis.label, *(tick.label1 for tick in axis.get_major_ticks()[:3])]
    grid = [tick.gridline.get_visible() for tick in axis.get_major_ticks()[:1]]
    return [*((text.get_text(), text.get_rotation(), text.get_fontsize()) for text in texts), *grid]


def _artist(artist: Any) -> str:
    looks = [getattr(artist, f"get_{name}", str)() for name in ("color", "facecolor", "linewidth", "visible", "alpha")]
    texts = artist.get_texts() if hasattr(artist, "get_texts") else []
    title = [artist.get_title().get_text()] if texts else []
    return f"{artist!r} {looks} {title} {[text.get_text() for text in texts]}"
