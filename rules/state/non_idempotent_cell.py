"""NBH107: a cell that gives another result when it is run twice."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

from ._repeated import CellRun, Repeated

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom


class NonIdempotentCell(NotebookRule):
    """A cell that gives another result when it is run twice."""

    code = "NBH107"
    severity = "warning"
    message = (
        "running this cell twice {what} `{place}`; give the result a name of its own, or make `{base}` in this cell"
    )

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell, at the first statement that changes what it starts from."""
        older: frozenset[str] = frozenset()
        for parsed in facts.cells:
            if parsed.tree is not None:
                found = list(CellRun(facts, older).find(parsed.tree.body))
                if found:
                    related = tuple(Related(f"`{r.place}` too", parsed.cell.index, r.node.lineno) for r in found[1:])
                    place = node_place(parsed, found[0].node)
                    yield self.at(facts.notebook, place, _words(found[0]), related)
            older = _after(older, parsed.cell.id, facts)


def _words(found: Repeated) -> dict[str, str]:
    base = found.place.partition("[")[0].partition(".")[0]
    return {"what": "changes" if found.again == "changes" else "stops at", "place": found.place, "base": base}


def _after(older: frozenset[str], cell: str, facts: Facts) -> frozenset[str]:
    """Variables that exist after a cell."""
    for statement in facts.statements:
        if statement.cell.id == cell:
            made = frozenset() if isinstance(statement.node, _Definition) else statement.defines
            older = (older - statement.defines - statement.deletes) | made
    return older
