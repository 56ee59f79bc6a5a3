"""What IPython's display functions do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Names, Rows

# no row for get_ipython and the methods of the shell: they may do anything
FACTS: "Rows" = (
    ("IPython.display", "display", {"signature": "*objs **kwargs", "role": "explore", "effects": ("<display>",)}),
    (
        "IPython.display",
        "display_html display_markdown display_latex display_png display_svg display_json display_javascript display_pretty",
        {"signature": "*objs **kwargs", "role": "explore", "effects": ("<display>",), "returns": "none"},
    ),
    ("IPython.display", "clear_output update_display", {"signature": "*args **kwargs", "effects": ("<display>",)}),
    ("IPython.display", "clear_output update_display", {"role": "explore", "returns": "none"}),
    ("IPython.display", "set_matplotlib_formats", {"until": "8.0"}),
    ("IPython.display", "set_matplotlib_formats", {"signature": "*formats **kwargs", "role": "config"}),
    ("IPython.display", "set_matplotlib_formats", {"effects": ("<options>",), "returns": "none"}),
    (
        "IPython.display",
        "HTML Markdown Latex Math Javascript JSON Pretty Code GeoJSON ProgressBar DisplayObject TextDisplayObject",
        {"kind": "class", "signature": "data=None url=None filename=None *args", "role": "explore"},
    ),
    (
        "IPython.display",
        "HTML Markdown Latex Math Javascript JSON Pretty Code GeoJSON",
        {"paths": ("filename",), "holds": True},
    ),
    (
        "IPython.display",
        "Image SVG Audio Video",
        {"kind": "class", "signature": "data=None url=None filename=None *args", "role": "explore"},
    ),
    (
        "IPython.display",
        "Image SVG Audio Video",
        {"effects": ("<files>",), "files": "read", "paths": ("data", "filename")},
    ),
    (
        "IPython.display",
        "IFrame YouTubeVideo VimeoVideo FileLink FileLinks ScribdDocument",
        {"kind": "class", "signature": "src *args **kwargs", "role": "explore"},
    ),
)

NAMES: "Names" = {
    "IPython.core.display": "IPython.display",
    "IPython.core.display_functions": "IPython.display",
    "IPython.lib.display": "IPython.display",
    "IPython.lib.pretty": "IPython.display",
    "matplotlib_inline.backend_inline.set_matplotlib_formats": "IPython.display.set_matplotlib_formats",
}
