"""NBH106: a function, class or import that is silently given another body."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class RedefinedName(NotebookRule):
    """A function, class or import that is silently given another body."""

    code = "NBH106"
    severity = "note"
    message = "`{name}` is defined again, with another {what} than in cell {cell}; give one of them a name of its own"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per definition that replaces another one."""
        current: dict[str, _Bound] = {}
        for statement in facts.statements:
            for name, made in _made(statement):
                earlier = current.get(name)
                current[name] = made
                if earlier is not None and earlier.what == made.what and earlier.body != made.body:
                    yield self._diagnostic(facts, name, earlier, made)
            for name in statement.defines - {name for name, _ in _made(statement)}:
                current.pop(name, None)

    def _diagnostic(self, facts: Facts, name: str, earlier: "_Bound", made: "_Bound") -> Diagnostic:
        cell = earlier.statement.cell
        place = node_place(facts.parsed(made.statement.cell), made.statement.node)
        line = facts.parsed(made.statement.cell).cell.source.split("\n")[place.line - 1]
        head = place._replace(end_line=place.line, end_column=len(line.rstrip()) + 1)
        related = (Related(f"`{name}` was defined here", cell.index, earlier.statement.line),)
        what = "origin" if made.what == "import" else "body"
        return self.at(facts.notebook, head, {"name": name, "what": what, "cell": cell.index + 1}, related)


class _Bound(NamedTuple):
    what: str
    body: str
    statement: Statement


def _made(statement: Statement) -> Iterator[tuple[str, _Bound]]:
    """Names that a statement gives a body or an origin, without asking for the one before."""
    node = statement.node
    if isinstance(node, _Definition):
        if node.name != "_" and not node.decorator_list and node.name not in statement.reads:
            yield node.name, _Bound("definition", ast.dump(_without_text(node)), statement)
    elif isinstance(node, ast.Import):
        for alias in node.names:
            name = alias.asname or alias.name.partition(".")[0]
            yield name, _Bound("import", alias.name if alias.asname else name, statement)
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names if node.names[0].name != "*" else ():
            yield alias.asname or alias.name, _Bound(
                "import", f"{'.' * node.level}{node.module}.{alias.name}", statement
            )


def _without_text(node: _Definition) -> ast.AST:
    """The definition without its docstring."""
    body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    header: list[ast.stmt] = (
        [] if isinstance(node, ast.ClassDef) else [ast.Expr(ast.Lambda(node.args, ast.Constant(0)))]
    )
    return ast.Module(body=[*header, *body], type_ignores=[])
