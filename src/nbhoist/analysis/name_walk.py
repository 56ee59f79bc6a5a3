"""Names that a statement reads, binds and deletes, in the order in which it is evaluated."""

import ast
from collections.abc import Iterable

from nbhoist.analysis.stars import exported

_OPAQUE_CALLS = frozenset({"exec", "eval", "globals", "locals", "vars"})


class NameWalk(ast.NodeVisitor):
    """One pass over a statement; `bound` holds what is bound on every path up to here."""

    def __init__(self, filled: frozenset[str] = frozenset()) -> None:
        self.filled = filled
        self.reads: set[str] = set()
        self.bound: set[str] = set()
        self.may_bind: set[str] = set()
        self.deletes: set[str] = set()
        self.captures: set[str] = set()
        self.assigns_global: set[str] = set()
        self.opaque = False
        self.in_class = False

    def read(self, name: str) -> None:
        """The notebook is asked for `name`, where it is not bound here."""
        if name not in self.bound:
            self.reads.add(name)

    def bind(self, name: str) -> None:
        """`name` refers to something from here on."""
        self.bound.add(name)
        self.may_bind.add(name)

    def capture(self, free: Iterable[str], assigned: Iterable[str]) -> None:
        """Names that a function made here looks up when it is called."""
        for name in free:
            self.captures.add(name)
            self.read(name)
        for name in assigned:
            self.assigns_global.add(name)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.read(node.id)
        elif isinstance(node.ctx, ast.Store):
            self.bind(node.id)
        else:
            self.read(node.id)
            self.bound.discard(node.id)
            self.deletes.add(node.id)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in _OPAQUE_CALLS:
            self.opaque = self.opaque or not (node.args and node.func.id == "vars")
        self.generic_visit(node)

    # statements in which evaluation order is not field order

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.read(node.target.id)
        self.visit(node.value)
        self.visit(node.target)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit(node.annotation)
        if node.value is not None:
            self.visit(node.value)
            self.visit(node.target)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self.visit(node.target)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.bind(alias.asname or alias.name.partition(".")[0])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name == "*":
                self.opaque = exported(node) is None
            else:
                self.bind(alias.asname or alias.name)
