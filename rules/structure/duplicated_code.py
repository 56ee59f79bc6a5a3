"""NBH704: the same code twice, exactly or with other names and numbers."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import Place
from nbhoist.lint.rule import NotebookRule

from ._clones import Run, clones


class DuplicatedCode(NotebookRule):
    """The same code twice, exactly or with other names and numbers."""

    code = "NBH704"
    severity = "warning"
    message = "{count} statements are {how} of cell {cell}; make one function of both"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per copy, with the first place as related location."""
        for clone in clones(facts):
            first, copy = clone.first, clone.copy
            related = (Related("the first of the two is here", first.cell.index, first.statements[0].line),)
            words = {"count": clone.weight, "how": clone.how, "cell": first.cell.index + 1}
            yield self.at(facts.notebook, _place(copy), words, related)


def _place(run: Run) -> Place:
    last = run.statements[-1]
    text = run.cell.source.split("\n")
    end = text[last.end_line - 1] if last.end_line <= len(text) else ""
    return Place(run.cell, run.statements[0].line, 1, last.end_line, len(end.rstrip()) + 1)
