"""Which names of the notebook a statement reads, binds and deletes, from its text alone.

The walk follows evaluation order, so that a name bound on every path before it is read is not *needed*.
Functions, lambdas, comprehensions and classes open scopes; what they read of the notebook is found with them.
"""

import ast
from collections.abc import Iterable

from nbhoist.analysis.branch_walk import BranchWalk
from nbhoist.analysis.statement import Names

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


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


class _Walk(BranchWalk):
    """A walk that looks into what opens scopes of its own."""

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
