"""NBH002: a cell that does not parse once magics are understood."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import Place, line_place
from nbhoist.lint.rule import NotebookRule
from nbhoist.notebook.cells import ParsedCell


class SyntaxErrorRule(NotebookRule):
    """A cell that does not parse once magics are understood."""

    code = "NBH002"
    severity = "error"
    message = "{reason}; {remedy}"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell that does not parse."""
        for parsed in facts.cells:
            if parsed.error is not None:
                remedy = "rewrite it in Python 3" if parsed.error.python2 else "mend the cell or make it a raw cell"
                yield self.at(facts.notebook, _place(parsed), {"reason": _reason(parsed), "remedy": remedy})


def _reason(parsed: ParsedCell) -> str:
    assert parsed.error is not None
    text = parsed.error.message.rstrip(".")
    return f"Python 2 syntax: {text}" if parsed.error.python2 else f"syntax error: {text}"


def _place(parsed: ParsedCell) -> Place:
    """From the error to the end of its line."""
    assert parsed.error is not None
    last = parsed.cell.source.count("\n") + 1
    whole = line_place(parsed.cell, min(max(parsed.error.line, 1), last))
    column = max(1, min(parsed.error.column, whole.end_column))
    return Place(parsed.cell, whole.line, column, whole.line, max(whole.end_column, column))
