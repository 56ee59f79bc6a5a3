"""NBH501: preprocessing that is fitted to all rows, which are split into training and test rows afterwards."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

from ._flow import leaks, summary


class FitBeforeSplit(NotebookRule):
    """Preprocessing that is fitted to all rows, which are split into training and test rows afterwards."""

    code = "NBH501"
    severity = "error"
    applicability = "unsafe"
    message = (
        "`{learner}` learns from rows that are test rows later; split first, then fit it to the training rows only"
    )

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per fit."""
        functions = [n for s in facts.statements for n in ast.walk(s.node) if isinstance(n, ast.FunctionDef)]
        summaries = {function.name: summary(function, facts) for function in functions}
        told: set[int] = set()
        for body in ([s.node for s in facts.statements], *(function.body for function in functions)):
            for leak in leaks(body, facts, summaries):
                if id(leak.fit) not in told:
                    told.add(id(leak.fit))
                    yield self._diagnostic(facts, leak.fit, leak.split, leak.learner)

    def _diagnostic(self, facts: Facts, fit: ast.Call, split: ast.Call, learner: str) -> Diagnostic:
        at, later = facts.statement_of(fit), facts.statement_of(split)
        assert at is not None and later is not None
        related = (Related("the rows are split here", later.cell.index, split.lineno),)
        return self.at(facts.notebook, node_place(facts.parsed(at.cell), fit), {"learner": learner}, related)
