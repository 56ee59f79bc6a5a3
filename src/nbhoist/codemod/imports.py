"""Edits that bring a module into a notebook."""

import ast
from typing import TYPE_CHECKING

from nbhoist.codemod.statements import put_below
from nbhoist.codemod.text import Point, inserted, lines_of

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.codemod.edits import Replace
    from nbhoist.notebook.cells import ParsedCell

_IMPORTS = (ast.Import, ast.ImportFrom)


def import_added(facts: "Facts", user: "ParsedCell", statement: str) -> "tuple[Replace, ...] | None":
    """Import `statement` for a use in the cell `user`: below the first imports, else at the top of that cell.

    No edit where the notebook has the very same import in that cell or above; None where it cannot be written.
    """
    wanted = ast.dump(ast.parse(statement).body[0])
    above = [parsed for parsed in facts.cells if parsed.cell.index <= user.cell.index and parsed.tree is not None]
    if any(ast.dump(node) == wanted for parsed in above for node in _body(parsed) if isinstance(node, _IMPORTS)):
        return ()
    for parsed in above:
        last = _last_of_first_imports(parsed)
        if last is not None:
            return put_below(parsed, last, statement)
    return at_top(user, statement)


def at_top(parsed: "ParsedCell", text: str) -> "tuple[Replace, ...] | None":
    """The line `text` as the first statement of a cell, below its magics; None where the cell is no Python."""
    if parsed.tree is None or parsed.language != "python":
        return None
    line = max((magic.line for magic in parsed.magics if magic.kind == "cell"), default=0) + 1
    lines = lines_of(parsed)
    if line > len(lines):
        return None  # a cell magic without a body
    return (inserted(parsed, Point(line, 1), f"{text}\n" if any(lines[line - 1 :]) else text),)


def _last_of_first_imports(parsed: "ParsedCell") -> ast.stmt | None:
    """The last of the first unbroken run of imports at the top level of a cell."""
    last = None
    for node in _body(parsed):
        if isinstance(node, _IMPORTS):
            last = node
        elif last is not None:
            break
    return last


def _body(parsed: "ParsedCell") -> list[ast.stmt]:
    return parsed.tree.body if parsed.tree is not None else []
