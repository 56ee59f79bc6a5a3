"""NBH708: an import stands below other code of its cell."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.codemod.imports import at_top
from nbhoist.codemod.statements import dropped
from nbhoist.lint.diagnostic import Diagnostic, Fix
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

_SETS_UP = frozenset({"<cwd>", "<environ>", "<options>", "<warnings>", "<unknown>", "<files>"})


class LateImport(NotebookRule):
    """An import stands below other code of its cell."""

    code = "NBH708"
    severity = "note"
    applicability = "safe"
    message = "`{imported}` is imported below other code of the cell; move the import up"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per import with code above it; set-up that an import waits for is no such code."""
        for parsed in facts.cells:
            above: list[Statement] = []
            for statement in facts.of_cell(parsed.cell):
                if not isinstance(statement.node, ast.Import | ast.ImportFrom):
                    if not _is_docstring(statement.node):
                        above.append(statement)
                elif above and not any(s.effects & _SETS_UP for s in above):
                    words = {"imported": min(statement.defines, default="*")}
                    place = node_place(parsed, statement.node)
                    yield self.at(facts.notebook, place, words, fix=self._fix(facts, statement, above))

    def _fix(self, facts: Facts, statement: Statement, above: list[Statement]) -> Fix | None:
        parsed = facts.parsed(statement.cell)
        used_above = any(statement.defines & (s.reads | s.defines) for s in above)
        if used_above or not statement.defines:
            return None
        return self.fix(
            "move it to the top of the cell",
            at_top(parsed, ast.unparse(statement.node)),
            dropped(parsed, statement.node),
        )


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
