"""Names that a notebook has without defining them."""

import builtins
import re

from nbhoist.notebook.model import Platform

_IPYTHON = frozenset(
    ["In", "Out", "_", "__", "___", "_i", "_ii", "_iii", "_ih", "_oh", "_dh", "get_ipython", "display", "exit", "quit"]
)
_MODULE = frozenset(
    ["__name__", "__doc__", "__file__", "__builtins__", "__spec__", "__loader__", "__package__", "__annotations__"]
)
_HISTORY = re.compile(r"_i?\d+\Z")
_PLATFORM: dict[Platform, frozenset[str]] = {
    "databricks": frozenset(
        ["spark", "sc", "sqlContext", "dbutils", "displayHTML", "table", "sql", "getArgument", "udf"]
    ),
}
_ALWAYS = frozenset(dir(builtins)) | _IPYTHON | _MODULE


def is_predefined(name: str, platform: Platform) -> bool:
    """Whether the interpreter, IPython or the platform defines `name`."""
    return name in _ALWAYS or name in _PLATFORM.get(platform, frozenset()) or _HISTORY.match(name) is not None
