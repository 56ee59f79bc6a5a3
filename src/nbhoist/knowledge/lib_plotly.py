"""What plotly does: figures are values until they are shown or written."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Defaults, Names, Rows

FACTS: "Rows" = (
    ("plotly.graph_objects", "Figure FigureWidget", {"kind": "class", "role": "visualize", "aliases": True}),
    ("plotly.graph_objects", "Figure FigureWidget", {"signature": "data=None layout=None frames=None **kwargs"}),
    ("plotly.subplots", "make_subplots", {"signature": "rows=1 cols=1 **kwargs", "role": "visualize"}),
    ("plotly.subplots", "make_subplots", {"returns": "plotly.graph_objects.Figure", "mutates": ("figure",)}),
    ("plotly.figure_factory", "create_distplot create_table create_annotated_heatmap", {"role": "visualize"}),
    (
        "plotly.figure_factory",
        "create_distplot create_table create_annotated_heatmap",
        {"returns": "plotly.graph_objects.Figure"},
    ),
    (
        "plotly.io",
        "show",
        {"signature": "fig **kwargs", "role": "visualize", "effects": ("<display>",), "returns": "none"},
    ),
    ("plotly.figure_factory", "create_distplot create_annotated_heatmap", {"until": "7.0"}),
    ("plotly.io", "write_html write_image write_json", {"signature": "fig file **kwargs", "role": "save"}),
    ("plotly.io", "write_html write_image write_json", {"effects": ("<files>",), "files": "write", "paths": ("file",)}),
    (
        "plotly.io",
        "templates renderers",
        {"kind": "attribute", "role": "config", "effects": ("<options>",), "aliases": True},
    ),
    ("plotly.io", "to_html to_json to_image", {"signature": "fig **kwargs", "role": "visualize"}),
    (
        "plotly.offline",
        "iplot",
        {"signature": "figure_or_data **kwargs", "role": "visualize", "effects": ("<display>",)},
    ),
    (
        "plotly.offline",
        "plot",
        {"signature": "figure_or_data **kwargs", "role": "save", "effects": ("<files>", "<display>")},
    ),
    ("plotly.offline", "plot", {"files": "write", "paths": ("filename",)}),
    (
        "plotly.offline",
        "init_notebook_mode",
        {"signature": "connected=False", "role": "setup", "effects": ("<display>",)},
    ),
    (
        "plotly.graph_objects.Figure",
        "show",
        {"signature": "*args **kwargs", "role": "visualize", "effects": ("<display>",), "returns": "none"},
    ),
    (
        "plotly.graph_objects.Figure",
        "write_html write_image write_json",
        {
            "signature": "file *args **kwargs",
            "role": "save",
            "effects": ("<files>",),
            "files": "write",
            "paths": ("file",),
        },
    ),
    ("plotly.graph_objects.Figure", "to_dict to_html to_image to_json to_plotly_json full_figure_for_development", {}),
    ("plotly.graph_objects.Figure", "data layout frames", {"kind": "attribute", "aliases": True}),
    (
        "plotly.graph_objects.Figure",
        "select_traces select_annotations",
        {"signature": "*args **kwargs", "aliases": True},
    ),
    (
        "plotly.graph_objects.Figure",
        "for_each_trace for_each_annotation for_each_xaxis",
        {"signature": "fn *args **kwargs"},
    ),
    (
        "plotly.graph_objects.Figure",
        "for_each_trace for_each_annotation for_each_xaxis",
        {"role": "visualize", "mutates": ("self",), "returns": "self", "calls": ("fn",)},
    ),
)

DEFAULTS: "Defaults" = {
    "plotly": None,
    "plotly.express": {"role": "visualize", "returns": "plotly.graph_objects.Figure"},
    "plotly.express.data": {"role": "load", "returns": "pandas.DataFrame", "effects": ("<files>",), "files": "read"},
    "plotly.express.colors": {"role": "visualize"},
    "plotly.graph_objects": {"role": "visualize", "holds": True},
    "plotly.graph_objects.Figure": {"role": "visualize", "mutates": ("self",), "returns": "self"},
    "plotly.colors": {"role": "visualize"},
}

BASES: "Bases" = {"plotly.graph_objects.FigureWidget": ("plotly.graph_objects.Figure",)}

NAMES: "Names" = {
    "plotly.graph_objs": "plotly.graph_objects",
    "plotly.graph_objs._figure.Figure": "plotly.graph_objects.Figure",
    "plotly.tools.make_subplots": "plotly.subplots.make_subplots",
    "plotly.offline.offline": "plotly.offline",
}
