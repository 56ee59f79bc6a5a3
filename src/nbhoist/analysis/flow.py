"""Follow assignments through statements: the environment before each of them, also inside functions."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.infer import element, infer
from nbhoist.analysis.values import Environment, Value, instance, meet, reference
from nbhoist.knowledge import lookup

if TYPE_CHECKING:
    from collections.abc import Callable

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


class Flow:
    """A walk over statements in document order; `before` maps `id(statement)` to the environment before it.

    Bodies of functions are walked by `finish`, when the names that they will find are known:
    a name that is bound differently later is unknown inside them.
    """

    def __init__(self) -> None:
        self.env: Environment = {}
        self.before: dict[int, Environment] = {}
        self._functions: list[tuple[FunctionDef, Environment]] = []

    def run(self, node: ast.stmt) -> None:
        """Walk over one statement."""
        self.before[id(node)] = dict(self.env)
        _HANDLERS.get(type(node), Flow._other)(self, node)

    def finish(self) -> None:
        """Walk over the bodies of the functions that were met."""
        final = self.env
        while self._functions:
            node, made_in = self._functions.pop()
            known = {n: v if n not in final or final[n] == v else None for n, v in made_in.items()}
            self.env = {**final, **known, **_parameters(node)}
            self._block(node.body, self.env)

    def _block(self, body: list[ast.stmt], env: Environment) -> Environment:
        outer, self.env = self.env, dict(env)
        for node in body:
            self.run(node)
        inner, self.env = self.env, outer
        return inner

    def _other(self, node: ast.AST) -> None:
        for child in ast.walk(node):
            if isinstance(child, ast.NamedExpr):
                self.env[child.target.id] = infer(child.value, self.env)

    def _import(self, node: ast.Import) -> None:
        for alias in node.names:
            bound = alias.asname or alias.name.partition(".")[0]
            self.env[bound] = reference(lookup.canonical(alias.name if alias.asname else bound))

    def _import_from(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            qualified = f"{'.' * node.level}{node.module or ''}.{alias.name}"
            if alias.name != "*":
                self.env[alias.asname or alias.name] = reference(lookup.canonical(qualified))

    def _assign(self, node: ast.Assign) -> None:
        value = infer(node.value, self.env)
        self._other(node.value)
        for target in node.targets:
            _bind(target, value, self.env)

    def _annotated(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            _bind(node.target, infer(node.value, self.env), self.env)

    def _augmented(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.env[node.target.id] = infer(ast.BinOp(node.target, node.op, node.value), self.env)

    def _function(self, node: FunctionDef) -> None:
        plain = not node.decorator_list and isinstance(node, ast.FunctionDef)
        self.env[node.name] = Value("local", node.name, (_returned(node, self.env),)) if plain else None
        self._functions.append((node, dict(self.env)))

    def _class(self, node: ast.ClassDef) -> None:
        self._block(node.body, self.env)
        self.env[node.name] = Value("local", node.name) if not node.decorator_list else None

    def _if(self, node: ast.If) -> None:
        self._other(node.test)
        self.env = meet(self._block(node.body, self.env), self._block(node.orelse, self.env))

    def _loop(self, node: ast.For | ast.AsyncFor | ast.While) -> None:
        start = dict(self.env)
        if not isinstance(node, ast.While):
            _bind(node.target, element(node.iter, start), start)
        pending = len(self._functions)
        once = self._block(node.body, start)
        del self._functions[pending:]
        self.env = meet(self.env, self._block(node.body, meet(start, once)))
        self.env = self._block(node.orelse, self.env)

    def _with(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            if item.optional_vars is not None:
                _bind(item.optional_vars, infer(item.context_expr, self.env), self.env)
        self.env = self._block(node.body, self.env)

    def _try(self, node: ast.Try | ast.TryStar) -> None:
        ends = self._block([*node.body, *node.orelse], self.env)
        for handler in node.handlers:
            ends = meet(ends, self._block(handler.body, meet(self.env, ends)))
        self.env = self._block(node.finalbody, ends)

    def _match(self, node: ast.Match) -> None:
        ends = dict(self.env)
        for case in node.cases:
            ends = meet(ends, self._block(case.body, self.env))
        self.env = ends

    def _delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.env.pop(target.id, None)


def _parameters(node: FunctionDef) -> Environment:
    return {a.arg: None for a in ast.walk(node.args) if isinstance(a, ast.arg)}


def _bind(target: ast.expr, value: Value | None, env: Environment) -> None:
    if isinstance(target, ast.Name):
        env[target.id] = value
    elif isinstance(target, ast.Starred):
        _bind(target.value, instance("builtins.list"), env)
    elif isinstance(target, ast.Tuple | ast.List):
        items = value.items if value is not None and value.kind == "tuple" else ()
        known = len(items) == len(target.elts) and not any(isinstance(t, ast.Starred) for t in target.elts)
        for position, element in enumerate(target.elts):
            _bind(element, items[position] if known else None, env)


def _returned(node: FunctionDef, env: Environment) -> Value | None:
    """What a function gives back, when all its `return`s agree."""
    if any(isinstance(n, ast.Yield | ast.YieldFrom) for n in ast.walk(node)):
        return instance("builtins.generator")
    returns = [r for child in node.body for r in _returns(child)]
    if not returns:
        return None
    walk = Flow()
    walk.env = {**env, **_parameters(node), node.name: None}
    for child in node.body:
        walk.run(child)
    values = [infer(r.value, walk.before[id(r)]) if r.value is not None else None for r in returns]
    return values[0] if all(v == values[0] for v in values) else None


def _returns(node: ast.AST) -> list[ast.Return]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
        return []
    found = [node] if isinstance(node, ast.Return) else []
    return found + [r for child in ast.iter_child_nodes(node) for r in _returns(child)]


_HANDLERS: "dict[type[ast.AST], Callable[..., None]]" = {
    ast.Import: Flow._import,
    ast.ImportFrom: Flow._import_from,
    ast.Assign: Flow._assign,
    ast.AnnAssign: Flow._annotated,
    ast.AugAssign: Flow._augmented,
    ast.FunctionDef: Flow._function,
    ast.AsyncFunctionDef: Flow._function,
    ast.ClassDef: Flow._class,
    ast.If: Flow._if,
    ast.For: Flow._loop,
    ast.AsyncFor: Flow._loop,
    ast.While: Flow._loop,
    ast.With: Flow._with,
    ast.AsyncWith: Flow._with,
    ast.Try: Flow._try,
    ast.TryStar: Flow._try,
    ast.Match: Flow._match,
    ast.Delete: Flow._delete,
}
