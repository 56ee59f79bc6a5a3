"""What grouped, windowed and resampled pandas objects do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Items, Rows

FACTS: "Rows" = (
    (
        "pandas.GroupBy",
        "mean sum min max median std var count prod first last nunique sem skew kurt quantile any all idxmax idxmin "
        "nlargest nsmallest mad unique is_monotonic_increasing is_monotonic_decreasing dtype corrwith",
        {"rows": "aggregate"},
    ),
    (
        "pandas.GroupBy",
        "agg aggregate",
        {"rows": "aggregate", "calls": ("func", "kwargs"), "returns": "pandas.NDFrame"},
    ),
    ("pandas.GroupBy", "apply", {"calls": ("func",), "returns": "pandas.NDFrame", "rows": "batch"}),
    ("pandas.GroupBy", "transform", {"calls": ("func",), "rows": "batch", "role": "feature"}),
    ("pandas.GroupBy", "filter", {"calls": ("func",), "rows": "drop", "role": "clean"}),
    ("pandas.GroupBy", "pipe", {"calls": ("func",), "aliases": True}),
    (
        "pandas.GroupBy",
        "cumcount cummax cummin cumprod cumsum diff shift rank pct_change ngroup fillna ffill bfill pad tshift",
        {"role": "feature", "rows": "batch"},
    ),
    ("pandas.GroupBy", "cumcount ngroup", {"returns": "pandas.Series"}),
    (
        "pandas.GroupBy",
        "shift",
        {"ahead": "periods < 0", "signature": "periods=1 freq=None fill_value=None suffix=None"},
    ),
    ("pandas.GroupBy", "bfill", {"ahead": "always"}),
    ("pandas.GroupBy", "size", {"role": "explore", "rows": "aggregate", "returns": "pandas.NDFrame"}),
    ("pandas.GroupBy", "describe value_counts ohlc", {"role": "explore", "rows": "aggregate"}),
    ("pandas.GroupBy", "describe ohlc", {"returns": "pandas.DataFrame"}),
    ("pandas.GroupBy", "value_counts", {"returns": "pandas.NDFrame"}),
    ("pandas.GroupBy", "corr cov", {"role": "explore", "rows": "aggregate", "returns": "pandas.NDFrame"}),
    ("pandas.GroupBy", "head tail nth take", {"rows": "drop", "returns": "pandas.NDFrame", "aliases": True}),
    (
        "pandas.GroupBy",
        "sample",
        {"effects": ("<rng>",), "seed": "random_state", "stochastic": "always", "rows": "drop"},
    ),
    ("pandas.GroupBy", "get_group", {"rows": "drop", "aliases": True}),
    ("pandas.GroupBy", "groups indices ngroups ndim keys level exclusions", {"kind": "attribute", "aliases": True}),
    ("pandas.GroupBy", "resample", {"returns": "pandas.Resampler", "holds": True}),
    ("pandas.GroupBy", "rolling expanding ewm", {"returns": "pandas.Window", "holds": True, "rows": "batch"}),
    ("pandas.GroupBy", "boxplot hist", {"role": "visualize", "effects": ("<figure>",), "mutates": ("ax",)}),
    ("pandas.GroupBy", "plot", {"kind": "attribute", "role": "visualize", "returns": "pandas.PlotAccessor"}),
    ("pandas.GroupBy", "plot", {"aliases": True}),
    ("pandas.GroupBy", "mad fillna pad tshift", {"until": "3.0"}),
    ("pandas.GroupBy", "__getitem__", {"signature": "key", "holds": True}),
    ("pandas.GroupBy", "__iter__", {"aliases": True}),
    ("pandas.GroupBy", "__len__", {"returns": "builtins.int"}),
    (
        "pandas.DataFrameGroupBy",
        "mean sum min max median std var count prod first last nunique sem skew kurt idxmax idxmin any all mad "
        "transform filter cummax cummin cumprod cumsum diff shift rank pct_change fillna ffill bfill sample get_group "
        "quantile",
        {"returns": "pandas.DataFrame"},
    ),
    (
        "pandas.SeriesGroupBy",
        "mean sum min max median std var count prod first last nunique sem skew kurt idxmax idxmin any all mad "
        "transform filter cummax cummin cumprod cumsum diff shift rank pct_change fillna ffill bfill sample get_group "
        "quantile nlargest nsmallest unique",
        {"returns": "pandas.Series"},
    ),
    (
        "pandas.Window",
        "mean sum min max median std var count quantile rank sem skew kurt corr cov first last nunique",
        {"role": "feature", "returns": "pandas.NDFrame", "rows": "batch"},
    ),
    (
        "pandas.Window",
        "apply agg aggregate pipe",
        {"role": "feature", "returns": "pandas.NDFrame", "rows": "batch", "calls": ("func",)},
    ),
    ("pandas.Window", "__getitem__", {"signature": "key", "holds": True}),
    ("pandas.Resampler", "asfreq nearest interpolate", {"returns": "pandas.NDFrame", "rows": "batch"}),
    (
        "pandas.Resampler",
        "mean sum min max median std var count prod first last nunique sem quantile ffill bfill fillna transform",
        {"returns": "pandas.NDFrame"},
    ),
)

BASES: "Bases" = {
    "pandas.DataFrameGroupBy": ("pandas.GroupBy",),
    "pandas.SeriesGroupBy": ("pandas.GroupBy",),
    "pandas.Resampler": ("pandas.GroupBy",),
}

ITEMS: "Items" = {
    "pandas.DataFrameGroupBy": {
        "name": "pandas.SeriesGroupBy",
        "attribute": "pandas.SeriesGroupBy",
        "list": "pandas.DataFrameGroupBy",
    },
    "pandas.Window": {"": "pandas.Window", "attribute": "pandas.Window"},
    "pandas.Resampler": {"": "pandas.Resampler", "attribute": "pandas.Resampler"},
}
