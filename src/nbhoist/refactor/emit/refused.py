"""A refused statement: its code verbatim as comments, and a clear error at its place."""

import json
from typing import TYPE_CHECKING

from nbhoist.analysis.text import statement_text
from nbhoist.codemod import rewrite

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.codemod.rewrite import Statement as Node
    from nbhoist.refactor.plan import Refusal


def refused(statement: "Statement", refusal: "Refusal", facts: "Facts") -> "tuple[Node, ...]":
    """What stands in the place of a statement that could not be converted."""
    message = f"cell {refusal.cell + 1}: {refusal.reason}: {refusal.remedy}"
    node = rewrite.parse(f"raise NotImplementedError({json.dumps(message, ensure_ascii=False)})")
    above = statement_text(statement, facts).above
    return rewrite.with_comments(node, [*above, *_commented(statement, facts)], "")


def _commented(statement: "Statement", facts: "Facts") -> list[str]:
    written = facts.parsed(statement.cell).cell.source.split("\n")[statement.line - 1 : statement.end_line]
    return [f"# {line}".rstrip() for line in written]
