"""Which columns the result of a method of a table has, seen from those of the table."""

# methods that keep all columns as they are, by name
SAME = frozenset(
    "copy head tail sample dropna fillna astype reset_index set_index sort_values sort_index query drop_duplicates ffill bfill "
    "replace round abs infer_objects convert_dtypes interpolate clip to_numpy values loc iloc nlargest nsmallest "
    "between_time truncate where mask squeeze toarray todense to_list tolist ravel flatten reshape sum_ filter_ unique "
    "isna isnull notna notnull".split()
)
# methods that take columns away, with the parameters that name them
WITHOUT: dict[str, tuple[str, ...]] = {"drop": ("columns", "labels"), "pop": ("item",)}
# parameters that say along what `drop` works, and their values that mean columns
AXIS = ("axis", (1, "columns"))
# methods whose result has one value a row where they work along columns
ALONG_COLUMNS = (1, "columns", -1)
# attributes and methods that speak of a table, not of its values
ABOUT = frozenset(
    "shape index columns dtypes dtype size ndim empty info describe memory_usage keys nunique unique value_counts count "
    "equals duplicated isna isnull notna notnull any all nbytes".split()
)
# results that are ordered by time when they are the table's index or were read as dates
DATES = frozenset({"parse_dates", "index_col"})
