"""Which language a notebook is written in, and which kernel it names."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_PYTHON = ("python", "ipython", "pyspark", "xpython", "xeus-python", "pyodide")
_OF_KERNEL = {
    "ir": "r",
    "julia": "julia",
    "javascript": "javascript",
    "jslab": "javascript",
    "deno": "typescript",
    "tslab": "typescript",
    "bash": "bash",
    "scala": "scala",
    "almond": "scala",
    "spylon-kernel": "scala",
    "spark": "scala",
    ".net-csharp": "c#",
    ".net-fsharp": "f#",
    ".net-powershell": "powershell",
    "matlab": "matlab",
    "octave": "octave",
    "ruby": "ruby",
    "rust": "rust",
    "evcxr": "rust",
    "xcpp": "c++",
    "gophernotes": "go",
    "ihaskell": "haskell",
    "haskell": "haskell",
    "java": "java",
    "kotlin": "kotlin",
    "perl": "perl",
    "stata": "stata",
    "sas": "sas",
    "sparkr": "r",
    "sparkrkernel": "r",
    "sparkkernel": "scala",
}


def table(value: object) -> "Mapping[str, Any]":
    """`value` where it is a JSON object, else an empty one: metadata of odd types says nothing."""
    return value if isinstance(value, dict) else {}


def word(value: object) -> str | None:
    """`value` where it is a string that holds something, else None."""
    return value if isinstance(value, str) and value.strip() else None


def kernel_of(metadata: "Mapping[str, Any]") -> str | None:
    """The name of the kernelspec; some writers put it in place of the object."""
    spec = metadata.get("kernelspec")
    return word(spec) or word(table(spec).get("name"))


def language_of(metadata: "Mapping[str, Any]") -> str:
    """The language in lower case, `python` for all its dialects and where the file does not say."""
    spec = table(metadata.get("kernelspec"))
    databricks = table(metadata.get("application/vnd.databricks.v1+notebook"))
    for said in (table(metadata.get("language_info")).get("name"), spec.get("language"), databricks.get("language")):
        name = word(said)
        if name is not None:
            return _plain(name)
    return _of_kernel((kernel_of(metadata) or "").strip().lower())


def _plain(name: str) -> str:
    shown = " ".join(name.lower().split())[:40].encode("utf-8", "replace").decode("utf-8")
    return "python" if shown.startswith(_PYTHON) else shown


def _of_kernel(kernel: str) -> str:
    """What a kernel name gives away; `julia-1.9` and `xcpp17` carry versions, names of environments say nothing."""
    stem = kernel.rstrip("0123456789.-")
    return _OF_KERNEL.get(kernel) or _OF_KERNEL.get(stem) or "python"
