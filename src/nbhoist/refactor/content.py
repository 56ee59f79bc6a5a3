"""What a run of statements is about, in words: columns, files, models, titles, results."""

import ast
from collections import Counter
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from nbhoist.knowledge import lookup
from nbhoist.knowledge.phrases import PHRASES, SUFFIXES
from nbhoist.refactor.inference.names import root
from nbhoist.refactor.words import telling, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_COLUMN_KEYWORDS = frozenset({"x", "y", "column", "columns", "by", "hue", "subset"})
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


def columns_selected(run: "Sequence[Statement]") -> list[str]:
    """Columns by their names, where all that the run does is to take them from a table."""
    node = run[0].node
    if len(run) > 1 or not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
        return []
    value = node.value
    return _strings(value.slice) if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name) else []


def columns_changed(run: "Sequence[Statement]") -> list[str]:
    """Columns that are assigned by name and read by it, too."""
    read = {c for n in nodes(run) if isinstance(n, ast.Subscript) and _is_load(n) for c in _strings(n.slice)}
    return [column for column in columns_assigned(run) if column in read]


def table_assigned(run: "Sequence[Statement]") -> str:
    """Name of the table of which most columns are assigned."""
    found = (root(n) or "" for n in nodes(run) if isinstance(n, ast.Subscript) and not _is_load(n))
    return next((name for name, _ in Counter(found).most_common(1)), "")


def _is_load(node: ast.Subscript) -> bool:
    return isinstance(node.ctx, ast.Load)


def columns_read(run: "Sequence[Statement]") -> list[str]:
    """Columns that are read by name, in order: as subscripts, in lists of them, or as `x=`, `column=` and the like."""
    found: list[str] = []
    for node in nodes(run):
        if isinstance(node, ast.Subscript):
            found.extend(_strings(node.slice))
        elif isinstance(node, ast.keyword) and node.arg in _COLUMN_KEYWORDS:
            found.extend(_strings(node.value))
    return list(dict.fromkeys(found))


def _strings(node: ast.expr) -> list[str]:
    nodes = node.elts if isinstance(node, ast.List | ast.Tuple) else [node]
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def local_calls(run: "Sequence[Statement]", facts: "Facts") -> "Iterator[tuple[str, ...]]":
    """Words of the notebook's own functions that are called, with the first text that they are given."""
    for call in calls(run):
        target = facts.call(call).target
        if target is not None and target.kind == "local":
            texts = [t for a in call.args[:1] for t in _strings(a)]
            yield (*words(target.name), *(w for t in texts for w in words(t)))


def metrics(run: "Sequence[Statement]", facts: "Facts") -> "Iterator[tuple[str, ...]]":
    """Words of the functions that measure something."""
    for call in calls(run):
        bound = facts.call(call)
        if bound.fact is not None and bound.fact.role == "evaluate":
            yield words(bound.qualified.rpartition(".")[2])


def file_stem(run: "Sequence[Statement]", facts: "Facts") -> tuple[str, ...]:
    """Words of the name of the first file that is read or written."""
    for call in calls(run):
        bound = facts.call(call)
        for parameter in bound.fact.paths if bound.fact is not None else ():
            given = bound.argument(parameter)
            for text in _texts(given) if given is not None else ():
                name = PureWindowsPath(text) if "\\" in text else PurePosixPath(text)
                if name.suffix:
                    return telling(name.stem)
    return ()


def _texts(node: ast.expr) -> list[str]:
    """Literal texts anywhere in an expression."""
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def estimators(run: "Sequence[Statement]", facts: "Facts", made: bool = False) -> list[tuple[str, ...]]:
    """Words of the classes of estimators that are used, or only of those that are made, without `Classifier` and the like."""
    found: list[tuple[str, ...]] = []
    for call in calls(run):
        value = facts.call(call).target
        if value is None:
            continue
        owner = value.name if value.kind == "reference" else value.name.rpartition(".")[0]
        if value.kind in (("reference",) if made else ("reference", "method")) and lookup.is_estimator(owner):
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
        name = _called(node) if isinstance(node, ast.Call) else getattr(node, "attr", "")
        if PHRASES.get(name):
            yield PHRASES[name]


def attributes(run: "Sequence[Statement]") -> "Iterator[tuple[str, str]]":
    """Names with the attributes that are asked of them, in reading order."""
    for node in nodes(run):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr


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
