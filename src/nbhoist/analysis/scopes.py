"""Which names of the notebook a statement reads, binds and deletes, from its text alone.

The walk follows evaluation order, so that a name bound on every path before it is read is not *needed*.
Functions, lambdas, comprehensions and classes open scopes; what they read of the notebook is found with them.
"""

import ast
from collections.abc import Iterable

from nbhoist.analysis.stars import exported
from nbhoist.analysis.statement import Names

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
_OPAQUE_CALLS = frozenset({"exec", "eval", "globals", "locals", "vars"})
_SWALLOWING = frozenset({"suppress", "raises", "ExitStack", "AsyncExitStack"})  # `with` of these may end its body early


def statement_names(node: ast.stmt, filled: frozenset[str] = frozenset()) -> Names:
    """Names that the top-level statement `node` reads, binds and deletes; `filled` name containers that hold items."""
    walk = _Walk(filled)
    walk.visit(node)
    return Names(
        reads=frozenset(walk.reads),
        defines=frozenset(walk.bound),
        may_define=frozenset(walk.may_bind),
        deletes=frozenset(walk.deletes - walk.bound),
        captures=frozenset(walk.captures),
        assigns_global=frozenset(walk.assigns_global),
        opaque=walk.opaque,
    )


def function_names(node: FunctionNode | ast.ClassDef) -> tuple[frozenset[str], frozenset[str]]:
    """Names that the body of a function or class reads from the notebook, and those that it binds by `global`."""
    walk = _Walk()
    if isinstance(node, ast.ClassDef):
        walk.visit_ClassDef(node, header=False)
        return frozenset(walk.reads | walk.captures), frozenset(walk.assigns_global)
    free, assigned = _function_free(node)
    return frozenset(free), frozenset(assigned)


def local_names(node: FunctionNode | ast.ClassDef) -> frozenset[str]:
    """Names that belong to the function or class itself: parameters and what its body binds."""
    body: list[ast.AST] = [node.body] if isinstance(node, ast.Lambda) else list(node.body)
    walk = _body_walk(body)
    declared, nonlocals = _declarations(body)
    given = set() if isinstance(node, ast.ClassDef) else {a.arg for a in _arguments(node.args)}
    return frozenset((given | walk.may_bind | walk.deletes) - declared - nonlocals)


class _Walk(ast.NodeVisitor):
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

    # names

    def read(self, name: str) -> None:
        if name not in self.bound:
            self.reads.add(name)

    def bind(self, name: str) -> None:
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

    # branches: bound on every path is the intersection

    def branches(self, *blocks: Iterable[ast.AST]) -> None:
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

    # scopes

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for decorator in node.decorator_list:
            self.visit(decorator)
        self.function_header(node.args)
        if node.returns is not None:
            self.visit(node.returns)
        self.bind(node.name)
        self.opaque = self.opaque or _is_opaque(node)
        free, assigned = _function_free(node)
        self.capture(free - {node.name}, assigned)
        if node.name in free:
            self.captures.add(node.name)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.function_header(node.args)
        self.opaque = self.opaque or _is_opaque(node)
        self.capture(*_function_free(node))

    def function_header(self, args: ast.arguments) -> None:
        """Defaults and annotations are evaluated where the function is made."""
        for default in [*args.defaults, *(d for d in args.kw_defaults if d is not None)]:
            self.visit(default)
        for argument in _arguments(args):
            if argument.annotation is not None:
                self.visit(argument.annotation)

    def visit_ClassDef(self, node: ast.ClassDef, header: bool = True) -> None:
        if header:
            for made in [*node.decorator_list, *node.bases, *(k.value for k in node.keywords)]:
                self.visit(made)
        body = _Walk()
        body.in_class = True
        for child in node.body:
            body.visit(child)
        # functions of a class do not see the names of its body
        for name in body.reads - body.captures:
            self.read(name)
        self.capture(body.captures - {node.name}, body.assigns_global)
        if node.name in body.captures:
            self.captures.add(node.name)
        self.opaque = self.opaque or body.opaque
        if header:
            self.bind(node.name)

    def comprehension(self, node: Comprehension) -> None:
        first = node.generators[0]
        self.visit(first.iter)
        inner = _Walk()
        for position, generator in enumerate(node.generators):
            if position:
                inner.visit(generator.iter)
            inner.visit(generator.target)
            for condition in generator.ifs:
                inner.visit(condition)
        for part in (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,):
            inner.visit(part)
        own = targets(node)
        if self.in_class:  # what is not the first iterable sees no names of the class
            self.captures |= inner.reads - own
        for name in inner.reads - inner.captures:
            self.read(name)
        self.capture(inner.captures - own, inner.assigns_global)
        if isinstance(node, ast.GeneratorExp):
            self.captures |= inner.reads - own
        for name in inner.may_bind - own:
            self.may_bind.add(name)  # a walrus inside binds outside
        self.opaque = self.opaque or inner.opaque

    visit_ListComp = comprehension
    visit_SetComp = comprehension
    visit_DictComp = comprehension
    visit_GeneratorExp = comprehension


