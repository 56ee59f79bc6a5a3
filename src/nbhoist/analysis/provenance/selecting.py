"""What is taken out of a table: rows by place, mask or positions, and columns by name."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance.assigning import item_of, texts
from nbhoist.analysis.provenance.log import Split
from nbhoist.analysis.provenance.naming import on_side
from nbhoist.analysis.provenance.side_names import speaks_of_target
from nbhoist.analysis.provenance.traced import ALL, TEST, Columns, Part, Traced, sides
from nbhoist.knowledge.frame_columns import SAME

if TYPE_CHECKING:
    from nbhoist.analysis.provenance.run import Run


def attribute(base: Traced, name: str) -> Traced:
    """`base.name`, where that is an accessor, a column, or another form of the table."""
    if name in SAME or base.columns is None:
        return base._replace(fresh=False)
    return column(base, name)


def column(base: Traced, name: str) -> Traced:
    """One column of a table."""
    if not base.is_table or base.column:
        return base._replace(fresh=False, items=None)
    taints = frozenset(taint for taint in base.taints if taint.column in ("", name))
    return base._replace(taints=taints, columns=base.columns, column=name, items=None, fresh=False)


def columns(base: Traced, names: frozenset[str]) -> Traced:
    """Some columns of a table."""
    taints = frozenset(taint for taint in base.taints if taint.column in ("", *names))
    held = base.columns
    found = Columns(held.table, names) if held is not None else None
    return base._replace(taints=taints, columns=found, column="", items=None, fresh=False)


def subscript(node: ast.Subscript, run: "Run") -> Traced:
    """`base[key]`."""
    base = run.value(node.value)
    rows, chosen = _parts_of_key(node, run)
    if base.items is not None and isinstance(rows, ast.Constant) and isinstance(rows.value, int):
        return base.items[rows.value] if -len(base.items) <= rows.value < len(base.items) else item_of(base)
    key = run.value(rows) if rows is not None and not isinstance(rows, ast.Slice) else Traced()
    if not base.is_table:
        return _of_no_table(base, rows)
    found = _rows(node, base, key, run)
    names = texts(chosen) if chosen is not None else _called_target(rows)
    if chosen is None and not isinstance(node.value, ast.Attribute):
        names = texts(key) or names
        chosen = key
    listed = key.columns if names is None and not key.is_table else None
    if listed is not None and found.columns is not None and listed.table == found.columns.table:
        kept = frozenset(t for t in found.taints if not t.column or listed.has(t.column))
        return found._replace(columns=listed, taints=kept, column="", items=None)
    if names is None:
        positional = chosen is not None and isinstance(node.slice, ast.Tuple)
        of_list = isinstance(rows, ast.ListComp | ast.List) and not key.selects
        unknown = (
            positional or of_list or (rows is not None and not isinstance(rows, ast.Slice) and _may_be_names(rows, key))
        )
        if not unknown:
            return found._replace(items=None)
        kept = frozenset(
            t for t in found.taints if t.lesson.kind != "ahead" or not t.column
        )  # which columns, is not known
        return found._replace(columns=None, items=None, taints=kept)
    alone = chosen is not None and not isinstance(chosen.constant, tuple)
    return column(found, min(names)) if alone else columns(found, names)


def _of_no_table(base: Traced, key: ast.expr | None) -> Traced:
    """`base[key]` where `base` has no rows: an entry of a dictionary, or an item."""
    if base.entries is not None and isinstance(key, ast.Constant):
        return dict(base.entries).get(str(key.value), Traced())
    return item_of(base) if base.items else base._replace(constant=None, columns=None, fresh=False)


def _called_target(key: ast.expr | None) -> frozenset[str] | None:
    """A column of unknown name, where the variable for it says that it is the target."""
    said = key.id if isinstance(key, ast.Name) else key.attr if isinstance(key, ast.Attribute) else ""
    return frozenset({said}) if speaks_of_target(said) else None


def _may_be_names(rows: ast.expr, key: Traced) -> bool:
    return isinstance(rows, ast.Name | ast.Attribute | ast.Call) and not key.is_table and not key.selects


def _parts_of_key(node: ast.Subscript, run: "Run") -> tuple[ast.expr | None, Traced | None]:
    """What chooses rows, and what chooses columns."""
    key = node.slice
    if isinstance(key, ast.Tuple) and key.elts:
        last = key.elts[-1]
        everything = isinstance(last, ast.Slice) and last.lower is None and last.upper is None
        return key.elts[0], None if everything else (Traced() if isinstance(last, ast.Slice) else run.value(last))
    return key, None


def _rows(node: ast.Subscript, base: Traced, key: Traced, run: "Run") -> Traced:
    """The rows that are chosen, on their side where the key is that of a split."""
    found = base._replace(fresh=False, ordered=base.ordered)
    if key.selects:
        if key.of_split is not None:
            for part in base.parts:
                run.splits.setdefault(part.table, key.of_split)
        return on_side(found, key.selects)._replace(of_split=key.of_split)
    cut = run.is_cut(node)
    if cut is None or sides(base) != {ALL} or not _splits(node):
        return found
    run.log(Split(node, (base,), "slice", shuffles=False))
    return on_side(found, cut.side)


def _splits(node: ast.Subscript) -> bool:
    """Whether a cut parts training rows from others: by place; masks part other things as well."""
    key = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) and node.slice.elts else node.slice
    return isinstance(key, ast.Slice)


def held_out(value: Traced) -> Traced:
    """The rows that are left when those of `value` are taken away."""
    return value._replace(parts=frozenset(Part(part.table, TEST) for part in value.parts))
