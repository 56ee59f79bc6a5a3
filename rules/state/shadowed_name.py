"""NBH111: a builtin or an imported name that is given another value."""

import ast
import builtins
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import Place, node_place
from nbhoist.lint.rule import NotebookRule

_BUILTINS = frozenset(name for name in dir(builtins) if name.islower() and not name.startswith("_")) - {
    "copyright",
    "credits",
    "license",
}
_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class ShadowedName(NotebookRule):
    """A builtin or an imported name that is given another value."""

    code = "NBH111"
    severity = "note"
    message = "`{name}` hides {what} in all cells from here on; use another name"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per name, where it is first given another value."""
        imported: dict[str, str] = {}
        told: set[str] = set()
        for statement in facts.statements:
            if isinstance(statement.node, ast.Import | ast.ImportFrom):
                imported |= dict.fromkeys(statement.defines, "the import of that name")
                continue
            for name in sorted((statement.defines | statement.names.assigns_global) - told):
                what = imported.get(name) or ("the builtin of that name" if name in _BUILTINS else "")
                place = _place(statement, name, facts) if what else None
                if place is not None:
                    told.add(name)
                    yield self.at(facts.notebook, place, {"name": name, "what": what})


def _place(statement: Statement, name: str, facts: Facts) -> Place | None:
    """Where the statement gives the name its value; None where that is meant."""
    parsed = facts.parsed(statement.cell)
    node = statement.node
    if isinstance(node, _Definition) and node.name == name:
        first = parsed.cell.source.split("\n")[node.lineno - 1]
        return node_place(parsed, node)._replace(end_line=node.lineno, end_column=len(first.rstrip()) + 1)
    if isinstance(node, ast.Try | ast.If) or _wraps(node, name):
        return None  # one of two, depending on the version
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and inner.id == name and isinstance(inner.ctx, ast.Store):
            return node_place(parsed, inner)
    return None


def _wraps(node: ast.stmt, name: str) -> bool:
    """Whether the new value is made of the function that it replaces: `print = partial(print, flush=True)`."""
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
        return False
    return any(isinstance(argument, ast.Name) and argument.id == name for argument in node.value.args)
