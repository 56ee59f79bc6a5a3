"""NBH110: a function that reads a variable of the notebook."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.scopes import function_names
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import Place, node_place
from nbhoist.lint.rule import NotebookRule
from nbhoist.notebook.cells import ParsedCell

from ._names import is_predefined
from ._variables import Variables

_Function = ast.FunctionDef | ast.AsyncFunctionDef


class HiddenGlobal(NotebookRule):
    """A function that reads a variable of the notebook."""

    code = "NBH110"
    severity = "warning"
    resolved_by = "convert"
    message = "function `{function}` reads {names} of the notebook; make {them} of the function"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per function, with the variables that it reads."""
        variables = Variables(facts)
        for statement in facts.statements:
            for function, free in _functions(statement.node):
                hidden = sorted(
                    name for name in free & variables.changing if not is_predefined(name, facts.notebook.platform)
                )
                if hidden:
                    parsed = facts.parsed(statement.cell)
                    related = (
                        *(self._related(variables, name) for name in hidden),
                        *(_read(name, function, statement.cell.index) for name in hidden),
                    )
                    words = {"function": _name(statement.node, function), **_words(hidden)}
                    yield self.at(facts.notebook, _head(function, parsed), words, related)

    @staticmethod
    def _related(variables: Variables, name: str) -> Related:
        first = variables.first(name)
        return Related(f"`{name}` is bound here", first.cell.index, first.line)


def _read(name: str, function: "_Function | ast.Lambda", cell: int) -> Related:
    """Where the function first reads a variable."""
    nodes = (n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name)
    return Related(f"`{name}` is read here", cell, min((n.lineno for n in nodes), default=function.lineno))


def _functions(node: ast.stmt) -> Iterator[tuple["_Function | ast.Lambda", frozenset[str]]]:
    """Functions that a statement defines, with the names of the notebook that they read; inner ones with the outer."""
    if isinstance(node, _Function):
        yield node, function_names(node)[0] - function_names(node)[1]
    elif isinstance(node, ast.ClassDef):
        for inner in node.body:
            yield from _functions(inner)
    elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
        yield node.value, function_names(node.value)[0]
    elif isinstance(node, ast.If | ast.For | ast.With | ast.Try):
        for inner in node.body:
            yield from _functions(inner)


def _name(statement: ast.stmt, function: "_Function | ast.Lambda") -> str:
    if isinstance(function, _Function):
        return f"{statement.name}.{function.name}" if isinstance(statement, ast.ClassDef) else function.name
    return ast.unparse(statement.targets[0]) if isinstance(statement, ast.Assign) else "lambda"


def _words(names: list[str]) -> dict[str, str]:
    shown = ", ".join(f"`{name}`" for name in names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    many = len(names) > 1
    return {
        "names": f"{'variables' if many else 'variable'} {shown}",
        "them": "them parameters" if many else "it a parameter",
    }


def _head(function: "_Function | ast.Lambda", parsed: ParsedCell) -> Place:
    place = node_place(parsed, function)
    line = parsed.cell.source.split("\n")[place.line - 1]
    return place._replace(end_line=place.line, end_column=max(place.column, len(line.rstrip()) + 1))
