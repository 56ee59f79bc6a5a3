"""Where a statement is cut into learning and applying."""

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.refactor.inference.kinds import CONSTANT, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.refactor.inference.expressions import Reading


_WORDS = {"get_dummies": "dummies", "cut": "edges", "qcut": "edges", "factorize": "codes", "as_category": "categories"}


class Cut(NamedTuple):
    """An expression that is computed from all rows in training, and remembered; `how` names the way."""

    node: ast.expr
    how: str  # `learned`, or a method of the package's state that learns and applies at once


def cuts(statement: ast.stmt, reading: "Reading") -> "Iterator[Cut]":
    """The cuts of a statement, those of its blocks included."""
    for node in ast.iter_child_nodes(statement):
        if isinstance(node, ast.stmt):
            yield from cuts(node, reading)
        elif isinstance(node, ast.expr) and not _only_shows(statement):
            yield from _of(node, reading)


def cuts_in(node: ast.expr, reading: "Reading") -> "Iterator[Cut]":
    """The cuts of an expression."""
    return cuts(ast.Expr(node), reading)


def _of(node: ast.expr, reading: "Reading") -> "Iterator[Cut]":
    kind = reading.kinds.get(id(node))
    if kind is None or isinstance(getattr(node, "ctx", None), ast.Store):
        yield from (c for child in ast.iter_child_nodes(node) for c in _below(child, reading))
    elif kind.of in ("learned", "foreign") and kind.shape != "schema" and needs_rows(node, reading):
        yield Cut(node, "learned")
    elif kind.of in ("rows", "cell", "learned", "constant"):
        if id(node) in reading.fitted:
            yield Cut(node, reading.fitted[id(node)])
        yield from (c for child in ast.iter_child_nodes(node) for c in _below(child, reading))


def _below(child: ast.AST, reading: "Reading") -> "Iterator[Cut]":
    if isinstance(child, ast.expr):
        yield from _of(child, reading)
    elif isinstance(child, ast.keyword):
        yield from _of(child.value, reading)
    elif isinstance(child, ast.comprehension):
        yield from (c for part in (child.iter, *child.ifs) for c in _of(part, reading))


def _only_shows(statement: ast.stmt) -> bool:
    """Whether the statement is a call whose result is not kept, such as `print(…)`."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Call)
        and isinstance(statement.value.func, ast.Name)
    )


def needs_rows(node: ast.expr, reading: "Reading") -> bool:
    """Whether an expression is made of rows, so that it must be remembered and not made again."""
    if isinstance(node, ast.Name):
        return False
    return any(_kind(n, reading).is_rows for n in ast.walk(node) if isinstance(n, ast.Name))


def _kind(name: ast.Name, reading: "Reading") -> Kind:
    return reading.kinds.get(id(name), reading.env.get(name.id, CONSTANT))


def dropping(statement: ast.stmt, reading: "Reading") -> bool:
    """Whether a statement leaves out or reorders the rows that it hands on, not only those that it learns from."""
    learned = {id(n) for cut in cuts(statement, reading) if cut.how == "learned" for n in ast.walk(cut.node)}
    return any(id(n) in reading.dropping and id(n) not in learned for n in ast.walk(statement))


def key(cut: Cut, statement: ast.stmt, taken: set[str]) -> str:
    """A name for what is remembered: the columns it is made of and what is made of them."""
    columns = [str(n.value) for n in ast.walk(cut.node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    attributes = [n.attr for n in ast.walk(cut.node) if isinstance(n, ast.Attribute)]
    assigned = [str(n.value) for t in _targets(statement) for n in ast.walk(t) if isinstance(n, ast.Constant)]
    names = [n.id for t in _targets(statement) for n in ast.walk(t) if isinstance(n, ast.Name)]
    about = (columns or names)[:2] if cut.how == "learned" else (assigned or names)[:1]
    last = attributes[0] if attributes and cut.how == "learned" else _WORDS.get(cut.how, "")
    stem = re.sub(r"\W+", "_", "_".join([*dict.fromkeys(about), last]).lower()).strip("_") or "learned"
    found = next(n for i in range(1, 1000) if (n := stem if i == 1 else f"{stem}_{i}") not in taken)
    taken.add(found)
    return found


def _targets(statement: ast.stmt) -> list[ast.expr]:
    if isinstance(statement, ast.Assign):
        return statement.targets
    if isinstance(statement, ast.For):
        return [t for inner in statement.body for t in _targets(inner)]
    return [statement.target] if isinstance(statement, ast.AugAssign | ast.AnnAssign) else []
