"""How a notebook uses an object that it saves: which of its methods gives what is scored, exported or shown."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_OUTCOMES = frozenset({"evaluate", "save", "explore", "visualize"})


def predicting_method(name: str, saving: "Statement", facts: "Facts") -> str:
    """The method of the saved object `name` whose result the notebook scores, exports or shows last; empty: none.

    The object is also known under the names that it was loaded to behind `saving`.
    """
    found = [
        call.func.attr
        for statement in facts.statements
        for call in _calls_on({name, *_loaded(saving, facts)}, statement)
        if isinstance(call.func, ast.Attribute) and _is_outcome(call, statement, facts)
    ]
    return found[-1] if found else ""


def _loaded(saving: "Statement", facts: "Facts") -> "Iterator[str]":
    """Names that an object of unknown class is loaded to, once the other one is saved."""
    for statement in facts.statements[facts.statements.index(saving) :]:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                fact = facts.call(node.value).fact
                if fact is not None and fact.role == "load" and not fact.returns:
                    yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _calls_on(names: set[str], statement: "Statement") -> "Iterator[ast.Call]":
    for node in ast.walk(statement.node):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            receiver = node.func.value
            if isinstance(receiver, ast.Name) and receiver.id in names:
                yield node


def _is_outcome(call: ast.Call, statement: "Statement", facts: "Facts") -> bool:
    """Whether the result of a call is scored, exported or shown, at its place or under the name that it is given."""
    node = statement.node
    if isinstance(node, ast.Assign | ast.AnnAssign):
        names = statement.defines
        later = facts.statements[facts.statements.index(statement) + 1 :]
        return any(names & s.reads and (_OUTCOMES & set(s.roles) or _speaks(s)) for s in later)
    return isinstance(node, ast.Expr) and (node.value is not call or _is_last(statement, facts))


def _speaks(statement: "Statement") -> bool:
    return isinstance(statement.node, ast.Expr) and bool({"<display>", "<stdout>"} & statement.known_effects)


def _is_last(statement: "Statement", facts: "Facts") -> bool:
    return facts.of_cell(statement.cell)[-1] is statement
