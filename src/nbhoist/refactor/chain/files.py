"""Which files a notebook writes and reads, as far as its text says."""

import ast
import posixpath
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.knowledge import lookup
from nbhoist.refactor.draft import bound_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_JOINING = ("os.path.join", "posixpath.join", "pathlib.Path", "pathlib.PurePath", "str", "builtins.str")
_OPENING = ("open", "builtins.open", "io.open")
_USUAL = (
    "pandas.DataFrame",
    "polars.DataFrame",
    "matplotlib.figure.Figure",
    "pathlib.Path",
    "keras.Model",
    "xgboost.Booster",
)


class NamedFiles(NamedTuple):
    """Paths relative to the notebook's folder, with forward slashes."""

    written: frozenset[str]
    read: frozenset[str]


def named_files(facts: "Facts") -> NamedFiles:
    """The files that calls of a notebook are given by name."""
    known = _constants(facts)
    written: set[str] = set()
    read: set[str] = set()
    for statement in facts.statements:
        for call in (node for node in ast.walk(statement.node) if isinstance(node, ast.Call)):
            paths = set(_paths(call, known, facts))
            (written if _writes(call, statement, facts) else read).update(paths)
    return NamedFiles(frozenset(written), frozenset(read))


def _constants(facts: "Facts") -> dict[str, str]:
    """Texts and paths that have a name."""
    once = bound_once(facts)
    known: dict[str, str] = {}
    for statement in facts.statements:
        node = statement.node
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            text = _text(node.value, known, facts)
            if text is not None and node.targets[0].id in once:
                known[node.targets[0].id] = text
    return known


def _paths(call: ast.Call, known: "Mapping[str, str]", facts: "Facts") -> "Iterator[str]":
    if _joins(call, facts):
        return
    receiver = [call.func.value] if isinstance(call.func, ast.Attribute) else []
    for node in (*receiver, *call.args, *(keyword.value for keyword in call.keywords)):
        text = _text(node, known, facts)
        if text and "\n" not in text and "://" not in text and posixpath.splitext(text)[1][1:].isalnum():
            yield posixpath.normpath(text.replace("\\", "/"))


def _text(node: ast.expr, known: "Mapping[str, str]", facts: "Facts") -> str | None:
    """The text or path that an expression stands for; None where that is not known."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.JoinedStr):
        return _joined([v.value if isinstance(v, ast.FormattedValue) else v for v in node.values], "", known, facts)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.Add):
        return _joined([node.left, node.right], "/" if isinstance(node.op, ast.Div) else "", known, facts)
    if isinstance(node, ast.Call) and _joins(node, facts) and node.args and not node.keywords:
        return _joined(node.args, "/", known, facts)
    return None


def _joined(nodes: "list[ast.expr]", between: str, known: "Mapping[str, str]", facts: "Facts") -> str | None:
    texts = [_text(node, known, facts) for node in nodes]
    return between.join(text for text in texts if text is not None) if None not in texts else None


def _joins(call: ast.Call, facts: "Facts") -> bool:
    return (facts.resolve(call.func) or getattr(call.func, "id", "")) in _JOINING


def _writes(call: ast.Call, statement: "Statement", facts: "Facts") -> bool:
    bound = facts.call(call)
    name = facts.resolve(call.func) or getattr(call.func, "id", "")
    if name in _OPENING or (isinstance(call.func, ast.Attribute) and call.func.attr == "open"):
        texts = [a.value for a in bound.given if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        return any(set(mode) & set("wax+") and len(mode) < 4 for mode in texts)
    if bound.fact is not None:
        return bound.fact.files == "write" or (not bound.fact.files and "save" in statement.roles)
    return isinstance(call.func, ast.Attribute) and _saves_as_usual(call.func.attr)


def _saves_as_usual(method: str) -> bool:
    """Whether a method of that name writes files, whichever of the usual objects has it."""
    found = (lookup.method(owner, method) for owner in _USUAL)
    return any(fact is not None and fact.files == "write" for fact in found)
