"""What makes a call a matter of care: it runs code from its data, asks a person, stops the program, changes settings.

Unlike facts these say nothing about what a call does not do, so they also name calls of which nothing else is known.
"""

from typing import NamedTuple

from nbhoist.knowledge import lookup
from nbhoist.knowledge.names import canonical


class Hazard(NamedTuple):
    """One danger of a call.

    `parameter` names what decides, and `position` where it stands among the positional arguments (-1: by name only):
    of `deserialises` the argument that makes it `safe` or `unsafe`, of `evaluates`, `sql` and `shell` the text that is
    run, of `requests` the one that checks or limits.
    """

    kind: str
    parameter: str = ""
    position: int = -1
    safe: tuple[object, ...] = ()  # values, or names of them, with which there is no danger
    unsafe: tuple[object, ...] = ()  # the only values with which there is danger


_PICKLE = "load loads Unpickler"
_SAFE_LOADERS = ("SafeLoader", "CSafeLoader", "BaseLoader", "CBaseLoader")
_SQL = Hazard("sql", "sql", 0)
_TIMEOUT = Hazard("requests", "timeout")
_ROWS: tuple[tuple[str, str, Hazard], ...] = (
    ("pickle", _PICKLE, Hazard("deserialises")),
    ("dill", _PICKLE, Hazard("deserialises")),
    ("cloudpickle", _PICKLE, Hazard("deserialises")),
    ("joblib", "load", Hazard("deserialises")),
    ("pandas", "read_pickle", Hazard("deserialises")),
    ("shelve", "open", Hazard("deserialises")),
    ("marshal", "load loads", Hazard("deserialises")),
    ("jsonpickle", "decode", Hazard("deserialises")),
    ("torch", "load", Hazard("deserialises", "weights_only", safe=(True,))),
    ("numpy", "load", Hazard("deserialises", "allow_pickle", 2, unsafe=(True,))),
    ("yaml", "load load_all", Hazard("deserialises", "Loader", 1, safe=_SAFE_LOADERS)),
    ("yaml", "unsafe_load unsafe_load_all full_load", Hazard("deserialises")),
    ("builtins", "eval exec", Hazard("evaluates", "source", 0)),
    ("pandas", "read_sql read_sql_query", _SQL),
    ("polars", "read_database read_database_uri", Hazard("sql", "query", 0)),
    ("sqlite3.Connection", "execute executemany executescript", _SQL),
    ("sqlite3.Cursor", "execute executemany executescript", _SQL),
    ("sqlalchemy", "text", Hazard("sql", "text", 0)),
    ("sqlalchemy.Connection", "execute exec_driver_sql", Hazard("sql", "statement", 0)),
    ("sqlalchemy.Engine", "execute", Hazard("sql", "statement", 0)),
    ("pyspark.sql.SparkSession", "sql", Hazard("sql", "sqlQuery", 0)),
    ("duckdb", "sql query execute", Hazard("sql", "query", 0)),
    ("os", "system popen", Hazard("shell", "command", 0)),
    ("subprocess", "run call check_call check_output Popen", Hazard("shell", "args", 0)),
    ("subprocess", "getoutput getstatusoutput", Hazard("shell", "cmd", 0)),
    ("requests", "get head options post put patch delete request", _TIMEOUT),
    ("requests.Session", "get head options post put patch delete request send", _TIMEOUT),
    ("urllib.request", "urlopen", _TIMEOUT._replace(position=2)),
    ("httpx", "get head options post put patch delete request Client AsyncClient", Hazard("requests")),
    ("ssl", "_create_unverified_context", Hazard("unverified")),
    ("builtins", "input", Hazard("asks")),
    ("getpass", "getpass", Hazard("asks")),
    ("click", "prompt confirm", Hazard("asks")),
    ("google.colab.files", "upload", Hazard("asks")),
    ("builtins", "breakpoint", Hazard("debugs")),
    ("pdb", "set_trace post_mortem pm runcall run", Hazard("debugs")),
    ("ipdb", "set_trace post_mortem pm", Hazard("debugs")),
    ("pudb", "set_trace", Hazard("debugs")),
    ("IPython", "embed", Hazard("debugs")),
    ("IPython.core.debugger", "set_trace", Hazard("debugs")),
    ("time", "sleep", Hazard("waits")),
    ("builtins", "exit quit", Hazard("ends")),
    ("sys", "exit", Hazard("ends")),
    ("os", "_exit abort", Hazard("ends")),
    ("warnings", "filterwarnings", Hazard("silences", "action", 0, unsafe=("ignore",))),
    ("warnings", "simplefilter", Hazard("silences", "action", 0, unsafe=("ignore",))),
    ("builtins", "open", Hazard("opens")),
    ("io", "open", Hazard("opens")),
    ("gzip", "open", Hazard("opens")),
    ("bz2", "open", Hazard("opens")),
    ("lzma", "open", Hazard("opens")),
    ("codecs", "open", Hazard("opens")),
    ("pathlib.Path", "open", Hazard("opens")),
)
_HAZARDS = {f"{scope}.{name}": found for scope, names, found in _ROWS for name in names.split()}


def hazard(qualified: str, kind: str) -> Hazard | None:
    """The danger of that kind that calling `qualified` has; methods are found through the bases of their class."""
    if not qualified:
        return None
    for name in (qualified, canonical(qualified)):
        found = _HAZARDS.get(name)
        if found is not None and found.kind == kind:
            return found
    owner, _, method = canonical(qualified).rpartition(".")
    for base in lookup.ancestry(owner) if owner else ():
        found = _HAZARDS.get(f"{base}.{method}")
        if found is not None and found.kind == kind:
            return found
    return None
