"""Probes and relocations, put into syntax trees; line numbers stay."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

PROBE = "__nbhoist_probe__"
RETURN = "__nbhoist_return__"


def probe_call(ids: Sequence[str], place: ast.stmt) -> ast.stmt:
    """Return a statement that records; it is no expression, so that IPython's displays keep their meaning."""
    call = _call(PROBE, [ast.Constant(value=key) for key in ids])
    node = ast.If(test=call, body=[ast.Pass()], orelse=[])
    return _placed(node, place)


def with_probes(body: list[ast.stmt], probes: Mapping[int, Sequence[str]]) -> list[ast.stmt]:
    """Return a body with probes behind the statements of these ordinals; -1 stands before the first one."""
    result = [probe_call(probes[-1], body[0])] if -1 in probes and body else []
    for ordinal, statement in enumerate(body):
        result.append(statement)
        if ordinal in probes:
            result[-1:] = _after(statement, probes[ordinal])
    return result


def _after(statement: ast.stmt, ids: Sequence[str]) -> list[ast.stmt]:
    if isinstance(statement, ast.Return):
        value = statement.value or ast.Constant(value=None)
        call = _call(RETURN, [value, *(ast.Constant(value=key) for key in ids)])
        return [_placed(ast.Return(value=call), statement)]
    if isinstance(statement, (ast.Raise, ast.Continue, ast.Break)):
        return [statement]
    return [statement, probe_call(ids, statement)]


def relocated(tree: ast.Module, relocations: Mapping[str, str], moved: Callable[[str], str] = str) -> ast.Module:
    """Return the tree with string literals replaced by paths that exist, and by what `moved` makes of them."""
    _Relocation(relocations, moved).visit(tree)
    return ast.fix_missing_locations(tree)


def to_copy(original: str, copy: str) -> Callable[[str], str]:
    """Return a function that lets paths into a folder lead into its copy, wherever they stand in a text."""
    forms = {original, original.replace("\\", "/")}
    if len(original.strip("/\\")) < 3:  # a whole disk
        return lambda text: text
    pattern = re.compile(r"(?<![\w.-])(?:" + "|".join(map(re.escape, sorted(forms))) + r")(?=$|[/\\\s'\"])")
    return lambda text: pattern.sub(lambda _: copy, text)


class _Relocation(ast.NodeTransformer):
    def __init__(self, relocations: Mapping[str, str], moved: Callable[[str], str]) -> None:
        self._relocations = relocations
        self._moved = moved

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:  # noqa: N802: the name is ast's
        if not isinstance(node.value, str):
            return node
        text = self._relocations.get(node.value) or self._moved(node.value)
        return node if text == node.value else ast.copy_location(ast.Constant(value=text), node)


def _call(name: str, arguments: Iterable[ast.expr]) -> ast.Call:
    return ast.Call(func=ast.Name(id=name, ctx=ast.Load()), args=list(arguments), keywords=[])


def _placed(node: ast.stmt, place: ast.stmt) -> ast.stmt:
    ast.copy_location(node, place)
    return ast.fix_missing_locations(node)
