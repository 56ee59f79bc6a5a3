"""Small changes of meaning in Python source and in `config.toml`."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
ENTRY = re.compile(r"^(\w+) = (-?\d+(?:\.\d+)?|true|false)(?=\s|$)", re.MULTILINE)
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Mutant(NamedTuple):
    """A changed text, what kind of change it is, and where; `reached` is the text that stops when it gets there."""

    kind: str
    what: str
    text: str
    reached: str


def python_mutants(text: str) -> Iterator[Mutant]:
    """Give every mutant of the functions and constants of a module."""
    sites = len(list(_sites(ast.parse(text))))
    for number in range(sites):
        tree = ast.parse(text)
        site = list(_sites(tree))[number]
        before = ast.unparse(site.node)
        site.change()
        after = ast.unparse(ast.fix_missing_locations(tree))
        if after != ast.unparse(ast.parse(text)):
            yield Mutant(site.kind, f"{before[:70]} → {site.said[:70]}", after, _stopping(text, number))


def config_mutants(text: str) -> Iterator[Mutant]:
    """Give a mutant for each number and each switch of a configuration."""
    for found in ENTRY.finditer(text):
        value = found[2]
        new = {"true": "false", "false": "true"}.get(value) or _number(value)
        changed = f"{text[:found.start(2)]}{new}{text[found.end(2):]}"
        yield Mutant("setting", f"{found[0]} → {new}", changed, "")


def _number(value: str) -> str:
    return f"{float(value) * 1.5 + 0.1!r}" if "." in value else str(int(value) + 1)


class Site:
    """A node that can be changed, and how."""

    def __init__(self, kind: str, node: ast.AST, body: list[ast.stmt], index: int) -> None:
        self.kind = kind
        self.node = node
        self.body = body  # the statements among which it stands
        self.index = index
        self.said = kind

    def change(self) -> None:
        """Change the tree."""
        getattr(self, f"_{self.kind}")()

    def _constant(self) -> None:
        value = self.node.value  # type: ignore[attr-defined]
        if isinstance(value, bool):
            new: object = not value
        elif isinstance(value, int):
            new = value + 1
        elif isinstance(value, float):
            new = value * 1.5 + 0.1
        else:
            new = value[:-1] or "x"
        self.node.value = new  # type: ignore[attr-defined]
        self.said = repr(new)

    def _operator(self) -> None:
        node = self.node
        if isinstance(node, ast.BinOp):
            node.op = OPERATORS[type(node.op)]()
        elif isinstance(node, ast.Compare):
            node.ops[0] = COMPARISONS[type(node.ops[0])]()
        elif isinstance(node, ast.BoolOp):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self.said = ast.unparse(node)

    def _arguments(self) -> None:
        arguments = self.node.args  # type: ignore[attr-defined]
        arguments[0], arguments[1] = arguments[1], arguments[0]
        self.said = ast.unparse(self.node)

    def _keyword(self) -> None:
        self.node.keywords.pop()  # type: ignore[attr-defined]
        self.said = ast.unparse(self.node)

    def _columns(self) -> None:
        self.node.elts.pop()  # type: ignore[attr-defined]
        self.said = ast.unparse(self.node)

    def _dropped(self) -> None:
        self.body[self.index] = ast.Pass()

    def _order(self) -> None:
        self.body[self.index : self.index + 2] = self.body[self.index : self.index + 2][::-1]
        self.said = f"behind {ast.unparse(self.body[self.index])}"


def _sites(tree: ast.Module) -> Iterator[Site]:
    for body in _bodies(tree):
        for index, statement in enumerate(body):
            if isinstance(statement, Function | ast.ClassDef | ast.Import | ast.ImportFrom) or _is_left(statement):
                continue
            if not isinstance(statement, ast.Return | ast.Pass):
                yield Site("dropped", statement, body, index)
            if index + 1 < len(body) and _depends(statement, body[index + 1]):
                yield Site("order", statement, body, index)
            for node in _own_nodes(statement):
                yield from (Site(kind, node, body, index) for kind in _kinds(node))


def _bodies(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        body = getattr(node, name, None)
        if isinstance(body, list) and body:
            yield body
            for child in body:
                if not (isinstance(child, ast.FunctionDef) and child.name == "run"):  # the loop over the steps
                    yield from _bodies(child)


def _own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """Expressions of a statement, not those of statements inside it, and no annotations."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop(0)
        yield node
        for name, value in ast.iter_fields(node):
            if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):  # the name of a step is none of it
                waiting.append(node.value.elts[1])
                break
            if name in ("annotation", "returns", "format_spec"):
                continue
            children = value if isinstance(value, list) else [value]
            waiting += [child for child in children if isinstance(child, ast.AST) and not isinstance(child, ast.stmt)]


def _kinds(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float | str) and node.value != "":
        yield "constant"
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        yield "operator"
    if isinstance(node, ast.BoolOp) or (isinstance(node, ast.Compare) and len(node.ops) == 1):
        yield "operator"
    if isinstance(node, ast.Call):
        if len(node.args) >= 2 and not any(isinstance(a, ast.Starred) for a in node.args[:2]):
            yield "arguments"
        if node.keywords:
            yield "keyword"
    if isinstance(node, ast.List) and len(node.elts) >= 2 and all(_is_name_of_column(e) for e in node.elts):
        yield "columns"


def _is_name_of_column(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_left(statement: ast.stmt) -> bool:
    """Texts, and steps that give nothing: their names serve the command line only."""
    if not isinstance(statement, ast.Expr):
        return False
    value = statement.value
    gives = value.value.elts[1] if isinstance(value, ast.Yield) and isinstance(value.value, ast.Tuple) else None
    return isinstance(value, ast.Constant) or (isinstance(gives, ast.Dict) and not gives.keys)


def _depends(first: ast.stmt, second: ast.stmt) -> bool:
    """Whether the second statement uses what the first one binds or changes a part of."""
    changed: set[str] = set()
    for node in ast.walk(first):
        if isinstance(node, ast.Name | ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
            base: ast.AST = node
            while isinstance(base, ast.Subscript | ast.Attribute):
                base = base.value
            changed |= {base.id} if isinstance(base, ast.Name) else set()
    return any(isinstance(n, ast.Name) and n.id in changed for n in ast.walk(second)) and not isinstance(
        second, ast.Return | Function | ast.ClassDef
    )


def _stopping(text: str, number: int) -> str:
    """Return the text with a statement that ends the process where the mutant would differ."""
    tree = ast.parse(text)
    site = list(_sites(tree))[number]
    stop = ast.parse("__import__('os')._exit(77)").body
    site.body[site.index : site.index] = stop
    return ast.unparse(ast.fix_missing_locations(tree))
