"""Each statement of the run with what names hold before it, and what cannot be repeated in it."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.refactor.inference import flow
from nbhoist.refactor.inference.expressions import Reading
from nbhoist.refactor.inference.kinds import Environment, Kind, blocked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.inference.sources import Source


class Step(NamedTuple):
    """A statement, read."""

    statement: "Statement"
    before: Environment
    reading: Reading
    trouble: str


def steps(run: "tuple[Statement, ...]", source: "Source", facts: "Facts") -> "Iterator[Step]":
    """Read the statements one after the other, seen from the rows of `source`."""
    env: Environment = {}
    for statement in run:
        before = dict(env)
        reading = Reading(facts, dict(env), source.rows)
        trouble = flow.step(statement.node, reading)
        if trouble:
            trouble = _located(trouble, statement)
            stopped = {n: blocked(_located(k.why, statement)) for n, k in reading.env.items() if _is_new(n, k, before)}
            reading.env.update(stopped)
        env = reading.env
        yield Step(statement, before, reading, trouble)


def _is_new(name: str, kind: Kind, before: Environment) -> bool:
    return kind.of == "blocked" and before.get(name) != kind


def _located(why: str, statement: "Statement") -> str:
    return why if why.startswith("cell ") else f"{place(statement)} {why}"


def place(statement: "Statement") -> str:
    """A statement as messages name it."""
    first = ast.unparse(statement.node).split("\n")[0]
    return f"cell {statement.cell.index + 1}, `{first if len(first) <= 60 else first[:57] + '…'}`:"
