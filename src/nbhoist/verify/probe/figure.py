"""Fingerprints of matplotlib figures: what is drawn, without drawing it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from .registry import handles

if TYPE_CHECKING:
    from .fingerprint import Fingerprinter

FIGURE = "matplotlib.figure.FigureBase"


def is_figure(value: Any) -> bool:
    """Tell whether a value is a matplotlib figure."""
    return any(f"{cls.__module__}.{cls.__qualname__}" == FIGURE for cls in type(value).__mro__)


@handles(FIGURE, shared=False)
def _figure(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.opaque(
        value, "a drawing, compared when it is shown"
    )  # until then parts of it may be unsettled


def figure_key(fingerprinter: Fingerprinter, value: Any, pixels: bool = False) -> str:
    """Return the key of a figure that is shown: its size, what its axes hold, and on request its pixels."""
    if hasattr(value, "draw_without_rendering"):
        with contextlib.suppress(Exception):  # what cannot be drawn is compared as it is
            value.draw_without_rendering()  # settles what is only known when it is drawn, as a kernel does between cells
    children = [(".size", fingerprinter.part([float(side) for side in value.get_size_inches()]))]
    children += [(f" text {place}", _artist(fingerprinter, _text, text)) for place, text in enumerate(value.texts)]
    children += [(f" axes {place}", _axes(fingerprinter, axes)) for place, axes in enumerate(value.axes)]
    if pixels:
        children.append((" pixels", _artist(fingerprinter, _pixels, value)))
    return fingerprinter.store.parts(fingerprinter.type_of(value), str(len(value.axes)), children)


def _pixels(figure: Any) -> Any:
    """Draw a figure on a canvas of its own, which it does not keep; height x width x 4 bytes."""
    import numpy
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # type: ignore[import-not-found, unused-ignore]

    kept = figure.canvas
    try:
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        return numpy.array(canvas.buffer_rgba())
    finally:
        figure.set_canvas(kept)


def _axes(fingerprinter: Fingerprinter, axes: Any) -> str:
    labels = [axes.get_title(), axes.get_xlabel(), axes.get_ylabel(), axes.get_xscale(), axes.get_yscale()]
    bounds = [float(side) for side in (*axes.get_position().bounds, *axes.get_xlim(), *axes.get_ylim())]
    children = [(" labels", fingerprinter.part(labels)), (" bounds", fingerprinter.part(bounds))]
    named = [getattr(axes, name, None) for name in ("title", "_left_title", "_right_title")]
    named += [axis.label for axis in (axes.xaxis, axes.yaxis)]
    children.append((" fonts", fingerprinter.part([_font(text) for text in named if text is not None])))
    for axis in (axes.xaxis, axes.yaxis):
        children.append((f" {axis.axis_name} ticks", _artist(fingerprinter, _ticks, axis)))
    for kind, read in READERS:
        artists = list(getattr(axes, kind, []))
        children += [
            (f".{kind}[{place}]", _artist(fingerprinter, read, artist)) for place, artist in enumerate(artists)
        ]
    legend = axes.get_legend()
    if legend is not None:
        children.append((" legend", _artist(fingerprinter, _legend, legend)))
    return fingerprinter.store.parts("axes", str(len(children)), children)


def _artist(fingerprinter: Fingerprinter, read: Any, artist: Any) -> str:
    try:
        return fingerprinter.part(read(artist))
    except Exception as error:  # an artist of a library may lack a method; its presence still counts
        return fingerprinter.opaque(artist, f"it cannot be read: {type(error).__name__}")


def _font(text: Any) -> list[Any]:
    return [float(text.get_fontsize()), str(text.get_weight()), str(text.get_color()), float(text.get_rotation())]


def _ticks(axis: Any) -> list[Any]:
    labels = [text for text in axis.get_ticklabels() if text.get_visible()]
    shown = [text.get_text() for text in labels]
    return [axis.get_visible(), shown, _font(labels[0]) if labels else None]


def _legend(legend: Any) -> list[Any]:
    texts = [text.get_text() for text in legend.get_texts()]
    place = [str(getattr(legend, "_loc", "")), list(map(float, legend.get_bbox_to_anchor().bounds))]
    return [legend.get_title().get_text(), texts, place, legend.get_frame_on()]


def _line(line: Any) -> list[Any]:
    looks = [str(line.get_color()), line.get_linestyle(), line.get_marker(), line.get_label()]
    return [line.get_xydata(), *looks, float(line.get_linewidth()), line.get_alpha(), float(line.get_markersize())]


def _patch(patch: Any) -> list[Any]:
    looks = [list(patch.get_facecolor()), list(patch.get_edgecolor()), patch.get_hatch(), patch.get_label()]
    return [patch.get_path().vertices, patch.get_patch_transform().get_matrix(), *looks]


def _collection(collection: Any) -> list[Any]:
    paths = [path.vertices for path in collection.get_paths()[:200]]
    looks = [
        collection.get_facecolor(),
        collection.get_edgecolor(),
        collection.get_linewidths(),
        collection.get_label(),
    ]
    sizes = collection.get_sizes() if hasattr(collection, "get_sizes") else None
    return [collection.get_offsets(), collection.get_array(), *looks, sizes, paths]


def _image(image: Any) -> list[Any]:
    return [image.get_array(), image.get_cmap().name, *map(float, image.get_clim()), image.get_interpolation()]


def _text(text: Any) -> list[Any]:
    return [text.get_text(), list(map(float, text.get_position())), _font(text)]


READERS = (("lines", _line), ("patches", _patch), ("collections", _collection), ("images", _image), ("texts", _text))
