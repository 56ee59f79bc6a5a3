"""What the form of a statement says of its role: literals, definitions, selections, prints."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.values import PROCESS_WIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from nbhoist.analysis.facts import Facts

_SELECTIONS = frozenset({"drop", "copy", "values", "to_numpy", "pop", "astype", "ravel", "reshape", "loc", "iloc"})
_PARTS = frozenset({"train", "test", "val", "valid", "validation", "holdout", "dev"})
_NAMING = frozenset({"columns", "index"})  # assigning these names columns and rows anew


def by_form(node: ast.stmt) -> dict[str, str]:
    """The role of imports, definitions and checks."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {"import": "import"}
    if isinstance(node, ast.Assert):
        return {"clean": "checks data"}
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {"define": "definition"}
    return {}


def by_target(node: ast.stmt, facts: "Facts") -> dict[str, str]:
    """Assigning into an object of a library sets it up; assigning the names of columns cleans a table."""
    for target in node.targets if isinstance(node, ast.Assign) else ():
        inner = target.value if isinstance(target, ast.Subscript | ast.Attribute) else None
        value = facts.value(inner) if inner is not None else None
        if value is not None and (value.kind == "reference" or value.name in PROCESS_WIDE):
            return {"setup": f"sets `{value.name}`"}
        if isinstance(target, ast.Attribute) and target.attr in _NAMING:
            return {"clean": f"sets `{target.attr}`"}
    return {}


def by_assignment(node: ast.stmt) -> dict[str, str]:
    """The role of a statement of which nothing else is known."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
    if any(isinstance(t, ast.Subscript | ast.Attribute) for t in targets):
        return {"feature": "assigns a column"}
    return {"explore": "shows a value"} if isinstance(node, ast.Expr) else {}


def by_choice(node: ast.stmt) -> dict[str, str]:
    """Rows are chosen by a condition: `df = df[df["age"] > 30]`."""
    value = node.value if isinstance(node, ast.Assign) else None
    if not isinstance(value, ast.Subscript):
        return {}
    mask = value.slice.operand if isinstance(value.slice, ast.UnaryOp) else value.slice
    parts = (mask.left, mask.right) if isinstance(mask, ast.BinOp) else (mask,)
    return {"clean": "chooses rows"} if any(isinstance(part, ast.Compare) for part in parts) else {}


def is_new_column(node: ast.stmt) -> bool:
    """Whether a column is assigned that the value does not come from: `df["b"] = df["a"].astype(int)`."""
    target = node.targets[0] if isinstance(node, ast.Assign) else None
    column = target.slice if isinstance(target, ast.Subscript) else None
    if not isinstance(column, ast.Constant) or not isinstance(node, ast.Assign):
        return False
    read = {n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant)}
    read |= {n.attr for n in ast.walk(node.value) if isinstance(n, ast.Attribute)}
    return column.value not in read


def only_prints(node: ast.stmt) -> bool:
    """Whether a loop or branch does nothing but print."""
    if not isinstance(node, ast.For | ast.While | ast.If | ast.With):
        return False
    inner = [n for n in ast.walk(node) if isinstance(n, ast.Expr | ast.Assign | ast.AugAssign | ast.AnnAssign)]
    return bool(inner) and all(isinstance(n, ast.Expr) and _is_print(n.value) for n in inner)


def _is_print(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("print", "display")


def is_picking(node: ast.Call) -> bool:
    """Whether a call only chooses rows and columns, or gives them in another form."""
    return isinstance(node.func, ast.Attribute) and node.func.attr in _SELECTIONS


def is_selection(node: ast.stmt) -> bool:
    """Whether the value only picks or drops columns and rows."""
    if not isinstance(node, ast.Assign):
        return False
    value: ast.expr = node.value
    while not isinstance(value, ast.Name):
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and is_picking(value):
            value = value.func.value
        elif isinstance(value, ast.Subscript | ast.Attribute):
            value = value.value
        else:
            return False
    return True


def parts_rows(node: ast.stmt) -> bool:
    """Whether rows are parted by hand: `X_train, X_test = X[:n], X[n:]`, or `train = df.iloc[:n]`."""
    if not isinstance(node, ast.Assign) or len(node.targets) != 1:
        return False
    target = node.targets[0]
    pairs = [(target, node.value)]
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        pairs = list(zip(target.elts, node.value.elts, strict=False))
    return all(_is_part(name) and _is_slice(value) for name, value in pairs)


def _is_part(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and not _PARTS.isdisjoint(node.id.lower().split("_"))


def _is_slice(node: ast.expr) -> bool:
    """Whether rows are taken by their position, and maybe copied."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_picking(node):
        node = node.func.value
    first = node.slice.elts[:1] if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple) else []
    return isinstance(node, ast.Subscript) and isinstance((first or [node.slice])[0], ast.Slice)


def is_literal(node: ast.expr) -> bool:
    """Whether the expression is made of literals alone."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub | ast.UAdd) and isinstance(node.operand, ast.Constant)
    parts = _parts(node)
    return parts is not None and all(part is not None and is_literal(part) for part in parts)


def is_setting(node: ast.expr, settings: "Container[str]", makers: "Callable[[ast.expr], bool]") -> bool:
    """Whether the expression is made of literals, of names in `settings` and of calls of `makers` alone."""
    if isinstance(node, ast.Name):
        return node.id in settings
    parts = _parts(node)
    if isinstance(node, ast.BinOp):
        parts = [node.left, node.right]
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
    elif isinstance(node, ast.Call) and makers(node.func):
        parts = [*node.args, *(keyword.value for keyword in node.keywords)]
        parts += [node.func.value] if isinstance(node.func, ast.Attribute) and not parts else []
    if parts is None:
        return is_literal(node)
    return all(part is not None and is_setting(part, settings, makers) for part in parts)


def _parts(node: ast.expr) -> "list[ast.expr | None] | None":
    """What a display holds; None where it is none."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return list(node.elts)
    return [*node.keys, *node.values] if isinstance(node, ast.Dict) else None


def is_empty(node: ast.expr) -> bool:
    """Whether a container is to be filled: `scores = {}`."""
    return isinstance(node, ast.List | ast.Dict) and not ast.unparse(node).strip("[]{}")
