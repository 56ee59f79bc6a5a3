"""Names that a notebook has without defining them."""

import builtins
import re

from nbhoist.analysis.facts import Facts
from nbhoist.notebook.model import Platform

_IPYTHON = frozenset(
    ["In", "Out", "_", "__", "___", "_i", "_ii", "_iii", "_ih", "_oh", "_dh", "get_ipython", "display", "exit", "quit"]
)
_MODULE = frozenset(
    [
        "__name__",
        "__IPYTHON__",
        "__class__",
        "WindowsError",
        "__doc__",
        "__file__",
        "__builtins__",
        "__spec__",
        "__loader__",
        "__package__",
        "__annotations__",
    ]
)
_HISTORY = re.compile(r"_i?\d+\Z")
_PLATFORM: dict[Platform, frozenset[str]] = {
    "databricks": frozenset(
        ["spark", "sc", "sqlContext", "dbutils", "displayHTML", "table", "sql", "getArgument", "udf", "dlt"]
    ),
}
_SPARK_SHELL = frozenset({"sc", "spark", "sqlContext", "sqlCtx"})
_PYTHON2 = frozenset(
    "apply basestring buffer cmp coerce execfile file intern long raw_input reduce reload unichr unicode xrange".split()
)
_ALWAYS = frozenset(dir(builtins)) | _IPYTHON | _MODULE


def is_predefined(name: str, platform: Platform) -> bool:
    """Whether the interpreter, IPython or the platform defines `name`."""
    return name in _ALWAYS or name in _PLATFORM.get(platform, frozenset()) or _HISTORY.match(name) is not None


def predefined_names(facts: Facts) -> frozenset[str]:
    """Names that the notebook may use without defining them: also those of Python 2 and of a Spark shell in such ones."""
    notebook = facts.notebook
    found = _ALWAYS | _PLATFORM.get(notebook.platform, frozenset())
    text = [cell.source for cell in notebook.code_cells]
    found |= frozenset(word for source in text for word in re.findall(r"\b_i?\d+\b|\b_+\b", source))
    if "spark" in (notebook.kernel or "").lower() or any("pyspark" in source or "Spark" in source for source in text):
        found |= _SPARK_SHELL
    if _is_python2(facts):
        found |= _PYTHON2
    return found


def _is_python2(facts: Facts) -> bool:
    info = facts.notebook.metadata.get("language_info")
    version = str(info.get("version", "")) if isinstance(info, dict) else ""
    broken = (parsed.error for parsed in facts.cells if parsed.error is not None)
    return version.startswith("2") or facts.notebook.kernel == "python2" or any(error.python2 for error in broken)
