"""Which names may stand for one and the same table: setting a column of it is not seen through a part or copy of it."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.roots import Roots

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts

FRAME = "pandas.DataFrame"
# what a frame is neither the same object as, nor held by
_PARTS = frozenset({"pandas.Series", "pandas.Index", "numpy.ndarray"})
_TABLES = _PARTS | {FRAME}


class FrameRoots(Roots):
    """Roots of expressions as far as they may be, or hold, a data frame that has names already."""

    def of(self, node: ast.expr) -> set[str]:
        """Names whose frame, or a frame inside whose object, the expression may give."""
        return set() if _is_new(node, self.facts) else super().of(node)


def changed_frame(node: ast.AST, facts: "Facts") -> ast.Name | None:
    """The name of a frame whose columns or rows `node` replaces, if it changes the frame.

    That writes into no values of before (since pandas 1.3).
    """
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return _frame(node.value, facts) if _is_label(node.slice) else None
    if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
        return _frame(node.value, facts) if node.attr in ("columns", "index") else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return _frame(node.func.value, facts) if node.func.attr in _REPLACING else None
    return None


# they give the frame other rows, columns or labels, some of them with `inplace`
_REPLACING = frozenset(
    {
        *("drop", "dropna", "drop_duplicates", "rename", "reset_index", "set_index", "sort_values", "sort_index"),
        *("insert", "pop"),
    }
)


def _is_label(key: ast.expr) -> bool:
    """Whether a key names a column; text that begins with a digit may name rows by their dates."""
    return isinstance(key, ast.Constant) and isinstance(key.value, str) and not key.value[:1].isdigit()


def _frame(node: ast.expr, facts: "Facts") -> ast.Name | None:
    return node if isinstance(node, ast.Name) and _class_of(node, facts) == FRAME else None


def _is_new(node: ast.expr, facts: "Facts") -> bool:
    """Whether the expression gives something that no name stands for, and that holds no frame."""
    known = _class_of(node, facts)
    if known in _PARTS:
        return True
    if known != FRAME:
        return False
    if isinstance(node, ast.Subscript):
        return _class_of(node.value, facts) in _TABLES
    if not isinstance(node, ast.Call):
        return False
    call = facts.call(node)
    if call.fact is None or call.fact.returns == "self" or call.fact.returns.startswith("arg:"):
        return False
    if call.fact.kind == "class":
        return all(_class_of(given, facts) in _TABLES for given in node.args[:1])
    return call.receiver is not None and _class_of(call.receiver, facts) in _TABLES


def _class_of(node: ast.expr, facts: "Facts") -> str:
    value = facts.value(node)
    return value.name if value is not None and value.kind == "instance" else ""
