"""What matplotlib's functions do: pyplot's current figure, styles, and the modules around them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Defaults, Names, Rows

FACTS: "Rows" = (
    (
        "matplotlib.pyplot",
        "subplots",
        {
            "role": "visualize",
            "effects": ("<figure>",),
            "returns_tuple": ("matplotlib.figure.Figure", "matplotlib.axes.Grid"),
        },
    ),
    ("matplotlib.pyplot", "figure gcf", {"role": "visualize", "effects": ("<figure>",), "aliases": True}),
    ("matplotlib.pyplot", "figure gcf", {"returns": "matplotlib.figure.Figure"}),
    ("matplotlib.pyplot", "axes gca subplot subplot2grid twinx twiny", {"role": "visualize", "aliases": True}),
    (
        "matplotlib.pyplot",
        "axes gca subplot subplot2grid twinx twiny",
        {"effects": ("<figure>",), "returns": "matplotlib.axes.Axes"},
    ),
    ("matplotlib.pyplot", "sca delaxes", {"role": "visualize", "effects": ("<figure>",), "mutates": ("ax",)}),
    ("matplotlib.pyplot", "show", {"role": "visualize", "effects": ("<figure>", "<display>"), "returns": "none"}),
    ("matplotlib.pyplot", "pause", {"effects": ("<figure>", "<display>", "<clock>"), "returns": "none"}),
    (
        "matplotlib.pyplot",
        "savefig imsave",
        {"role": "save", "effects": ("<figure>", "<files>"), "files": "write", "paths": ("fname",)},
    ),
    ("matplotlib.pyplot", "savefig", {"signature": "fname *args **kwargs"}),
    ("matplotlib.pyplot", "savefig imsave", {"mutates": ("fname",), "returns": "none"}),
    ("matplotlib.pyplot", "imread", {"role": "load", "effects": ("<files>",), "files": "read", "paths": ("fname",)}),
    ("matplotlib.pyplot", "imread", {"returns": "numpy.ndarray", "consumes": ("fname",)}),
    ("matplotlib.pyplot", "get_cmap colormaps", {"role": "visualize", "signature": "name=None lut=None"}),
    ("matplotlib.pyplot", "get_fignums get_figlabels fignum_exists", {"effects": ("<figure>",)}),
    ("matplotlib.pyplot", "rc rcdefaults rc_context xkcd", {"role": "config", "effects": ("<options>",)}),
    ("matplotlib.pyplot", "switch_backend ion ioff", {"role": "config", "effects": ("<options>",)}),
    ("matplotlib.style", "use reload_library", {"role": "config", "effects": ("<options>",)}),
    ("matplotlib.style", "context", {"role": "config", "effects": ("<options>",)}),
    ("matplotlib.style", "available", {"kind": "attribute", "returns": "builtins.list", "aliases": True}),
    ("matplotlib", "use rc rcdefaults rc_context rc_file set_loglevel", {"role": "config"}),
    ("matplotlib", "use rc rcdefaults rc_context rc_file set_loglevel", {"effects": ("<options>",)}),
    ("matplotlib", "rcParams rcParamsDefault", {"kind": "attribute", "role": "config", "aliases": True}),
    ("matplotlib", "rcParams rcParamsDefault", {"effects": ("<options>",), "returns": "matplotlib.RcParams"}),
    ("matplotlib", "get_backend", {"returns": "builtins.str"}),
    ("matplotlib", "colormaps", {"kind": "attribute", "aliases": True}),
    ("matplotlib.RcParams", "update __setitem__ setdefault pop clear", {"role": "config", "mutates": ("self",)}),
    (
        "matplotlib.RcParams",
        "update __setitem__ setdefault pop clear",
        {"effects": ("<options>",), "signature": "*args **kwargs"},
    ),
    ("matplotlib.RcParams", "copy keys values items get find_all __getitem__", {"effects": ("<options>",)}),
    ("matplotlib.image", "imread", {"role": "load", "effects": ("<files>",), "files": "read", "paths": ("fname",)}),
    ("matplotlib.image", "imread", {"returns": "numpy.ndarray", "consumes": ("fname",)}),
    ("matplotlib.image", "imsave", {"role": "save", "effects": ("<files>",), "files": "write", "paths": ("fname",)}),
    ("matplotlib.image", "imsave", {"mutates": ("fname",), "returns": "none"}),
    ("matplotlib.cm", "get_cmap", {"until": "3.9"}),
    ("matplotlib.cm", "get_cmap ScalarMappable", {"role": "visualize", "aliases": True}),
    ("matplotlib.colors", "to_rgb to_rgba to_hex to_rgba_array is_color_like", {"role": "visualize"}),
    ("matplotlib.dates", "date2num num2date datestr2num drange", {"role": "visualize"}),
    (
        "matplotlib.animation",
        "FuncAnimation",
        {
            "kind": "class",
            "role": "visualize",
            "signature": "fig func frames=None init_func=None fargs=None save_count=None * cache_frame_data=True **kw",
            "effects": ("<figure>",),
            "mutates": ("fig",),
            "calls": ("func", "init_func", "frames"),
            "aliases": True,
        },
    ),
    (
        "matplotlib.animation.FuncAnimation",
        "save",
        {"role": "save", "mutates": ("self",), "effects": ("<figure>", "<files>"), "files": "write"},
    ),
    ("matplotlib.animation.FuncAnimation", "save", {"paths": ("filename",), "signature": "filename **kwargs"}),
    ("matplotlib.animation.FuncAnimation", "to_jshtml to_html5_video", {"role": "visualize", "mutates": ("self",)}),
    ("matplotlib.animation.FuncAnimation", "to_jshtml to_html5_video", {"effects": ("<figure>",)}),
    (
        "matplotlib.backends.backend_pdf",
        "PdfPages",
        {"kind": "class", "role": "save", "effects": ("<files>",), "files": "write", "paths": ("filename",)},
    ),
    ("matplotlib.backends.backend_pdf", "PdfPages", {"signature": "filename **kwargs"}),
    (
        "matplotlib.backends.backend_pdf.PdfPages",
        "savefig close",
        {"role": "save", "mutates": ("self",), "effects": ("<figure>", "<files>"), "files": "write"},
    ),
    ("matplotlib.backends.backend_pdf.PdfPages", "__enter__", {"returns": "self"}),
)

DEFAULTS: "Defaults" = {  # whatever else they do, they draw or prepare to draw
    "matplotlib": None,
    "matplotlib.pyplot": {"role": "visualize", "effects": ("<figure>",), "aliases": True},
    "matplotlib.cm": {"role": "visualize", "aliases": True},
    "matplotlib.colors": {"role": "visualize", "aliases": True},
    "matplotlib.ticker": {"role": "visualize", "aliases": True, "calls": ("func",)},
    "matplotlib.dates": {"role": "visualize", "aliases": True},
    "matplotlib.patches": {"role": "visualize", "aliases": True},
    "matplotlib.lines": {"role": "visualize", "aliases": True},
    "matplotlib.gridspec": {"role": "visualize", "aliases": True},
    "matplotlib.font_manager": {"role": "visualize", "aliases": True, "effects": ("<files>",)},
    "matplotlib.RcParams": {"effects": ("<options>",), "mutates": ("self",)},
}

NAMES: "Names" = {
    "matplotlib.axes.Subplot": "matplotlib.axes.Axes",
    "matplotlib.axes._subplots.AxesSubplot": "matplotlib.axes.Axes",
    "matplotlib.pyplot.Axes": "matplotlib.axes.Axes",
    "matplotlib.pyplot.Figure": "matplotlib.figure.Figure",
    "matplotlib.pyplot.style": "matplotlib.style",
    "matplotlib.pyplot.cm": "matplotlib.cm",
    "matplotlib.pyplot.rcParams": "matplotlib.rcParams",
    "matplotlib.style.core": "matplotlib.style",
}
