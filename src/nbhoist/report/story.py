"""What a notebook does, in a few facts: what it reads, fits, measures and writes."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nbhoist.analysis.target import target_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.facts import Facts

_WIDTH = 60


@dataclass(frozen=True)
class Deed:
    """Something that a cell does: `what` with which call, and further words."""

    what: str
    call: str
    cell: int  # index, from 0
    line: int  # within the cell, from 1
    detail: str = ""


@dataclass(frozen=True)
class Story:
    """The deeds of a notebook in document order, each once."""

    reads: tuple[Deed, ...]
    fits: tuple[Deed, ...]
    targets: tuple[str, ...]
    measures: tuple[Deed, ...]
    writes: tuple[Deed, ...]


def story(facts: Facts) -> Story:
    """Tell what the calls of a notebook do, as far as the knowledge tables say."""
    writes = _unique(_file(node, call, cell, facts) for node, call, cell in _with_role(facts, "save"))
    own = {deed.what: (deed.cell, deed.line) for deed in reversed(writes)}
    reads = _unique(_file(node, call, cell, facts) for node, call, cell in _with_role(facts, "load"))
    fits = [(node, call, cell) for node, call, cell in _calls(facts) if _role(call) in ("train", "tune")]
    return Story(
        reads=tuple(deed for deed in reads if not deed.what or not _written_before(deed, own)),
        fits=_unique(deed for node, call, cell in fits if (deed := _fit(node, call, cell, facts)) is not None),
        targets=tuple(dict.fromkeys(t for node, _, _ in fits if (t := target_column(node, facts)))),
        measures=_unique(
            Deed(_short(call), _short(call), cell, node.lineno) for node, call, cell in _with_role(facts, "evaluate")
        ),
        writes=writes,
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


def _file(node: ast.Call, call: BoundCall, cell: int, facts: Facts) -> Deed:
    texts = [text for argument in _arguments(node) if (text := _literal(argument, facts))]
    what = next((text for text in texts if "." in text or "/" in text or "\\" in text), texts[0] if texts else "")
    return Deed(what[:_WIDTH], _short(call), cell, node.lineno)


def _arguments(node: ast.Call) -> list[ast.expr]:
    return [*node.args, *(k.value for k in node.keywords)]


def _literal(node: ast.expr, facts: Facts) -> str:
    """The text of an argument: a literal, the literal behind a constant, or the expression of a path."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr() | ast.BinOp(op=ast.Div() | ast.Add()):
            return ast.unparse(node)
        case ast.Name(id=name):
            bound = [s.node for s in facts.statements if name in s.defines]
            if len(bound) == 1 and isinstance(bound[0], ast.Assign) and not isinstance(bound[0].value, ast.Name):
                return _literal(bound[0].value, facts)
        case ast.Call(args=[inner, *_]):
            return _literal(inner, facts)
    return ""


def _unique(deeds: Iterator[Deed]) -> tuple[Deed, ...]:
    found: dict[tuple[str, str, str], Deed] = {}
    for deed in deeds:
        found.setdefault((deed.what, deed.call if not deed.what else "", deed.detail), deed)
    return tuple(found.values())
