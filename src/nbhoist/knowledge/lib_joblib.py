"""What joblib does."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Names, Rows

FACTS: "Rows" = (
    ("joblib", "dump", {"role": "save", "effects": ("<files>",), "files": "write", "paths": ("filename",)}),
    ("joblib", "dump", {"mutates": ("filename",), "returns": "builtins.list"}),
    ("joblib", "load", {"role": "load", "effects": ("<files>",), "files": "read", "paths": ("filename",)}),
    ("joblib", "load", {"consumes": ("filename",)}),
    ("joblib", "hash", {"returns": "builtins.str"}),
    ("joblib", "cpu_count effective_n_jobs", {"returns": "builtins.int"}),
    ("joblib", "delayed", {"calls": ("function",), "holds": True}),
    ("joblib", "parallel_backend parallel_config", {"kind": "class", "role": "config", "effects": ("<options>",)}),
    ("joblib", "Memory", {"kind": "class", "role": "config", "paths": ("location",), "effects": ("<files>",)}),
    ("joblib", "Parallel", {"kind": "class"}),
    ("joblib.Memory", "cache", {"calls": ("func",), "holds": True, "effects": ("<files>",)}),
    ("joblib.Memory", "clear reduce_size", {"effects": ("<files>",)}),
    # `Parallel.__call__` has no row: it runs whatever it is given, in other processes or not
)

NAMES: "Names" = {"joblib.numpy_pickle": "joblib", "joblib.parallel": "joblib", "joblib.memory": "joblib"}
