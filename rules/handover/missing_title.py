"""NBH901: a notebook that does not say what it is about."""

import ast
import re
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import first_line
from nbhoist.lint.rule import NotebookRule
from nbhoist.notebook.model import Cell

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s*\S|<h[1-6]\b|^\S.*\n(?:=+|-{3,})\s*$", re.MULTILINE | re.IGNORECASE)
_FEWEST_CELLS = 3  # with code; shorter ones are scraps
_TOP = 4  # code cells above which the title stands: imports and set-up may come first
_PROSE = 40  # characters that describe something


class MissingTitle(NotebookRule):
    """A notebook that does not say what it is about."""

    code = "NBH901"
    severity = "note"
    message = "the notebook has no title and no description; begin with a markdown cell that says what it does"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """At most one diagnostic per notebook, at its first cell with code."""
        code = [cell for cell in facts.notebook.code_cells if cell.source.strip()]
        if len(code) < _FEWEST_CELLS:
            return
        top = code[min(_TOP, len(code)) - 1].index
        texts = [cell for cell in facts.notebook.cells if cell.kind != "code" and cell.index < top]
        if not any(_describes(cell) for cell in texts) and not _has_docstring(facts):
            yield self.at(facts.notebook, first_line(code[0]), {})


def _describes(cell: Cell) -> bool:
    return _HEADING.search(cell.source) is not None or len(cell.source.strip()) >= _PROSE


def _has_docstring(facts: Facts) -> bool:
    """Whether the first cell begins with a text or with several lines of comment, as scripts do."""
    first = next((parsed for parsed in facts.cells if parsed.cell.source.strip()), None)
    if first is None or first.tree is None:
        return False
    comment = re.match(r"(?:\s*#[^\n]*\n?)+", first.cell.source)
    is_long = comment is not None and len(comment[0]) >= 2 * _PROSE
    return is_long or ast.get_docstring(first.tree) is not None
