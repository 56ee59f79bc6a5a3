"""Edits as the plan records them."""

from typing import TYPE_CHECKING

from nbhoist.analysis.text import node_span
from nbhoist.refactor.plan import Edit

if TYPE_CHECKING:
    import ast

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement


def replacing(node: "ast.expr | ast.stmt", statement: "Statement", facts: "Facts", text: str) -> Edit:
    """The edit that puts `text` in the place of `node`, a part of `statement`."""
    start, end = node_span(node, statement, facts)
    return Edit(statement.id, (start.line, start.column), (end.line, end.column), text)
