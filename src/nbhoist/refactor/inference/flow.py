"""What names hold as statements run, seen from prediction."""

import ast
from typing import TYPE_CHECKING

from nbhoist.refactor.inference.kinds import CONSTANT, LEARNED, Kind, combined, joined
from nbhoist.refactor.inference.names import root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.refactor.inference.expressions import Reading


def run(body: "Sequence[ast.stmt]", reading: "Reading") -> str:
    """Run statements over the environment of `reading`; says what in them cannot be repeated for new rows, if anything."""
    return next((t for t in [step(node, reading) for node in body] if t), "")


def step(node: ast.stmt, reading: "Reading") -> str:
    """Run one statement."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        return _assignment(node, reading)
    if isinstance(node, ast.Expr):
        return _expression(node.value, reading)
    if isinstance(node, ast.Return):
        return _why(reading.kind(node.value)) if node.value is not None else ""
    if isinstance(node, ast.For):
        return _loop(node, reading)
    if isinstance(node, ast.If):
        return _branches(node, reading)
    if isinstance(node, ast.With):
        return run(node.body, reading)
    return _other(node, reading)


def _assignment(node: ast.Assign | ast.AnnAssign | ast.AugAssign, reading: "Reading") -> str:
    if node.value is None:
        return ""
    kind = reading.kind(node.value)
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    if isinstance(node, ast.AugAssign):
        kind = combined((kind, reading.kind(node.target)))
    troubles = [_bind(target, kind, node.value, reading) for target in targets]
    return next((t for t in troubles if t), "")


def _bind(target: ast.expr, kind: Kind, value: ast.expr, reading: "Reading") -> str:
    if isinstance(target, ast.Name):
        reading.env[target.id] = kind
        return _why(kind)
    if isinstance(target, ast.Tuple | ast.List):
        found = [
            _bind(t, k, value, reading) for t, k in zip(target.elts, _parts(target, kind, value, reading), strict=True)
        ]
        return next((t for t in found if t), "")
    owner = root(target)
    if owner is None:
        return _why(kind)
    before = reading.env.get(owner, CONSTANT)
    if isinstance(target, ast.Subscript):
        reading.kind(target.slice)
    if not before.is_rows:
        reading.env[owner] = combined((before, kind))
    elif kind.of == "foreign" and before.of == "rows":
        return f"a column of `{owner}` comes from another table, row by row"
    return _why(kind)


def _parts(target: ast.Tuple | ast.List, kind: Kind, value: ast.expr, reading: "Reading") -> list[Kind]:
    """The kinds of what a tuple is taken apart into; a splitter gives two parts of each argument."""
    size = len(target.elts)
    if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == size:
        return [reading.kind(e) for e in value.elts]
    if isinstance(value, ast.Call) and id(value) in reading.dropping and len(value.args) * 2 == size:
        return [reading.kinds.get(id(a), LEARNED) for a in value.args for _ in (0, 1)]
    if isinstance(value, ast.Call) and id(value) in reading.dropping and len(value.args) == size:
        return [reading.kinds.get(id(a), LEARNED) for a in value.args]
    if isinstance(value, ast.Call) and reading.fitted.get(id(value)) == "factorize" and size == 2:
        return [kind, LEARNED]
    return [kind] * size


def _expression(node: ast.expr, reading: "Reading") -> str:
    """A statement that is an expression: it may change what it is a method of."""
    kind = reading.kind(node)
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return _why(kind)
    owner = root(node.func.value)
    if owner is None or _is_module(node.func.value, reading):
        return ""
    before = reading.env.get(owner, CONSTANT)
    if before.is_rows:
        inplace = any(k.arg == "inplace" for k in node.keywords)
        return _why(kind) if inplace or node.func.attr == "insert" else ""
    given = combined(reading.kinds.get(id(a), CONSTANT) for a in (*node.args, *(k.value for k in node.keywords)))
    if given != CONSTANT:
        reading.env[owner] = combined((before, LEARNED if _is_fitting(node, reading) else given))
    return ""


def _is_module(node: ast.expr, reading: "Reading") -> bool:
    """Whether something is a module, such as `plt` or `plt.cm`, which holds no rows."""
    value = reading.facts.value(node)
    return value is not None and value.kind == "reference"


def _is_fitting(node: ast.Call, reading: "Reading") -> bool:
    fact = reading.facts.call(node).fact
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    return "fit" in name or (fact is not None and fact.role in ("train", "tune"))


def _loop(node: ast.For, reading: "Reading") -> str:
    trouble = ""
    for _ in range(2):  # what a round leaves, the next one finds
        before = dict(reading.env)
        element = reading.element(node.iter)
        names = [n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)]
        reading.env.update(dict.fromkeys(names, element))
        trouble = run(node.body, reading) or trouble
        reading.env.update(joined(before, reading.env))
    if element.of == "cell":
        return trouble or "a loop goes through the rows"
    return trouble or run(node.orelse, reading)


def _branches(node: ast.If, reading: "Reading") -> str:
    reading.kind(node.test)
    before = dict(reading.env)
    trouble = run(node.body, reading)
    one = dict(reading.env)
    reading.env.clear()
    reading.env.update(before)
    trouble = run(node.orelse, reading) or trouble
    reading.env.update(joined(one, reading.env))
    return trouble


def _other(node: ast.stmt, reading: "Reading") -> str:
    """Definitions and imports are the same for all rows; whatever else binds names is not looked into."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        reading.env[node.name] = CONSTANT
        return ""
    if isinstance(node, ast.Import | ast.ImportFrom):
        for alias in node.names:
            reading.env[(alias.asname or alias.name).partition(".")[0]] = CONSTANT
        return ""
    if isinstance(node, ast.Delete | ast.Assert | ast.Pass | ast.Global | ast.Break | ast.Continue | ast.Raise):
        return ""
    bound = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    word = type(node).__name__.lower()
    why = f"a `{word}` statement stands in the way"
    for name in bound:
        reading.env[name] = Kind("blocked", "", why)
    return why


def _why(kind: Kind) -> str:
    return kind.why if kind.of == "blocked" else ""
