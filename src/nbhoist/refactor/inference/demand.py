"""Which columns of a table prediction needs, so that what only makes the target is not repeated."""

import ast
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Columns(NamedTuple):
    """Those named, or all but those named."""

    names: frozenset[str] = frozenset()
    others: bool = False

    def has(self, column: str) -> bool:
        """Whether a column is among them."""
        return (column in self.names) != self.others

    def plus(self, other: "Columns") -> "Columns":
        """These and those."""
        if self.others and other.others:
            return Columns(self.names & other.names, True)
        if self.others or other.others:
            some, most = (other, self) if self.others else (self, other)
            return Columns(most.names - some.names, True)
        return Columns(self.names | other.names)

    def minus(self, names: frozenset[str]) -> "Columns":
        """These without some."""
        return Columns(self.names | names, True) if self.others else Columns(self.names - names)


ALL = Columns(frozenset(), True)
NONE = Columns()


def written_column(node: ast.stmt) -> tuple[str, str] | None:
    """Table and column of `table["column"] = …`, where that is all that the statement does."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
    if len(targets) != 1 or not isinstance(targets[0], ast.Subscript) or not isinstance(targets[0].value, ast.Name):
        return None
    column = targets[0].slice
    if isinstance(column, ast.Constant) and isinstance(column.value, str):
        return targets[0].value.id, column.value
    return None


def read_columns(node: ast.AST, table: str, skip: frozenset[int] = frozenset(), passed: Columns = ALL) -> Columns:
    """The columns of `table` that some code reads, but for parts in `skip`.

    What takes the table as a whole hands columns on, of which only `passed` are asked for.
    """
    found = NONE
    for columns in _reads(node, table, skip, passed):
        found = found.plus(columns)
    return found


def _reads(node: ast.AST, table: str, skip: frozenset[int], passed: Columns) -> "Iterator[Columns]":
    if id(node) in skip:
        return
    if isinstance(node, ast.Call) and (dropped := dropped_columns(node, table)) is not None:
        yield passed.minus(dropped) if passed.others else passed
        return
    if isinstance(node, ast.Subscript | ast.Attribute) and (grouped := _grouped(node, table)) is not None:
        yield Columns(grouped)
        return
    if isinstance(node, ast.Subscript) and _is(node.value, table):
        named = literals(node.slice)
        if named is not None:
            yield Columns(named) if isinstance(node.ctx, ast.Load) else NONE
            return
    if isinstance(node, ast.Attribute) and _is(node.value, table) and node.attr == "columns":
        return
    if isinstance(node, ast.keyword) and node.arg == "columns" and literals(node.value) is not None:
        yield Columns(literals(node.value) or frozenset())
        return
    if _is(node, table):
        yield Columns(passed.names, True) if passed.others else ALL
        return
    for child in ast.iter_child_nodes(node):
        yield from _reads(child, table, skip, passed)


def _grouped(node: ast.Subscript | ast.Attribute, table: str) -> frozenset[str] | None:
    """The columns of `table.groupby(by)[columns]`, where they are literals."""
    call = node.value
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or call.func.attr != "groupby":
        return None
    if not _is(call.func.value, table) or not call.args:
        return None
    by = literals(call.args[0])
    of = literals(node.slice) if isinstance(node, ast.Subscript) else frozenset({node.attr})
    return by | of if by is not None and of is not None else None


def dropped_columns(node: ast.Call, table: str) -> frozenset[str] | None:
    """The columns that `table.drop(…)` leaves out, where they are literals."""
    if not isinstance(node.func, ast.Attribute) or node.func.attr != "drop" or not _is(node.func.value, table):
        return None
    given = {k.arg: k.value for k in node.keywords}
    axis = given.get("axis", node.args[1] if len(node.args) > 1 else None)
    by_axis = isinstance(axis, ast.Constant) and axis.value in (1, "columns")
    labels = given.get("columns") or (given.get("labels", node.args[0] if node.args else None) if by_axis else None)
    return literals(labels) if labels is not None else None


def literals(node: ast.expr) -> frozenset[str] | None:
    """The texts of a literal, or of a literal list of them."""
    parts = node.elts if isinstance(node, ast.List | ast.Tuple) else [node]
    texts = [p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)]
    return frozenset(texts) if len(texts) == len(parts) else None


def _is(node: ast.AST, table: str) -> bool:
    return isinstance(node, ast.Name) and node.id == table
