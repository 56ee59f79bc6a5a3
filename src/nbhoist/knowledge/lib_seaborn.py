"""What seaborn does: it draws, on the axes given or on the current figure."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Defaults, Names, Rows

FACTS: "Rows" = (
    (
        "seaborn",
        "barplot boxenplot boxplot countplot distplot ecdfplot heatmap histplot kdeplot lineplot pointplot residplot "
        "rugplot scatterplot swarmplot tsplot violinplot",
        {
            "role": "visualize",
            "effects": ("<figure>",),
            "mutates": ("ax",),
            "returns": "matplotlib.axes.Axes",  # which hold copies of what is drawn
            "calls": ("estimator",),
        },
    ),
    (
        "seaborn",
        "stripplot",  # the jitter comes from numpy's global stream
        {
            "role": "visualize",
            "effects": ("<figure>", "<rng>"),
            "draws": "always",
            "mutates": ("ax",),
            "returns": "matplotlib.axes.Axes",  # which hold copies of what is drawn
        },
    ),
    (
        "seaborn",
        "regplot",
        {
            "role": "visualize",
            "effects": ("<figure>", "<rng>"),
            "draws": "x_jitter is not None or y_jitter is not None",
            "mutates": ("ax",),
            "returns": "matplotlib.axes.Axes",  # which hold copies of what is drawn
        },
    ),
    ("seaborn", "catplot", {"effects": ("<figure>", "<rng>"), "draws": "kind == 'strip'"}),
    ("seaborn", "lmplot", {"effects": ("<figure>", "<rng>"), "draws": "x_jitter is not None or y_jitter is not None"}),
    ("seaborn", "displot relplot factorplot", {"effects": ("<figure>",)}),
    ("seaborn", "catplot lmplot displot relplot factorplot", {"role": "visualize", "returns": "seaborn.FacetGrid"}),
    ("seaborn", "tsplot factorplot", {"until": "0.12"}),
    ("seaborn", "factorplot", {"effects": ("<figure>", "<rng>")}),
    ("seaborn", "pairplot", {"role": "visualize", "effects": ("<figure>",), "returns": "seaborn.PairGrid"}),
    ("seaborn", "jointplot", {"role": "visualize", "effects": ("<figure>",), "returns": "seaborn.JointGrid"}),
    ("seaborn", "clustermap", {"role": "visualize", "effects": ("<figure>",), "returns": "seaborn.ClusterGrid"}),
    ("seaborn", "FacetGrid PairGrid JointGrid", {"kind": "class", "role": "visualize", "effects": ("<figure>",)}),
    ("seaborn", "FacetGrid PairGrid JointGrid", {"aliases": True}),
    ("seaborn", "despine move_legend palplot dogplot", {"role": "visualize", "effects": ("<figure>",)}),
    ("seaborn", "despine move_legend", {"mutates": ("fig", "ax", "obj")}),
    ("seaborn", "dogplot", {"effects": ("<figure>", "<network>", "<rng>"), "external": "http-get"}),
    (
        "seaborn",
        "set set_theme set_style set_context set_palette set_color_codes reset_defaults reset_orig",
        {"role": "config", "effects": ("<options>",), "returns": "none"},
    ),
    ("seaborn", "axes_style plotting_context", {"role": "config", "effects": ("<options>",)}),
    (
        "seaborn",
        "color_palette blend_palette crayon_palette cubehelix_palette dark_palette desaturate diverging_palette hls_palette "
        "husl_palette light_palette mpl_palette saturate set_hls_values xkcd_palette",
        {"role": "visualize", "effects": ("<options>",), "observes": ("<options>",)},
    ),
    (
        "seaborn",
        "load_dataset get_dataset_names",
        {"role": "load", "effects": ("<network>", "<files>"), "files": "read", "external": "http-get"},
    ),
    ("seaborn", "load_dataset", {"returns": "pandas.DataFrame"}),
    ("seaborn", "get_data_home", {"effects": ("<files>",), "returns": "builtins.str"}),
    (
        "seaborn.Grid",
        "map map_dataframe map_diag map_lower map_offdiag map_upper plot plot_joint plot_marginals pipe apply",
        {
            "signature": "func *args **kwargs",
            "role": "visualize",
            "effects": ("<figure>", "<rng>"),
            "mutates": ("self",),
            "returns": "self",
            "calls": ("func",),
        },
    ),
    (
        "seaborn.Grid",
        "set set_titles set_axis_labels set_xlabels set_ylabels set_xticklabels set_yticklabels add_legend despine refline "
        "tight_layout facet_axis facet_data",
        {
            "signature": "*args **kwargs",
            "role": "visualize",
            "effects": ("<figure>",),
            "mutates": ("self",),
            "returns": "self",
        },
    ),
    (
        "seaborn.Grid",
        "savefig",
        {"role": "save", "effects": ("<figure>", "<files>"), "files": "write", "paths": ("args",), "returns": "none"},
    ),
    ("seaborn.Grid", "savefig", {"signature": "*args **kwargs", "mutates": ("self",)}),
    ("seaborn.Grid", "fig figure", {"kind": "attribute", "returns": "matplotlib.figure.Figure", "aliases": True}),
    ("seaborn.Grid", "ax ax_joint ax_marg_x ax_marg_y ax_heatmap", {"kind": "attribute", "aliases": True}),
    (
        "seaborn.Grid",
        "ax ax_joint ax_marg_x ax_marg_y ax_heatmap",
        {"returns": "matplotlib.axes.Axes"},
    ),
    ("seaborn.Grid", "axes", {"kind": "attribute", "returns": "matplotlib.axes.Grid", "aliases": True}),
    ("seaborn.Grid", "axes_dict legend data x y", {"kind": "attribute", "aliases": True}),
)

BASES: "Bases" = {
    "seaborn.FacetGrid": ("seaborn.Grid",),
    "seaborn.PairGrid": ("seaborn.Grid",),
    "seaborn.JointGrid": ("seaborn.Grid",),
    "seaborn.ClusterGrid": ("seaborn.Grid",),
}

DEFAULTS: "Defaults" = {"seaborn": None}

NAMES: "Names" = {
    "seaborn.axisgrid": "seaborn",
    "seaborn.matrix": "seaborn",
    "seaborn.categorical": "seaborn",
    "seaborn.relational": "seaborn",
    "seaborn.distributions": "seaborn",
    "seaborn.regression": "seaborn",
    "seaborn.utils.load_dataset": "seaborn.load_dataset",
}
