"""What a notebook makes of its model's predictions: the values that it saves, measures or shows."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.knowledge import inverses
from nbhoist.refactor.inference import flow
from nbhoist.refactor.inference.expressions import Reading
from nbhoist.refactor.inference.kinds import Environment, Kind, blocked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_SAVED, _MEASURED, _SHOWN = 2, 1, 0
_OTHERS = blocked("other rows")


class Read(NamedTuple):
    """A statement behind a prediction, read: `rows` are the predictions and what is made of them alone."""

    position: int
    statement: "Statement"
    reading: Reading


class Prediction(NamedTuple):
    """A call of the model and the statements from there on."""

    call: ast.Call
    reads: tuple[Read, ...]


class Final(NamedTuple):
    """An expression made of one prediction, and where it stands."""

    rank: int
    position: int
    expression: ast.expr
    prediction: Prediction

    @property
    def read(self) -> Read:
        """The statement that it stands in."""
        return self.at(self.position)

    def at(self, position: int) -> Read:
        """The statement at a position of the run."""
        return self.prediction.reads[position - self.prediction.reads[0].position]


def followed(
    run: "tuple[Statement, ...]", calls: "Iterable[tuple[int, ast.Call]]", facts: "Facts"
) -> tuple[Prediction, ...]:
    """The predictions, each with what comes behind it; `calls` have the positions of their statements."""
    before = _environments(run, facts)
    return tuple(Prediction(call, tuple(_reads(run, at, call, before[at], facts))) for at, call in calls)


def finals(prediction: Prediction, facts: "Facts") -> "Iterator[Final]":
    """What is made of a prediction."""
    for at, read in enumerate(prediction.reads):
        for expression in _outermost(read.statement.node, read.reading):
            rank = _rank(expression, read, prediction.reads[at + 1 :], facts)
            yield Final(rank, read.position, expression, prediction)


def _environments(run: "tuple[Statement, ...]", facts: "Facts") -> list[Environment]:
    """What names hold before each statement, all rows being other rows than the predictions."""
    env: Environment = {}
    found = []
    for statement in run:
        found.append({name: _OTHERS if _has_rows(kind) else kind for name, kind in env.items()})
        reading = Reading(facts, dict(env), None)
        flow.step(statement.node, reading)
        env = reading.env
    return found


def _has_rows(kind: Kind) -> bool:
    return kind.is_rows or kind.of == "cell"


def _reads(
    run: "tuple[Statement, ...]", position: int, call: ast.Call, env: Environment, facts: "Facts"
) -> "Iterator[Read]":
    for at in range(position, len(run)):
        reading = Reading(facts, dict(env), call)
        reading.source_shape = "array"
        flow.step(run[at].node, reading)
        env = {n: _OTHERS if k.of == "foreign" else k for n, k in reading.env.items()}
        yield Read(at, run[at], reading)


def _outermost(node: ast.stmt, reading: Reading) -> "Iterator[ast.expr]":
    """The largest expressions of a statement that are made of the prediction alone, where the statement uses them."""
    if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if reading.kinds.get(id(node.value), _OTHERS).of != "rows" or not all(_is_own(t, reading) for t in targets):
            yield from _largest(node.value, reading)
    elif isinstance(node, ast.Expr):
        yield from _largest(node.value, reading)


def _is_own(target: ast.expr, reading: Reading) -> bool:
    """Whether an assignment only names a value, or changes one that is made of the prediction."""
    if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
        return reading.env.get(target.value.id, _OTHERS).of == "rows"
    return isinstance(target, ast.Name)


def _largest(node: ast.AST, reading: Reading) -> "Iterator[ast.expr]":
    if isinstance(node, ast.expr) and reading.kinds.get(id(node), _OTHERS).of == "rows" and not _drops(node, reading):
        yield node
        return
    for child in ast.iter_child_nodes(node):
        yield from _largest(child, reading)


def _drops(node: ast.expr, reading: Reading) -> bool:
    return any(id(n) in reading.dropping for n in ast.walk(node))


def _rank(expression: ast.expr, read: Read, later: tuple[Read, ...], facts: "Facts") -> int:
    """How much a use says that the value is what the notebook is about."""
    roles = set(read.statement.roles) & {"save"}
    bound = read.statement.defines | read.statement.mutates
    if isinstance(read.statement.node, ast.Assign):
        roles |= {role for r in later if bound & r.statement.reads for role in r.statement.roles}
    if "save" in roles:
        return _SAVED
    measured = "evaluate" in roles or _is_measured(expression, read, facts) or inverts(expression, facts)
    return _MEASURED if measured else _SHOWN


def _is_measured(expression: ast.expr, read: Read, facts: "Facts") -> bool:
    """Whether a metric, or a function of the notebook, is given the value."""
    for node in ast.walk(read.statement.node):
        if isinstance(node, ast.Call) and any(n is expression for n in ast.walk(node)):
            bound = facts.call(node)
            local = bound.target is not None and bound.target.kind == "local"
            if local or (bound.fact is not None and bound.fact.role == "evaluate"):
                return True
    return False


def inverts(expression: ast.AST, facts: "Facts") -> bool:
    """Whether a transformation of the target is undone."""
    return any(
        isinstance(n, ast.Call)
        and (facts.resolve(n.func) in inverses.FUNCTIONS or getattr(n.func, "attr", "") in inverses.METHODS)
        for n in ast.walk(expression)
    )
