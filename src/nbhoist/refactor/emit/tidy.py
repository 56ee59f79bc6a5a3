"""Lines of generated code without second names for one object and without results that nothing reads."""

import ast

_UNREAD = "_"


def tidy(lines: list[str]) -> list[str]:
    """The lines of a function, each one statement, the last of which returns."""
    nodes = [ast.parse(line).body[0] for line in lines]
    nodes = _without_second_names(nodes)
    read: set[str] = set()
    kept: list[ast.stmt] = []
    for node in reversed(nodes):
        kept.append(_without_unread(node, read))
        read = (read - _bound(node)) | _read(node)
    return [ast.unparse(node) for node in reversed(kept)]


def _without_second_names(nodes: list[ast.stmt]) -> list[ast.stmt]:
    """`test = table` goes where `table` can stand for `test` until that is bound again."""
    for position, node in enumerate(nodes):
        pair = _second_name(node)
        later = _renamed(nodes[position + 1 :], *pair) if pair is not None else None
        if later is not None:
            return _without_second_names([*nodes[:position], *later])
    return nodes


def _renamed(nodes: list[ast.stmt], old: str, new: str) -> list[ast.stmt] | None:
    """The lines with `new` read for `old`; None where `new` is bound while `old` is still read."""
    for position, node in enumerate(nodes):
        bound = _bound(node)
        if old in bound or new in bound:
            rest = nodes[position + 1 :]
            read_later = old not in bound and any(old in _read(n) for n in rest)
            return None if read_later else [*(_Rename(old, new).visit(n) for n in nodes[: position + 1]), *rest]
    return [_Rename(old, new).visit(n) for n in nodes]


def _second_name(node: ast.stmt) -> tuple[str, str] | None:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Name):
        return node.targets[0].id, node.value.id
    return None


def _without_unread(node: ast.stmt, read: set[str]) -> ast.stmt:
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
        return node
    target = node.targets[0]
    if not read & _bound(node):
        return ast.Expr(node.value)
    if isinstance(target, ast.Tuple):
        names = [e if isinstance(e, ast.Name) and e.id in read else ast.Name(_UNREAD) for e in target.elts]
        return ast.fix_missing_locations(ast.Assign([ast.Tuple(list(names))], node.value))
    return node


def _bound(node: ast.stmt) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def _read(node: ast.stmt) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


class _Rename(ast.NodeTransformer):
    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new

    def visit_Name(self, node: ast.Name) -> ast.Name:
        read = node.id == self._old and isinstance(node.ctx, ast.Load)
        return ast.Name(self._new, node.ctx) if read else node
