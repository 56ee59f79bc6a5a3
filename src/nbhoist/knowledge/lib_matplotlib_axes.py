"""What the methods of matplotlib's figures and axes do: they change the figure that they belong to."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Defaults, Items, Rows

FACTS: "Rows" = (
    ("matplotlib.figure", "Figure", {"kind": "class", "role": "visualize"}),
    ("matplotlib.axes", "Axes", {"kind": "class", "role": "visualize", "mutates": ("fig",), "effects": ("<figure>",)}),
    ("matplotlib.axes", "Axes", {"aliases": True}),
    # reading an artist
    (
        "matplotlib.artist.Artist",
        "get_xlim get_ylim get_xbound get_ybound get_title get_xlabel get_ylabel get_xscale get_yscale get_alpha get_label "
        "get_visible get_zorder get_aspect get_size_inches get_dpi get_figwidth get_figheight get_position get_window_extent "
        "get_tightbbox get_xticks get_yticks get_color get_facecolor get_edgecolor get_linewidth get_linestyle get_width "
        "get_height get_x get_y get_xy get_data get_xdata get_ydata get_text get_fontsize has_data",
        {"role": "visualize", "effects": ("<figure>",), "observes": ("<figure>",), "aliases": True},
    ),
    (
        "matplotlib.artist.Artist",
        "get_figure get_children get_lines get_legend get_legend_handles_labels get_images get_xticklabels get_yticklabels "
        "get_xaxis get_yaxis findobj get_xgridlines get_ygridlines get_xticklines get_yticklines",
        {"role": "visualize", "effects": ("<figure>",), "observes": ("<figure>",), "aliases": True},
    ),
    (
        "matplotlib.artist.Artist",
        "transAxes transData lines patches texts images collections containers artists xaxis yaxis spines figure axes "
        "legend_ dataLim viewLim bbox canvas patch title stale transFigure dpi_scale_trans",
        {"kind": "attribute", "role": "visualize", "aliases": True},
    ),
    # figures
    ("matplotlib.figure.Figure", "add_subplot add_axes gca", {"role": "visualize", "effects": ("<figure>",)}),
    (
        "matplotlib.figure.Figure",
        "add_subplot add_axes gca",
        {"mutates": ("self",), "returns": "matplotlib.axes.Axes", "aliases": True},
    ),
    ("matplotlib.figure.Figure", "subplots", {"role": "visualize", "effects": ("<figure>",), "mutates": ("self",)}),
    ("matplotlib.figure.Figure", "subplots", {"returns": "matplotlib.axes.Grid", "aliases": True}),
    (
        "matplotlib.figure.Figure",
        "savefig",
        {
            "role": "save",
            "effects": ("<figure>", "<files>"),
            "files": "write",
            "paths": ("fname",),
            "mutates": ("self", "fname"),
            "returns": "none",
        },
    ),
    ("matplotlib.figure.Figure", "show", {"role": "visualize", "effects": ("<figure>", "<display>")}),
    ("matplotlib.figure.Figure", "colorbar", {"role": "visualize", "effects": ("<figure>",), "aliases": True}),
    ("matplotlib.figure.Figure", "colorbar", {"mutates": ("self", "ax", "cax", "mappable")}),
    # axes
    ("matplotlib.axes.Axes", "twinx twiny inset_axes secondary_xaxis secondary_yaxis", {"role": "visualize"}),
    (
        "matplotlib.axes.Axes",
        "twinx twiny inset_axes secondary_xaxis secondary_yaxis",
        {"effects": ("<figure>",), "mutates": ("self",), "returns": "matplotlib.axes.Axes", "aliases": True},
    ),
    (
        "matplotlib.axes.Axes",
        "sharex sharey",
        {"role": "visualize", "effects": ("<figure>",), "mutates": ("self", "other"), "aliases": True},
    ),
    (
        "matplotlib.axes.Axes",
        "add_patch add_line add_artist add_collection add_image",
        {"role": "visualize", "effects": ("<figure>",), "mutates": ("self", "p", "line", "a", "collection", "image")},
    ),
    ("matplotlib.axes.Axes", "add_patch add_line add_artist add_collection add_image", {"aliases": True}),
    ("matplotlib.axes.Axes", "hist", {"role": "visualize", "effects": ("<figure>",), "mutates": ("self",)}),
    ("matplotlib.axes.Axes", "hist", {"aliases": True}),
    # what `subplots` gives: one axes, or an array of them
    ("matplotlib.axes.Grid", "flat T", {"kind": "attribute", "returns": "matplotlib.axes.Grid", "aliases": True}),
    ("matplotlib.axes.Grid", "shape size ndim", {"kind": "attribute"}),
    ("matplotlib.axes.Grid", "flatten ravel reshape transpose", {"signature": "*args", "aliases": True}),
    ("matplotlib.axes.Grid", "flatten ravel reshape transpose", {"returns": "matplotlib.axes.Grid"}),
)

BASES: "Bases" = {
    "matplotlib.axes.Axes": ("matplotlib.artist.Artist",),
    "matplotlib.figure.Figure": ("matplotlib.artist.Artist",),
    "matplotlib.axes.Grid": ("matplotlib.axes.Axes",),
    "matplotlib.lines.Line2D": ("matplotlib.artist.Artist",),
    "matplotlib.text.Text": ("matplotlib.artist.Artist",),
    "matplotlib.patches.Patch": ("matplotlib.artist.Artist",),
    "matplotlib.patches.Rectangle": ("matplotlib.patches.Patch",),
    "matplotlib.patches.Circle": ("matplotlib.patches.Patch",),
    "matplotlib.patches.Ellipse": ("matplotlib.patches.Patch",),
    "matplotlib.patches.Polygon": ("matplotlib.patches.Patch",),
}

DEFAULTS: "Defaults" = {  # for every other method of a figure, axes or other artist
    "matplotlib.artist.Artist": {
        "role": "visualize",
        "effects": ("<figure>",),
        "mutates": ("self",),
        "aliases": True,
    },
    "matplotlib.axes.Axes": {
        "role": "visualize",
        "effects": ("<figure>",),
        "mutates": ("self",),
        "aliases": True,
    },
    "matplotlib.figure.Figure": {
        "role": "visualize",
        "effects": ("<figure>",),
        "mutates": ("self",),
        "aliases": True,
    },
}

ITEMS: "Items" = {"matplotlib.axes.Grid": {"": "matplotlib.axes.Grid"}}