def is_filled(node: ast.expr, filled: frozenset[str]) -> bool:
    """Whether iterating gives at least one item: literals with items, and what is made of them item by item."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return any(not isinstance(item, ast.Starred) for item in node.elts)
    if isinstance(node, ast.Dict):
        return any(key is not None for key in node.keys)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(node.value)
    if isinstance(node, ast.Name):
        return node.id in filled
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute):
        return node.func.attr in ("items", "keys", "values") and is_filled(node.func.value, filled)
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name == "range" and len(node.args) == 1:
        return isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, int) and node.args[0].value > 0
    return (
        name in ("enumerate", "sorted", "list", "reversed", "tuple")
        and bool(node.args)
        and is_filled(node.args[0], filled)
    )


def _may_swallow(node: ast.expr) -> bool:
    """Whether a context manager may go on behind its body after an exception."""
    called = node.func if isinstance(node, ast.Call) else node
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    return name in _SWALLOWING


def _may_leave(body: list[ast.stmt]) -> bool:
    """Whether the body may end its first round early."""
    return any(isinstance(n, ast.Break | ast.Continue | ast.Return) for child in body for n in ast.walk(child))


def targets(node: Comprehension) -> set[str]:
    """Names that a comprehension binds for itself."""
    return {
        name.id
        for generator in node.generators
        for name in ast.walk(generator.target)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }


def _arguments(args: ast.arguments) -> list[ast.arg]:
    extra = [a for a in (args.vararg, args.kwarg) if a is not None]
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *extra]


def _is_opaque(node: FunctionNode) -> bool:
    """Whether a function reaches names of the notebook in a way that its text does not show."""
    called = (n.func for n in ast.walk(node) if isinstance(n, ast.Call))
    return any(isinstance(f, ast.Name) and f.id in ("exec", "eval", "globals") for f in called)


def _body_walk(body: Iterable[ast.AST]) -> _Walk:
    walk = _Walk()
    for child in body:
        walk.visit(child)
    return walk


def _function_free(node: FunctionNode) -> tuple[set[str], set[str]]:
    """Names that a function body reads from the notebook, and those that it binds there by `global`."""
    body: list[ast.AST] = [node.body] if isinstance(node, ast.Lambda) else list(node.body)
    walk = _body_walk(body)
    declared, nonlocals = _declarations(body)
    local = ({a.arg for a in _arguments(node.args)} | walk.may_bind | walk.deletes) - declared - nonlocals
    touched = walk.reads | walk.captures
    assigned = (walk.may_bind & declared) | walk.assigns_global
    return (touched - local) | (declared & (touched | walk.may_bind)), assigned


def _declarations(body: Iterable[ast.AST]) -> tuple[set[str], set[str]]:
    """Names declared `global` and `nonlocal` in this scope (not in nested ones)."""
    declared: set[str] = set()
    nonlocals: set[str] = set()
    pending = list(body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Global):
            declared.update(node.names)
        elif isinstance(node, ast.Nonlocal):
            nonlocals.update(node.names)
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            pending.extend(ast.iter_child_nodes(node))
    return declared, nonlocals
