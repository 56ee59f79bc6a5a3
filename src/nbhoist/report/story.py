"""What a notebook does, in a few facts: what it reads, fits, measures and writes."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nbhoist.knowledge import lookup
from nbhoist.report.target_names import target_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.values import Value

_WIDTH = 60


@dataclass(frozen=True)
class Deed:
    """Something that a cell does: `what` with which call, and further words."""

    what: str
    call: str
    cell: int  # index, from 0
    line: int  # within the cell, from 1
    detail: str = ""
    again: tuple[int, ...] = ()  # other cells that do the same


@dataclass(frozen=True)
class Story:
    """The deeds of a notebook in document order, each once."""

    reads: tuple[Deed, ...]
    fits: tuple[Deed, ...]
    targets: tuple[str, ...]
    measures: tuple[Deed, ...]
    writes: tuple[Deed, ...]
    draws: tuple[Deed, ...] = ()  # random numbers, as data or beside it


def story(facts: Facts) -> Story:
    """Tell what the calls of a notebook do, as far as the knowledge tables say."""
    writes = _unique(_file(node, call, cell, facts) for node, call, cell in _with_role(facts, "save"))
    own = {deed.what: (deed.cell, deed.line) for deed in reversed(writes)}
    reads = _unique(_file(node, call, cell, facts) for node, call, cell in _with_role(facts, "load"))
    fits = [(node, call, cell) for node, call, cell in _calls(facts) if _role(call) in ("train", "tune")]
    named = _unique(deed for node, call, cell in fits if (deed := _fit(node, call, cell, facts)) is not None)
    return Story(
        reads=tuple(deed for deed in reads if not deed.what or not _written_before(deed, own)),
        fits=(*named, *_made(facts, frozenset(deed.what for deed in named))),
        targets=target_names(facts),
        measures=_unique(
            Deed(_short(call), _short(call), cell, node.lineno) for node, call, cell in _with_role(facts, "evaluate")
        ),
        writes=writes,
        draws=_unique(Deed(_short(call), _short(call), cell, node.lineno) for node, call, cell in _draws(facts)),
    )


def _written_before(deed: Deed, own: Mapping[str, tuple[int, int]]) -> bool:
    """Whether the notebook has made the file itself."""
    return deed.what in own and own[deed.what] < (deed.cell, deed.line)


def _calls(facts: Facts) -> Iterator[tuple[ast.Call, BoundCall, int]]:
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Call):
                call = facts.call(node)
                if call.fact is not None:
                    yield node, call, statement.cell.index


def _with_role(facts: Facts, role: str) -> Iterator[tuple[ast.Call, BoundCall, int]]:
    return ((node, call, cell) for node, call, cell in _calls(facts) if _role(call) == role)


def _draws(facts: Facts) -> Iterator[tuple[ast.Call, BoundCall, int]]:
    return (found for found in _with_role(facts, "") if (fact := found[1].fact) and fact.stochastic == "always")


def _role(call: BoundCall) -> str:
    return call.fact.role if call.fact is not None else ""


def _short(call: BoundCall) -> str:
    return call.fact.name.rpartition(".")[2] if call.fact is not None else ""


def _fit(node: ast.Call, call: BoundCall, cell: int, facts: Facts) -> Deed | None:
    """A fit of something that learns; its class in words, and the variable that holds it."""
    if not isinstance(call.receiver, ast.expr):
        return None
    value = facts.value(call.receiver)
    kind = value.name.rpartition(".")[2] if value is not None and value.kind == "instance" else ""
    name = call.receiver.id if isinstance(call.receiver, ast.Name) else ""
    return Deed(kind or name, _short(call), cell, node.lineno, name if kind else "") if kind or name else None


def _made(facts: Facts, known: frozenset[str]) -> tuple[Deed, ...]:
    """Predictors that the notebook makes and fits in a way that does not show which, such as in a loop."""
    return _unique(
        Deed(value.name.rpartition(".")[2], "", statement.cell.index, node.lineno)
        for statement in facts.statements
        for node in ast.walk(statement.node)
        if isinstance(node, ast.Call) and (value := facts.value(node)) is not None and _predicts(value)
        if value.name.rpartition(".")[2] not in known
    )


def _predicts(value: Value) -> bool:
    method = lookup.method(value.name, "predict") if value.kind == "instance" else None
    return method is not None and method.role == "predict"


def _file(node: ast.Call, call: BoundCall, cell: int, facts: Facts) -> Deed:
    texts = [text for argument in _arguments(node) if (text := _literal(argument, facts))]
    what = next((text for text in texts if "." in text or "/" in text or "\\" in text), texts[0] if texts else "")
    return Deed(what[:_WIDTH], _short(call), cell, node.lineno)


def _arguments(node: ast.Call) -> list[ast.expr]:
    return [*node.args, *(k.value for k in node.keywords)]


def _literal(node: ast.expr, facts: Facts) -> str:
    """The text of an argument: literals, joined where they make a path, looked up where they have a name."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr():
            return ast.unparse(node)
        case ast.BinOp(left=left, op=ast.Div() | ast.Add() as operation, right=right):
            parts = [_literal(side, facts) for side in (left, right)]
            return ("/" if isinstance(operation, ast.Div) else "").join(parts) if all(parts) else ast.unparse(node)
        case ast.Call(func=ast.Attribute(attr="join") | ast.Name(id="Path"), args=arguments):
            return "/".join(filter(None, (_literal(argument, facts) for argument in arguments)))
        case ast.Call(args=[inner, *_]):
            return _literal(inner, facts)
        case ast.Name(id=name):
            value = _bound_once(name, facts)
            return _literal(value, facts) if value is not None else ""
    return ""


def _bound_once(name: str, facts: Facts) -> ast.expr | None:
    """The only value that a name is given, by an assignment or a `with`; None where there are others."""
    found: list[ast.expr] = []
    for statement in facts.statements:
        for node in ast.walk(statement.node) if name in statement.defines else ():
            if isinstance(node, ast.Assign):
                found += [node.value for target in node.targets if isinstance(target, ast.Name) and target.id == name]
            elif isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
                found += [node.context_expr] if node.optional_vars.id == name else []
    own = [value for value in found if not isinstance(value, ast.Name)]
    return own[0] if len(own) == len(found) == 1 else None


def _unique(deeds: Iterator[Deed]) -> tuple[Deed, ...]:
    """Each deed once, with all cells that do it."""
    found: dict[tuple[str, str, str], Deed] = {}
    for deed in deeds:
        key = (deed.what, deed.call if not deed.what else "", deed.detail)
        first = found.setdefault(key, deed)
        if deed.cell not in (first.cell, *first.again):
            found[key] = replace(first, again=(*first.again, deed.cell))
    return tuple(found.values())
