"""NBH703: a cell is longer than can be seen at once."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import line_place
from nbhoist.lint.rule import NotebookRule

_MOST = 60  # lines of code, about a screen; the median cell has three


class LongCell(NotebookRule):
    """A cell is longer than can be seen at once."""

    code = "NBH703"
    severity = "note"
    resolved_by = "convert"
    message = "this cell has {lines} lines of code; part it where it begins to do something else"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per long cell; one that writes a file is that file."""
        for parsed in facts.cells:
            lines = [line for line in parsed.cell.source.split("\n") if _is_code(line)]
            if len(lines) > _MOST and parsed.tree is not None and parsed.tree.body:
                first = next(n for n, line in enumerate(parsed.cell.source.split("\n"), 1) if _is_code(line))
                yield self.at(facts.notebook, line_place(parsed.cell, first), {"lines": len(lines)})


def _is_code(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
