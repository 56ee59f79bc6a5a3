"""Which platform a notebook was made for: by metadata and headers first, by what it imports and opens second."""

import re
from typing import TYPE_CHECKING, Any

from nbhoist.notebook.language import kernel_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nbhoist.notebook.model import Cell, Format, Platform

_SIGNS: "tuple[tuple[Platform, re.Pattern[str]], ...]" = (
    ("databricks", re.compile(r"\bdbutils\.\w|^%(?:sql|fs|sh)\b.*\bdbfs:", re.MULTILINE)),
    ("colab", re.compile(r"^(?:from|import) google\.colab\b", re.MULTILINE)),
    ("kaggle", re.compile(r"/kaggle/(?:input|working)\b|^(?:from|import) (?:kaggle_\w+|learntools)\b", re.MULTILINE)),
    ("sagemaker", re.compile(r"^(?:from|import) sagemaker\b", re.MULTILINE)),
)


def platform_of(metadata: "Mapping[str, Any]", cells: "Iterable[Cell]", form: "Format" = "ipynb") -> "Platform":
    """The platform that the notebook names, else the one that its code gives away, else plain Jupyter."""
    return _named(metadata, form) or _given_away(cells) or "jupyter"


def _named(metadata: "Mapping[str, Any]", form: "Format") -> "Platform | None":
    kernel = (kernel_of(metadata) or "").lower()
    if form == "databricks" or "application/vnd.databricks.v1+notebook" in metadata:
        return "databricks"
    if "colab" in metadata:
        return "colab"
    if "kaggle" in metadata:
        return "kaggle"
    if kernel.startswith("arn:aws:sagemaker") or "__sagemaker" in kernel or "instance_type" in metadata:
        return "sagemaker"
    return None


def _given_away(cells: "Iterable[Cell]") -> "Platform | None":
    texts = [cell.source for cell in cells if cell.kind == "code"]
    for platform, sign in _SIGNS:
        if any(sign.search(text) for text in texts):
            return platform
    return None
