"""How a notebook uses an object that it saves: which of its methods gives what is scored, exported or shown."""

import ast
from typing import TYPE_CHECKING

from nbhoist.knowledge import lookup

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


def is_chosen(name: str, facts: "Facts") -> bool:
    """Whether `name` is an item of what a loop over candidates fits, or is made of one by a class with `predict`."""
    for statement in facts.statements:
        node = statement.node
        if isinstance(node, ast.Assign) and name in statement.defines:
            made = _first_call(node.value)
            taken = {*items_of(made)}
            if any(collected(container, facts) for container in taken) and isinstance(made, ast.Subscript):
                return True
            taken &= _fitted_in_loops(facts)
            if taken and (isinstance(made, ast.Subscript) or _has_predict(made, facts)):
                return True
    return False


def _first_call(node: ast.expr) -> ast.expr:
    """`Price(model)` of `Price(model).calibrate(test)`."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Call):
        node = node.func.value
    return node


def collected(container: str, facts: "Facts") -> tuple[str, ...]:
    """Names of the estimators that a notebook puts into a dictionary once it has made them; empty where it does not."""
    made = [s for s in facts.statements if container in s.defines]
    value = made[0].node.value if len(made) == 1 and isinstance(made[0].node, ast.Assign) else None
    values = value.values if isinstance(value, ast.Dict) else ()
    known = all(isinstance(v, ast.Name) and (of := facts.value(v)) and lookup.is_estimator(of.name) for v in values)
    return tuple(v.id for v in values if isinstance(v, ast.Name)) if known else ()


def items_of(node: ast.expr) -> "Iterator[str]":
    """Containers that an expression takes an item of: `models[best]`, or `Price(models[best])`."""
    parts = [node, *(node.args if isinstance(node, ast.Call) else ())]
    for part in parts:
        if isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name):
            yield part.value.id


def containers(loop: ast.For, name: str) -> "Iterator[str]":
    """What a loop runs over, and what it puts its variable `name` into."""
    over = loop.iter
    if isinstance(over, ast.Call) and isinstance(over.func, ast.Attribute) and over.func.attr in ("items", "values"):
        over = over.func.value
    if isinstance(over, ast.Name):
        yield over.id
    for node in ast.walk(loop):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            target, value = node.targets[0].value, node.value
            if isinstance(target, ast.Name) and isinstance(value, ast.Name) and value.id == name:
                yield target.id


def last_target(loop: ast.For) -> str:
    """The variable of a loop, the last one where it has several."""
    target = loop.target
    last = target.elts[-1] if isinstance(target, ast.Tuple) and target.elts else target
    return last.id if isinstance(last, ast.Name) else ""


def _fitted_in_loops(facts: "Facts") -> set[str]:
    """Containers whose items a loop fits."""
    loops = [n for s in facts.statements for n in ast.walk(s.node) if isinstance(n, ast.For)]
    return {c for loop in loops if (name := last_target(loop)) and _fits(loop, name) for c in containers(loop, name)}


def _fits(loop: ast.For, name: str) -> bool:
    return any(
        isinstance(n, ast.Attribute) and n.attr == "fit" and isinstance(n.value, ast.Name) and n.value.id == name
        for n in ast.walk(loop)
    )


def _has_predict(node: ast.expr, facts: "Facts") -> bool:
    """Whether an expression calls a class of the notebook that has the method `predict`."""
    called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
    classes = [s.node for s in facts.statements if called and called in s.defines]
    return any(
        isinstance(n, ast.FunctionDef) and n.name == "predict"
        for c in classes
        if isinstance(c, ast.ClassDef)
        for n in c.body
    )


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
