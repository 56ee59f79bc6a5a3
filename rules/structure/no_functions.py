"""NBH705: a long notebook without a single function."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

_LEAST = 150  # lines of code; the median notebook that trains has 110


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
        if lines >= _LEAST and not any(isinstance(n, definitions) for node in nodes for n in ast.walk(node)):
            first = facts.statements[0]
            yield self.at(facts.notebook, node_place(facts.parsed(first.cell), first.node), {"lines": lines})
