"""What a run of statements is about, in words: columns, files, models, titles, results."""

import ast
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from nbhoist.knowledge import lookup
from nbhoist.knowledge.phrases import PHRASES, SUFFIXES
from nbhoist.refactor.words import telling, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_TITLES = frozenset({"title", "set_title", "suptitle"})


def plot_title(run: "Sequence[Statement]") -> tuple[str, ...]:
    """Words of the first title that is given to a plot."""
    for call in calls(run):
        if _called(call) in _TITLES and call.args and isinstance(call.args[0], ast.Constant):
            return telling(str(call.args[0].value))
    return ()


def columns_assigned(run: "Sequence[Statement]") -> list[str]:
    """Columns that are assigned by name, in order."""
    found: list[str] = []
    for node in nodes(run):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            key = node.slice.elts[-1] if isinstance(node.slice, ast.Tuple) and node.slice.elts else node.slice
            if isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value not in found:
                found.append(key.value)
    return found


def columns_read(run: "Sequence[Statement]") -> list[str]:
    """Columns that are read by name, in order."""
    found: list[str] = []
    for node in nodes(run):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
            found.append(node.slice.value)
    return list(dict.fromkeys(found))


def file_stem(run: "Sequence[Statement]", facts: "Facts") -> tuple[str, ...]:
    """Words of the name of the first file that is read or written."""
    for call in calls(run):
        bound = facts.call(call)
        for parameter in bound.fact.paths if bound.fact is not None else ():
            given = bound.argument(parameter)
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                name = PureWindowsPath(given.value) if "\\" in given.value else PurePosixPath(given.value)
                return telling(name.stem)
    return ()


def estimators(run: "Sequence[Statement]", facts: "Facts") -> list[tuple[str, ...]]:
    """Words of the classes of estimators that are fitted or made, without `Classifier` and the like."""
    found: list[tuple[str, ...]] = []
    for call in calls(run):
        value = facts.call(call).target
        if value is None:
            continue
        owner = value.name if value.kind == "reference" else value.name.rpartition(".")[0]
        if value.kind in ("reference", "method") and lookup.is_estimator(owner):
            found.append(class_words(owner))
    return list(dict.fromkeys(found))


def class_words(qualified: str) -> tuple[str, ...]:
    """`sklearn.ensemble.RandomForestClassifier` → random, forest."""
    parts = words(qualified.rpartition(".")[2])
    short = tuple(w for w in parts if w not in SUFFIXES) if len(parts) > 1 else parts
    return (parts if parts[-1] == "regression" else short) or parts


def phrases(run: "Sequence[Statement]") -> "Iterator[tuple[str, ...]]":
    """What the calls and attributes of the run do, in words."""
    for node in nodes(run):
        name = _called(node) if isinstance(node, ast.Call) else node.attr if isinstance(node, ast.Attribute) else ""
        if PHRASES.get(name):
            yield PHRASES[name]


def calls(run: "Sequence[Statement]") -> "Iterator[ast.Call]":
    """All calls of the run."""
    return (node for node in nodes(run) if isinstance(node, ast.Call))


def nodes(run: "Sequence[Statement]") -> "Iterator[ast.AST]":
    """All nodes of the run in reading order."""
    for statement in run:
        yield from _in_order(statement.node)


def _in_order(node: ast.AST) -> "Iterator[ast.AST]":
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _in_order(child)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
