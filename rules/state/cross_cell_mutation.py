"""NBH108: an object of another cell that is changed in place."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.knowledge import calling
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import Context, NodeRule

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom


class CrossCellMutation(NodeRule[ast.Call | ast.Subscript | ast.Attribute]):
    """An object of another cell that is changed in place."""

    code = "NBH108"
    severity = "note"
    default = False
    message = "`{name}` of cell {cell} is changed in place here; change it where it is made, or make a copy"
    nodes = (ast.Call, ast.Subscript, ast.Attribute)

    def check(self, node: ast.Call | ast.Subscript | ast.Attribute, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per place that changes an object of another cell."""
        name = _changed(node, context)
        statement = context.facts.statement_of(node)
        if name is None or statement is None or isinstance(statement.node, _Definition):
            return
        made = _made(name, statement, context.facts)
        if made is not None:
            words = {"name": name, "cell": made.cell.index + 1}
            related = (Related(f"`{name}` is made here", made.cell.index, made.line),)
            yield self.at(context.facts.notebook, node_place(context.parsed, node), words, related)


def _changed(node: ast.Call | ast.Subscript | ast.Attribute, context: Context) -> str | None:
    """The variable whose object the node surely changes."""
    if not isinstance(node, ast.Call):
        return _root(node.value) if not isinstance(node.ctx, ast.Load) else None
    call = context.facts.call(node)
    if call.fact is None or call.receiver is None or "self" not in calling.mutated(call.fact, call.literals()):
        return None
    return _root(call.receiver)


def _root(node: ast.expr) -> str | None:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _made(name: str, statement: Statement, facts: Facts) -> Statement | None:
    """The statement of another cell that made the object; None where this cell made it."""
    last = None
    for other in facts.statements:
        if other is statement:
            break
        if name in other.defines:
            last = other
    if last is None or last.cell.id == statement.cell.id or isinstance(last.node, _Definition):
        return None
    return last
