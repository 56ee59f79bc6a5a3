"""The statements that lead from a prediction to what is made of it."""

import ast
from typing import TYPE_CHECKING

from nbhoist.refactor.inference.kinds import CONSTANT

if TYPE_CHECKING:
    from nbhoist.refactor.inference.finals import Final

_SAME = frozenset({"copy", "ravel", "flatten", "tolist"})


def chain_of(final: "Final") -> tuple[int, ...]:
    """Positions of the statements that lead from the prediction to the final value."""
    first = final.prediction.reads[0].position
    wanted = _rows_read(final.expression, final, final.position)
    found: list[int] = []
    for position in range(final.position - 1, first - 1, -1):
        statement = final.at(position).statement
        changed = {n for n in wanted if n in statement.defines or _stores_into(statement.node, n)}
        if changed:
            found.append(position)
            kept = wanted if isinstance(statement.node, ast.AugAssign) else wanted - statement.defines
            wanted = kept | _rows_read(statement.node, final, position)
    return tuple(reversed(found))


def _rows_read(node: ast.AST, final: "Final", position: int) -> set[str]:
    env = final.at(position - 1).reading.env if position > final.prediction.reads[0].position else {}
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    return {n for n in names if env.get(n, CONSTANT).of == "rows"}


def _stores_into(node: ast.stmt, name: str) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(isinstance(t, ast.Subscript) and isinstance(t.value, ast.Name) and t.value.id == name for t in targets)


def is_plain(final: "Final", chain: tuple[int, ...]) -> bool:
    """Whether the model's own answer, or one of its probabilities, is handed on unchanged."""
    nodes = [final.at(position).statement.node for position in chain]
    values = [n.value if isinstance(n, ast.Assign) and not _is_store(n) else None for n in nodes]
    return all(v is not None and is_answer(v, final.prediction.call) for v in (*values, final.expression))


def _is_store(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Subscript) for target in node.targets)


def is_answer(node: ast.expr, call: ast.Call) -> bool:
    """Whether an expression is what the model gives, or a column of it."""
    if node is call or isinstance(node, ast.Name):
        return True
    if isinstance(node, ast.Subscript):
        return is_answer(node.value, call) and isinstance(node.slice, ast.Tuple)
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    shares = isinstance(call.func, ast.Attribute) and call.func.attr == "predict_proba"
    rounded = shares and node.func.attr in ("round", "around")  # how a probability is shown
    inner = node.args[0] if node.args and is_answer(node.args[0], call) else node.func.value
    return (rounded or (node.func.attr in _SAME and not node.args)) and is_answer(inner, call)
