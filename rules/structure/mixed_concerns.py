"""NBH702: one cell or function loads, prepares, trains and draws."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule
from nbhoist.notebook.cells import ParsedCell

_CONCERNS = ("load", "clean", "feature", "train", "visualize")
_LEAST = 4  # statements
_PREPARING = ("load", "clean", "feature")  # what is done to get a table is one thing to many
_SAME = {"tune": "train"}


class MixedConcerns(NotebookRule):
    """One cell or function loads, prepares, trains and draws."""

    code = "NBH702"
    severity = "warning"
    resolved_by = "convert"
    message = "this {unit} does {count} things at once ({concerns}); give each a {unit} of its own"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell or function with three or more concerns."""
        for parsed in facts.cells:
            statements = facts.of_cell(parsed.cell)
            found = [
                _SAME.get(r, r)
                for s in statements
                if not isinstance(s.node, ast.FunctionDef | ast.ClassDef)
                for r, why in zip(s.roles, s.evidence, strict=False)
                if _is_seen(why)
            ]
            if statements:
                body = [s.node for s in statements if not isinstance(s.node, ast.Import | ast.ImportFrom)]
                yield from self._found(facts, parsed, "cell", found if len(body) >= _LEAST else [], statements[0].node)
            for statement in statements:
                if isinstance(statement.node, ast.FunctionDef) and len(statement.node.body) >= _LEAST:
                    roles = [_SAME.get(role, role) for role in facts.roles_of_function(statement.node.name)]
                    yield from self._found(facts, parsed, "function", roles, statement.node)

    def _found(
        self, facts: Facts, parsed: ParsedCell, unit: str, roles: list[str], node: ast.stmt
    ) -> Iterator[Diagnostic]:
        concerns = [concern for concern in _CONCERNS if concern in roles]
        if len(concerns) > 2 and concerns != list(_PREPARING):
            words = {"unit": unit, "count": len(concerns), "concerns": ", ".join(concerns)}
            yield self.at(facts.notebook, node_place(parsed, _head(node)), words)


def _is_seen(evidence: str) -> bool:
    """Whether a role was read off the code, not off a heading."""
    return evidence.startswith("`")


def _head(node: ast.stmt) -> ast.expr | ast.stmt:
    """The statement, or for a definition its first line."""
    if isinstance(
        node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.For | ast.While | ast.If | ast.With
    ):
        head = ast.Pass()
        head.lineno = head.end_lineno = node.lineno
        head.col_offset, head.end_col_offset = node.col_offset, node.col_offset + len("def")
        return head
    return node
