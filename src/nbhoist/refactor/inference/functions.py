"""What a call of one of the notebook's own functions is to prediction."""

import ast
from typing import TYPE_CHECKING

from nbhoist.refactor.inference import cuts, flow
from nbhoist.refactor.inference.kinds import CELL, CONSTANT, LEARNED, Environment, Kind, blocked, combined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.inference.expressions import Reading

_DEEPEST = 5


def local_call(name: str, node: ast.Call, given: list[Kind], reading: "Reading") -> Kind:
    """What the function gives for arguments of these kinds; no part of it may learn from the rows."""
    all_of_them = combined(given)
    if all_of_them == CELL:
        return CELL
    function = definition(name, reading.facts)
    if all_of_them.of == "foreign":
        return all_of_them
    if not all_of_them.is_rows:
        return combined((all_of_them, LEARNED if function is None or _reads_data(function, reading) else CONSTANT))
    if function is None or reading.depth >= _DEEPEST:
        return blocked(f"`{name}(…)` cannot be looked into")
    inner = reading.within(_bound(function, node, given))
    inner.depth += 1
    inner.kinds, inner.dropping, inner.fitted, inner.own = {}, set(), {}, set()
    trouble = flow.run(function.body, inner)
    if trouble:
        return blocked(f"`{name}`: {trouble}")
    if any(True for statement in function.body for _ in cuts.cuts(statement, inner)):
        return blocked(f"`{name}` learns from the rows that it is given")
    if inner.dropping:
        return blocked(f"`{name}` leaves rows out")
    return combined(_returned(function, inner))


def definition(name: str, facts: "Facts") -> ast.FunctionDef | None:
    """The one definition of a function of the notebook."""
    found = [n for s in facts.statements for n in ast.walk(s.node) if isinstance(n, ast.FunctionDef) and n.name == name]
    return found[0] if len(found) == 1 else None


def _bound(function: ast.FunctionDef, node: ast.Call, given: list[Kind]) -> Environment:
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    every = [*names, *(a.arg for a in function.args.kwonlyargs)]
    found = dict.fromkeys(every, CONSTANT)
    found |= dict(zip(names, given, strict=False))
    by_name = [k.arg for k in node.keywords]
    found |= {n: k for n, k in zip(by_name, given[len(node.args) :], strict=True) if n in found and n is not None}
    return found


def _reads_data(function: ast.FunctionDef, reading: "Reading") -> bool:
    read = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    return any(reading.env.get(name, CONSTANT) != CONSTANT for name in read)


def _returned(function: ast.FunctionDef, inner: "Reading") -> "Iterator[Kind]":
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None:
            yield inner.kinds.get(id(node.value), CONSTANT)
