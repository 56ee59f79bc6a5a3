"""Names along the paths of a statement: what is bound on every path is certainly bound."""

import ast
from collections.abc import Iterable

from nbhoist.analysis.filled import is_filled
from nbhoist.analysis.name_walk import NameWalk

_SWALLOWING = frozenset({"suppress", "raises", "ExitStack", "AsyncExitStack"})  # `with` of these may end its body early


class BranchWalk(NameWalk):
    """A walk in which `bound` holds what is bound on every path up to here: the intersection of branches."""

    def branches(self, *blocks: Iterable[ast.AST]) -> None:
        """One of several blocks runs; those that leave the statement do not count."""
        before, ends = set(self.bound), []
        for block in blocks:
            self.bound = set(before)
            leaves = False
            for node in block:
                self.visit(node)
                leaves = leaves or isinstance(node, ast.Raise | ast.Continue | ast.Break)
            if not leaves:
                ends.append(self.bound)
        self.bound = set.intersection(*ends) if ends else set(before)

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        self.branches(node.body, node.orelse)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.visit(node.test)
        self.branches([node.body], [node.orelse])

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        self.visit(node.values[0])
        self.branches(node.values[1:], [])

    def visit_Compare(self, node: ast.Compare) -> None:
        self.visit(node.left)
        self.visit(node.comparators[0])
        self.branches(node.comparators[1:], [])  # `a < b < c` leaves `c` out when `a < b` is false

    def visit_With(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            self.visit(item)
        if any(_may_swallow(item.context_expr) for item in node.items):
            self.branches(node.body, [])
        else:
            self.branches(node.body)

    visit_AsyncWith = visit_With

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self.visit(node.iter)
        if is_filled(node.iter, self.filled) and not _may_leave(node.body):
            for child in (node.target, *node.body, *node.orelse):
                self.visit(child)
            return
        self.branches([node.target, *node.body], [])
        self.branches(node.orelse, [])

    visit_AsyncFor = visit_For

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        self.branches(node.body, [])
        self.branches(node.orelse, [])

    def visit_Try(self, node: ast.Try | ast.TryStar) -> None:
        # a handler may start before anything of the body was bound
        before = set(self.bound)
        self.branches([*node.body, *node.orelse], *([handler] for handler in node.handlers))
        self.finally_(node.finalbody, before)

    visit_TryStar = visit_Try

    def finally_(self, body: list[ast.stmt], before: set[str]) -> None:
        """`finally` also runs when nothing of the body was bound, so it is read twice: once for that case."""
        ends, self.bound = self.bound, before
        for child in body:
            self.visit(child)
        self.bound = ends
        for child in body:
            self.visit(child)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.type is not None:
            self.visit(node.type)
        before = set(self.may_bind)
        if node.name:
            self.bind(node.name)
        for child in node.body:
            self.visit(child)
        if node.name:
            self.bound.discard(node.name)
            self.deletes.add(node.name)
            if node.name not in before:
                self.may_bind.discard(node.name)

    def visit_Match(self, node: ast.Match) -> None:
        self.visit(node.subject)
        self.branches(*([case] for case in node.cases), [])

    def visit_match_case(self, node: ast.match_case) -> None:
        self.visit(node.pattern)
        if node.guard is not None:
            self.visit(node.guard)
        for child in node.body:
            self.visit(child)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        if node.pattern is not None:
            self.visit(node.pattern)
        if node.name is not None:
            self.bind(node.name)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        if node.name is not None:
            self.bind(node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.generic_visit(node)
        if node.rest is not None:
            self.bind(node.rest)


def _may_swallow(node: ast.expr) -> bool:
    """Whether a context manager may go on behind its body after an exception."""
    called = node.func if isinstance(node, ast.Call) else node
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    return name in _SWALLOWING


def _may_leave(body: list[ast.stmt]) -> bool:
    """Whether the body may end its first round early."""
    return any(isinstance(n, ast.Break | ast.Continue | ast.Return) for child in body for n in ast.walk(child))
