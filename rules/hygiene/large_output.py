"""NBH805: a stored output that makes the file large."""

from collections.abc import Iterator, Mapping
from typing import Any

from nbhoist.analysis.facts import Facts
from nbhoist.codemod.edits import StripOutputs
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import first_line
from nbhoist.lint.rule import NotebookRule

_LIMITS = {"text": 100_000, "page": 500_000, "picture": 1_000_000}  # characters as the file stores them


class LargeOutput(NotebookRule):
    """A stored output that makes the file large."""

    code = "NBH805"
    severity = "warning"
    applicability = "safe"
    message = "{what} of {size} is stored with this cell; strip it, or show less"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell with such an output, and one for stored widgets."""
        for cell in facts.notebook.code_cells:
            kind, size = max(_sizes(cell.outputs), key=lambda pair: pair[1] / _LIMITS[pair[0]], default=("text", 0))
            if size > _LIMITS[kind]:
                fix = self.fix("strip the output", (StripOutputs(cell.index),))
                yield self.at(facts.notebook, first_line(cell), {"what": _NAMES[kind], "size": _shown(size)}, fix=fix)


_NAMES = {"text": "text", "page": "HTML or script", "picture": "a picture"}


def _sizes(outputs: "Any") -> Iterator[tuple[str, int]]:
    for output in outputs:
        if output.get("output_type") == "stream":
            yield "text", _length(output.get("text"))
        elif output.get("output_type") == "error":
            yield "text", _length(output.get("traceback"))
        elif isinstance(output.get("data"), Mapping):
            for kind, value in output["data"].items():
                yield _kind(kind), _length(value)


def _kind(mime: str) -> str:
    if mime.startswith(("image/", "video/", "audio/")) or mime == "application/pdf":
        return "picture"
    return "text" if mime == "text/plain" else "page"


def _length(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(_length(inner) + len(str(key)) for key, inner in value.items())
    if isinstance(value, list | tuple):
        return sum(_length(inner) for inner in value)
    return 8


def _shown(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size // 1000} kB"
