"""What the methods of series, indexes, categoricals and the accessors of series do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Items, Rows

FACTS: "Rows" = (
    ("pandas.Series", "reset_index", {"role": "clean", "mutates_if": "inplace", "returns": "pandas.NDFrame"}),
    ("pandas.Series", "append", {"signature": "to_append *args", "returns": "type:self", "until": "2.0"}),
    ("pandas.Series", "case_when", {"role": "feature", "returns": "type:self", "calls": ("caselist",)}),
    ("pandas.Series", "argsort", {"returns": "type:self", "rows": "batch"}),
    ("pandas.Series", "repeat", {"returns": "type:self", "rows": "batch"}),
    ("pandas.Series", "divmod rdivmod", {"signature": "other *args", "returns_tuple": ("type:self", "type:self")}),
    ("pandas.Series", "argmax argmin autocorr", {"rows": "aggregate"}),
    ("pandas.Series", "unique", {"role": "explore", "rows": "drop"}),
    ("pandas.Series", "nunique", {"returns": "builtins.int"}),
    ("pandas.Series", "factorize", {"role": "feature", "rows": "batch", "replay": "factorize"}),
    ("pandas.Series", "factorize", {"returns_tuple": ("numpy.ndarray", "pandas.Index")}),
    ("pandas.Series", "searchsorted item view", {"signature": "value *args", "aliases": True}),
    ("pandas.Series", "view", {"until": "3.0"}),
    ("pandas.Series", "to_frame", {"returns": "pandas.DataFrame", "aliases": True, "rows": "each"}),
    ("pandas.Series", "to_list tolist", {"returns": "builtins.list", "holds": True, "rows": "each"}),
    ("pandas.Series", "ravel", {"returns": "numpy.ndarray", "aliases": True, "until": "3.0"}),
    ("pandas.Series", "groupby", {"returns": "pandas.SeriesGroupBy"}),
    ("pandas.Series", "name nbytes", {"kind": "attribute"}),
    ("pandas.Series", "hasnans is_unique is_monotonic_increasing is_monotonic_decreasing", {"kind": "attribute"}),
    (
        "pandas.Series",
        "hasnans is_unique is_monotonic_increasing is_monotonic_decreasing",
        {"role": "explore", "returns": "builtins.bool"},
    ),
    ("pandas.Series", "array", {"kind": "attribute", "aliases": True}),
    ("pandas.Series", "from_arrow", {"returns": "pandas.Series", "holds": True}),
    (
        "pandas.Series",
        "str",
        {"kind": "attribute", "returns": "pandas.StringMethods", "holds": True, "role": "feature"},
    ),
    ("pandas.Series", "dt", {"kind": "attribute", "returns": "pandas.DatetimeMethods", "holds": True}),
    ("pandas.Series", "dt", {"role": "feature"}),
    ("pandas.Series", "cat", {"kind": "attribute", "returns": "pandas.CategoricalMethods", "holds": True}),
    # accessors
    (
        "pandas.StringMethods",
        "capitalize casefold center contains count decode encode endswith find findall fullmatch get index isalnum "
        "isalpha isascii isdecimal isdigit islower isnumeric isspace istitle isupper join len ljust lower lstrip match "
        "normalize pad removeprefix removesuffix repeat replace rfind rindex rjust rstrip slice slice_replace "
        "startswith strip swapcase title translate upper wrap zfill",
        {"role": "feature", "returns": "pandas.Series", "rows": "each"},
    ),
    ("pandas.StringMethods", "replace", {"calls": ("repl",)}),
    ("pandas.StringMethods", "split rsplit partition rpartition extract", {"returns": "pandas.NDFrame"}),
    ("pandas.StringMethods", "split rsplit partition rpartition extract", {"role": "feature", "rows": "each"}),
    ("pandas.StringMethods", "extractall get_dummies", {"role": "feature", "returns": "pandas.DataFrame"}),
    ("pandas.StringMethods", "extractall get_dummies", {"rows": "batch"}),
    ("pandas.StringMethods", "cat", {"role": "feature"}),
    ("pandas.StringMethods", "__getitem__", {"returns": "pandas.Series", "rows": "each"}),
    (
        "pandas.DatetimeProperties",
        "date day day_of_week day_of_year dayofweek dayofyear days days_in_month daysinmonth end_time hour is_leap_year "
        "is_month_end is_month_start is_quarter_end is_quarter_start is_year_end is_year_start microsecond microseconds "
        "minute month nanosecond nanoseconds quarter qyear second seconds start_time time timetz week weekday "
        "weekofyear year",
        {"kind": "attribute", "role": "feature", "rows": "each"},
    ),
    ("pandas.DatetimeProperties", "components freq freqstr tz unit inferred_freq asi8", {"kind": "attribute"}),
    (
        "pandas.DatetimeProperties",
        "as_unit asfreq ceil day_name floor month_name normalize round strftime to_period to_timestamp total_seconds "
        "tz_convert tz_localize isocalendar to_pydatetime to_pytimedelta snap to_julian_date",
        {"role": "feature", "rows": "each"},
    ),
    (
        "pandas.DatetimeMethods",
        "date day day_of_week day_of_year dayofweek dayofyear days days_in_month daysinmonth end_time hour is_leap_year "
        "is_month_end is_month_start is_quarter_end is_quarter_start is_year_end is_year_start microsecond microseconds "
        "minute month nanosecond nanoseconds quarter qyear second seconds start_time time timetz week weekday "
        "weekofyear year",
        {"kind": "attribute", "role": "feature", "rows": "each", "returns": "pandas.Series"},
    ),
    (
        "pandas.DatetimeMethods",
        "as_unit asfreq ceil day_name floor month_name normalize round strftime to_period to_timestamp total_seconds "
        "tz_convert tz_localize",
        {"role": "feature", "rows": "each", "returns": "pandas.Series"},
    ),
    ("pandas.DatetimeMethods", "isocalendar", {"role": "feature", "rows": "each", "returns": "pandas.DataFrame"}),
    (
        "pandas.CategoricalMethods",
        "add_categories as_ordered as_unordered remove_categories remove_unused_categories rename_categories "
        "reorder_categories set_categories",
        {"role": "feature", "returns": "pandas.Series", "mutates_if": "inplace", "rows": "each"},
    ),
    ("pandas.CategoricalMethods", "codes", {"kind": "attribute", "returns": "pandas.Series", "rows": "batch"}),
    ("pandas.CategoricalMethods", "categories", {"kind": "attribute", "returns": "pandas.Index"}),
    ("pandas.CategoricalMethods", "ordered", {"kind": "attribute", "returns": "builtins.bool"}),
    ("pandas.Categorical", "codes", {"kind": "attribute", "returns": "numpy.ndarray", "aliases": True}),
    (
        "pandas.Categorical",
        "from_codes",
        {"returns": "pandas.Categorical", "aliases": True, "signature": "codes *args"},
    ),
    # plots
    (
        "pandas.PlotAccessor",
        "__call__ area bar barh box density hexbin hist kde line pie scatter",
        {"role": "visualize", "effects": ("<figure>",), "mutates": ("ax",), "signature": "*args **kwargs"},
    ),
    ("pandas.PlotAccessor", "area bar barh line pie scatter hexbin", {"returns": "matplotlib.axes.Axes"}),
    # styles change themselves and give themselves back
    (
        "pandas.Styler",
        "apply applymap map apply_index map_index background_gradient bar clear format format_index hide "
        "hide_columns hide_index highlight_between highlight_max highlight_min highlight_null highlight_quantile "
        "relabel_index set_caption set_precision set_properties set_sticky set_table_attributes set_table_styles "
        "set_td_classes set_tooltips set_uuid text_gradient use",
        {"role": "explore", "mutates": ("self",), "returns": "self"},
    ),
    (
        "pandas.Styler",
        "apply applymap map apply_index map_index format format_index",
        {"calls": ("func", "formatter")},
    ),
    ("pandas.Styler", "pipe", {"calls": ("func",), "aliases": True, "mutates": ("self",), "role": "explore"}),
    ("pandas.Styler", "to_html to_latex to_string render", {"effects": ("<files>",), "files": "write"}),
    ("pandas.Styler", "to_html to_latex to_string render", {"mutates": ("self", "buf"), "paths": ("buf",)}),
    ("pandas.Styler", "to_excel", {"role": "save", "effects": ("<files>",), "files": "write"}),
    ("pandas.Styler", "to_excel", {"mutates": ("self", "excel_writer"), "paths": ("excel_writer",)}),
    ("pandas.Styler", "applymap hide_columns hide_index set_precision render", {"until": "3.0"}),
    # indexes do not change, but for their names
    (
        "pandas.Index",
        "append astype copy delete replace diff difference drop drop_duplicates droplevel dropna fillna insert intersection "
        "join map putmask reindex repeat round shift sort sort_values symmetric_difference take transpose union "
        "unique where infer_objects swaplevel remove_unused_levels get_level_values sortlevel reorder_levels "
        "set_levels set_codes sort_index view",
        {"returns": "pandas.Index", "aliases": True, "calls": ("mapper", "key")},
    ),
    (
        "pandas.Index",
        "sort holds_integer is_boolean is_categorical is_floating is_integer is_interval is_numeric is_object format "
        "sort_index",
        {"until": "3.0"},
    ),
    ("pandas.Index", "rename set_names", {"returns": "pandas.Index", "mutates_if": "inplace", "aliases": True}),
    (
        "pandas.Index",
        "all any argmax argmin argsort asof asof_locs duplicated equals factorize get_indexer get_indexer_for "
        "get_indexer_non_unique get_loc get_slice_bound groupby holds_integer identical is_ is_boolean is_categorical "
        "is_floating is_integer is_interval is_numeric is_object isin isna isnull item max memory_usage min notna notnull "
        "nunique searchsorted slice_indexer slice_locs value_counts format get_locs get_loc_level",
        {},
    ),
    ("pandas.Index", "to_list tolist", {"returns": "builtins.list", "holds": True}),
    ("pandas.Index", "to_flat_index", {"returns": "pandas.Index"}),
    ("pandas.Index", "to_frame", {"returns": "pandas.DataFrame", "aliases": True}),
    ("pandas.Index", "to_series", {"returns": "pandas.Series", "aliases": True}),
    ("pandas.Index", "to_numpy ravel", {"returns": "numpy.ndarray", "aliases": True}),
    ("pandas.Index", "values", {"kind": "attribute", "returns": "numpy.ndarray", "aliases": True}),
    ("pandas.Index", "T array levels codes", {"kind": "attribute", "aliases": True}),
    ("pandas.Index", "str", {"kind": "attribute", "returns": "pandas.StringMethods"}),
    ("pandas.Index", "name names dtype empty shape size ndim nlevels nbytes hasnans is_unique", {"kind": "attribute"}),
    (
        "pandas.Index",
        "has_duplicates inferred_type is_monotonic_increasing is_monotonic_decreasing",
        {"kind": "attribute"},
    ),
    (
        "pandas.Index",
        "__add__ __radd__ __sub__ __mul__ __truediv__ __and__ __or__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ "
        "__contains__ __len__ __invert__",
        {"signature": "other"},
    ),
    ("pandas.Index", "__getitem__", {"signature": "key", "aliases": True}),
    ("pandas.MultiIndex", "from_tuples from_product from_arrays from_frame", {"returns": "pandas.MultiIndex"}),
    ("pandas.MultiIndex", "from_tuples from_product from_arrays from_frame", {"aliases": True}),
    # moments
    ("pandas.Timestamp", "now today utcnow", {"effects": ("<clock>",), "returns": "pandas.Timestamp"}),
    ("pandas.Timestamp", "now today utcnow", {"stochastic": "always", "signature": "tz=None"}),
    ("pandas.Period", "now", {"effects": ("<clock>",), "returns": "pandas.Period", "stochastic": "always"}),
)

BASES: "Bases" = {"pandas.DatetimeMethods": ("pandas.DatetimeProperties",)}

ITEMS: "Items" = {
    "pandas.Index": {"slice": "pandas.Index", "mask": "pandas.Index", "list": "pandas.Index", "name": "pandas.label"},
    "pandas.StringMethods": {"": "pandas.Series"},
}
