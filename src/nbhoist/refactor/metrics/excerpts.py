"""Parts of statements as the plan records them."""

from typing import TYPE_CHECKING

from nbhoist.analysis.text import node_span
from nbhoist.refactor.plan import Excerpt

if TYPE_CHECKING:
    import ast

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement


def excerpt(
    node: "ast.expr | ast.stmt", statement: "Statement", renamed: tuple[tuple[str, str], ...], facts: "Facts"
) -> Excerpt:
    """The part of `statement` that is `node`, with what stands for its names."""
    start, end = node_span(node, statement, facts)
    return Excerpt(statement.id, (start.line, start.column), (end.line, end.column), renamed)
