"""What polars does: frames and expressions give new ones; the few that change in place are here."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Defaults, Items, Names, Rows

FACTS: "Rows" = (
    ("polars", "DataFrame Series LazyFrame", {"kind": "class", "holds": True}),
    (
        "polars",
        "read_csv read_parquet read_json read_ndjson read_excel read_ipc read_avro read_delta read_ods",
        {
            "signature": "source **kwargs",
            "role": "load",
            "effects": ("<files>",),
            "files": "read",
            "paths": ("source",),
            "consumes": ("source",),
            "returns": "polars.DataFrame",
        },
    ),
    (
        "polars",
        "scan_csv scan_parquet scan_ndjson scan_ipc scan_delta",
        {
            "signature": "source **kwargs",
            "role": "load",
            "effects": ("<files>",),
            "files": "read",
            "paths": ("source",),
            "returns": "polars.LazyFrame",
        },
    ),
    ("polars", "read_database read_database_uri", {"signature": "query connection **kwargs", "role": "load"}),
    ("polars", "read_database read_database_uri", {"effects": ("<network>", "<files>"), "external": "database"}),
    ("polars", "read_database read_database_uri", {"mutates": ("connection",), "returns": "polars.DataFrame"}),
    ("polars", "set_random_seed", {"signature": "seed", "role": "setup", "effects": ("<rng>",), "seeds": "seed"}),
    (
        "polars",
        "from_pandas from_dict from_dicts from_numpy from_arrow from_records",
        {"signature": "data *args **kwargs"},
    ),
    (
        "polars",
        "from_pandas from_dict from_dicts from_numpy from_arrow from_records",
        {"aliases": True, "role": "load"},
    ),
    ("polars", "from_dict from_dicts from_numpy from_records", {"returns": "polars.DataFrame"}),
    (
        "polars",
        "concat",
        {"signature": "items **kwargs", "role": "feature", "returns": "polars.DataFrame", "rows": "batch"},
    ),
    ("polars", "collect_all", {"signature": "lazy_frames **kwargs", "effects": ("<files>",), "files": "read"}),
    ("polars", "col lit when all any_horizontal sum_horizontal concat_str struct element", {"returns": "polars.Expr"}),
    (
        "polars",
        "map_batches map_groups fold reduce",
        {"signature": "exprs function **kwargs", "calls": ("function", "exprs")},
    ),
    ("polars", "Config", {"kind": "class", "role": "config", "effects": ("<options>",)}),
    ("polars", "show_versions", {"effects": ("<stdout>",)}),
    ("polars", "Expr", {"kind": "class"}),
    ("polars", "SQLContext", {"kind": "class", "holds": True}),
    # frames
    (
        "polars.Frame",
        "extend insert_column replace_column drop_in_place set_at_idx append",
        {"signature": "*args **kwargs", "role": "feature", "mutates": ("self",), "returns": "self"},
    ),
    ("polars.Frame", "set_at_idx with_row_count melt groupby apply", {"until": "1.0"}),
    ("polars.LazyFrame", "fetch", {"until": "1.0"}),
    ("polars.Expr", "apply", {"until": "1.0"}),
    ("polars.Frame", "drop_in_place", {"returns": "polars.Series"}),
    ("polars.Frame", "hstack", {"signature": "columns * in_place=False", "role": "feature", "returns": "type:self"}),
    ("polars.Frame", "vstack shrink_to_fit", {"signature": "other * in_place=False", "returns": "type:self"}),
    ("polars.Frame", "hstack vstack shrink_to_fit", {"mutates_given": ("in_place:self",)}),
    ("polars.Frame", "__setitem__", {"signature": "key value", "role": "feature", "mutates": ("self",)}),
    (
        "polars.Frame",
        "sample shuffle",
        {
            "signature": "n=None * fraction=None with_replacement=False shuffle=False seed=None",
            "role": "explore",
            "effects": ("<rng>",),
            "seed": "seed",
            "stochastic": "always",
            "returns": "type:self",
            "rows": "drop",
        },
    ),
    (
        "polars.Frame",
        "write_csv write_parquet write_json write_ndjson write_excel write_ipc write_avro write_delta sink_csv sink_parquet",
        {
            "signature": "file=None **kwargs",
            "role": "save",
            "effects": ("<files>",),
            "files": "write",
            "paths": ("file",),
            "mutates": ("file",),
        },
    ),
    ("polars.Frame", "write_database", {"signature": "table_name connection **kwargs", "role": "save"}),
    ("polars.Frame", "write_database", {"effects": ("<network>",), "external": "database", "mutates": ("connection",)}),
    (
        "polars.Frame",
        "head tail limit describe glimpse null_count n_unique is_duplicated estimated_size",
        {"role": "explore"},
    ),
    ("polars.Frame", "glimpse show", {"signature": "*args **kwargs", "effects": ("<stdout>",), "role": "explore"}),
    ("polars.Frame", "head tail limit", {"signature": "n=5", "returns": "type:self", "rows": "drop"}),
    (
        "polars.Frame",
        "filter unique drop_nulls drop_nans slice gather_every remove",
        {"signature": "*args **kwargs", "role": "clean", "returns": "type:self", "rows": "drop"},
    ),
    (
        "polars.Frame",
        "drop rename cast fill_null fill_nan with_row_index with_row_count reverse sort set_sorted",
        {"signature": "*args **kwargs", "role": "clean", "returns": "type:self"},
    ),
    (
        "polars.Frame",
        "with_columns select join join_asof explode unpivot melt pivot unnest with_columns_seq select_seq transpose",
        {"signature": "*args **kwargs", "role": "feature", "returns": "type:self"},
    ),
    ("polars.Frame", "clone clear lazy", {"returns": "type:self"}),
    ("polars.DataFrame", "lazy", {"returns": "polars.LazyFrame"}),
    ("polars.LazyFrame", "collect fetch", {"signature": "**kwargs", "effects": ("<files>",), "files": "read"}),
    ("polars.LazyFrame", "collect fetch", {"returns": "polars.DataFrame"}),
    (
        "polars.Frame",
        "group_by groupby group_by_dynamic rolling",
        {"signature": "*by **kwargs", "returns": "polars.GroupBy"},
    ),
    ("polars.GroupBy", "agg len count sum mean median max min first last n_unique quantile all head tail", {}),
    (
        "polars.GroupBy",
        "agg len count sum mean median max min first last n_unique quantile all head tail",
        {"signature": "*aggs **kwargs", "rows": "aggregate", "returns": "polars.DataFrame"},
    ),
    (
        "polars.GroupBy",
        "map_groups apply",
        {"signature": "function", "calls": ("function",), "returns": "polars.DataFrame"},
    ),
    ("polars.Frame", "pipe", {"signature": "function *args **kwargs", "calls": ("function",), "aliases": True}),
    ("polars.Frame", "map_rows map_batches apply map_elements", {"signature": "function *args **kwargs"}),
    ("polars.Frame", "map_rows map_batches apply map_elements", {"calls": ("function",), "role": "feature"}),
    ("polars.Frame", "map_rows map_batches apply map_elements", {"returns": "type:self"}),
    (
        "polars.Frame",
        "sum mean median min max std var quantile product count",
        {"signature": "*args **kwargs", "rows": "aggregate"},
    ),
    ("polars.Frame", "to_pandas", {"signature": "**kwargs", "returns": "pandas.DataFrame", "aliases": True}),
    ("polars.Frame", "to_numpy", {"signature": "**kwargs", "returns": "numpy.ndarray", "aliases": True}),
    ("polars.Frame", "to_arrow to_series get_column get_columns iter_rows iter_columns iter_slices", {"aliases": True}),
    ("polars.Frame", "to_series get_column", {"signature": "name=0", "returns": "polars.Series"}),
    ("polars.Frame", "to_dict to_dicts rows row item to_list partition_by equals", {"signature": "*args **kwargs"}),
    (
        "polars.Frame",
        "columns dtypes schema shape height width name dtype flags",
        {"kind": "attribute", "role": "explore"},
    ),
    ("polars.Frame", "plot style str dt list cat struct", {"kind": "attribute"}),
    ("polars.Series", "value_counts unique is_in is_null", {"signature": "*args **kwargs", "role": "explore"}),
    ("polars.Series", "to_frame", {"signature": "name=None", "returns": "polars.DataFrame"}),
    # expressions are only descriptions
    ("polars.Expr", "map_elements map_batches apply map pipe", {"signature": "function *args **kwargs"}),
    ("polars.Expr", "map_elements map_batches apply map pipe", {"calls": ("function",), "returns": "polars.Expr"}),
    (
        "polars.Expr",
        "__add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __neg__ __eq__ __ne__ __lt__ __le__ "
        "__gt__ __ge__ __and__ __or__ __invert__ __mod__ __floordiv__",
        {"signature": "other", "returns": "polars.Expr"},
    ),
    ("polars.Expr", "str dt list cat struct name arr meta bin", {"kind": "attribute", "returns": "polars.Expr"}),
    (
        "polars.Frame",
        "__add__ __sub__ __mul__ __truediv__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __and__ __or__ __invert__ __mod__ "
        "__radd__ __rmul__ __rsub__ __rtruediv__ __neg__ __pow__",
        {"signature": "other", "returns": "type:self"},
    ),
    ("polars.Frame", "__getitem__", {"signature": "key", "holds": True}),
    ("polars.Frame", "__len__ __contains__", {"signature": "key"}),
)

BASES: "Bases" = {
    "polars.DataFrame": ("polars.Frame",),
    "polars.LazyFrame": ("polars.Frame",),
    "polars.Series": ("polars.Frame",),
}

DEFAULTS: "Defaults" = {
    "polars": None,
    "polars.Expr": {"returns": "polars.Expr"},
    "polars.Config": {"role": "config", "effects": ("<options>",)},
    "polars.selectors": {"returns": "polars.Expr"},
}

NAMES: "Names" = {
    "polars.dataframe.frame.DataFrame": "polars.DataFrame",
    "polars.series.series.Series": "polars.Series",
    "polars.lazyframe.frame.LazyFrame": "polars.LazyFrame",
    "polars.expr.expr.Expr": "polars.Expr",
}

ITEMS: "Items" = {
    "polars.DataFrame": {"name": "polars.Series", "list": "type:self", "slice": "type:self", "mask": "type:self"},
    "polars.Series": {"slice": "type:self", "list": "type:self", "mask": "type:self"},
}

IMMUTABLE = ("polars.Expr", "polars.LazyFrame")
