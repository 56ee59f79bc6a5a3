"""NBH705: a long notebook without a single function."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

_LEAST = 150  # lines of code; the median notebook that trains has 110
_MANY_CELLS = 30  # with code


class NoFunctions(NotebookRule):
    """A long notebook without a single function."""

    code = "NBH705"
    severity = "note"
    resolved_by = "convert"
    message = (
        "{lines} lines of code stand at the top level without a function; put what belongs together into functions"
    )

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per notebook."""
        nodes = [statement.node for statement in facts.statements]
        lines = sum(statement.end_line - statement.line + 1 for statement in facts.statements)
        definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        is_long = lines >= _LEAST or len({statement.cell.id for statement in facts.statements}) >= _MANY_CELLS
        if is_long and not any(isinstance(n, definitions) for node in nodes for n in ast.walk(node)):
            first = facts.statements[0]
            yield self.at(facts.notebook, node_place(facts.parsed(first.cell), first.node), {"lines": lines})
