"""Follow assignments through statements: the environment before each of them, also inside functions."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.definitions import is_named_lambda
from nbhoist.analysis.environments import NOTHING_BOUND, Environment, Layer, Shadowing, WhenCalled
from nbhoist.analysis.infer import element, infer
from nbhoist.analysis.nodes import children, descendants
from nbhoist.analysis.values import STARS, Value, agreed, instance, reference, with_star
from nbhoist.knowledge import lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


class Flow:
    """A walk over statements in document order; `before` maps `id(statement)` to the environment before it.

    Bodies of functions are walked by `finish`, when the names that they will find are known:
    a name that is bound differently later is unknown inside them.
    """

    def __init__(self, around: Environment = NOTHING_BOUND, shared: frozenset[str] = frozenset()) -> None:
        self.env = Layer(around)
        self._shared = shared  # names that functions bind through `global`: what they hold is not certain
        self.before: dict[int, Environment] = {}
        self._functions: list[tuple[FunctionDef, Environment]] = []

    def run(self, node: ast.stmt) -> None:
        """Walk over one statement."""
        self.before[id(node)] = self.env.moment()
        _HANDLERS.get(type(node), Flow._other)(self, node)

    def finish(self) -> None:
        """Walk over the bodies of the functions that were met."""
        end = self.env.moment()
        while self._functions:
            node, made = self._functions.pop()
            self._block(node.body, Shadowing(WhenCalled(made, end), _parameters(node)))

    def _block(self, body: list[ast.stmt], around: Environment) -> Layer:
        outer, self.env = self.env, Layer(around)
        for node in body:
            self.run(node)
        inner, self.env = self.env, outer
        return inner

    def _other(self, node: ast.AST) -> None:
        for child in descendants(node):
            if isinstance(child, ast.NamedExpr):
                self.env.bind(child.target.id, infer(child.value, self.env))

    def _import(self, node: ast.Import) -> None:
        for alias in node.names:
            bound = alias.asname or alias.name.partition(".")[0]
            self.env.bind(bound, reference(lookup.canonical(alias.name if alias.asname else bound)))

    def _import_from(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            qualified = f"{'.' * node.level}{node.module or ''}.{alias.name}"
            if alias.name != "*":
                self.env.bind(alias.asname or alias.name, reference(lookup.canonical(qualified)))
            elif node.module and not node.level:
                self.env.bind(STARS, with_star(self.env.get(STARS), node.module))

    def _assign(self, node: ast.Assign) -> None:
        self._other(node.value)
        if is_named_lambda(node):
            self._named(node)
            return
        value = infer(node.value, self.env)
        for target in node.targets:
            if value is not None and isinstance(target, ast.Name) and target.id in self._shared:
                value = value._replace(made=None)
            _bind(target, value, self.env)

    def _named(self, node: ast.Assign) -> None:
        """`name = lambda …` is a function of that name."""
        assert isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Lambda)  # by the form asked for
        given = [a.arg for a in descendants(node.value.args) if isinstance(a, ast.arg)]
        returned = infer(node.value.body, Shadowing(self.env.moment(), [*given, node.targets[0].id]))
        self.env.bind(node.targets[0].id, Value("local", node.targets[0].id, (returned,)))

    def _annotated(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            _bind(node.target, infer(node.value, self.env), self.env)

    def _augmented(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.env.bind(node.target.id, infer(ast.BinOp(node.target, node.op, node.value), self.env))

    def _function(self, node: FunctionDef) -> None:
        plain = not node.decorator_list and isinstance(node, ast.FunctionDef)
        self.env.bind(node.name, Value("local", node.name, (_returned(node, self.env.moment()),)) if plain else None)
        self._functions.append((node, self.env.moment()))

    def _class(self, node: ast.ClassDef) -> None:
        self._block(node.body, self.env.moment())
        self.env.bind(node.name, Value("local", node.name) if not node.decorator_list else None)

    def _if(self, node: ast.If) -> None:
        self._other(node.test)
        start = self.env.moment()
        self.env.meet(self._block(node.body, start), self._block(node.orelse, start))

    def _loop(self, node: ast.For | ast.AsyncFor | ast.While) -> None:
        start = self.env.moment()
        first = Layer(start)
        if not isinstance(node, ast.While):
            _bind(node.target, element(node.iter, first), first)
        pending = len(self._functions)
        once = self._block(node.body, first.moment())
        del self._functions[pending:]
        entry = Layer(start)
        entry.meet(first, once)
        again = self._block(node.body, entry.moment())
        self.env.meet(Layer(start), entry, again)
        ran_out = self._block(node.orelse, self.env.moment())
        self.env.meet(ran_out, *([Layer(self.env.moment())] if _may_break(node.body) else []))

    def _with(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            if item.optional_vars is not None:
                _bind(item.optional_vars, infer(item.context_expr, self.env), self.env)
        for child in node.body:
            self.run(child)

    def _try(self, node: ast.Try | ast.TryStar) -> None:
        start = self.env.moment()
        ends = [self._block([*node.body, *node.orelse], start)]
        for handler in node.handlers:
            broken_off = Layer(start)
            broken_off.meet(Layer(start), *ends)
            ends.append(self._block(handler.body, broken_off.moment()))
        self.env.meet(*ends)
        for child in node.finalbody:
            self.run(child)

    def _match(self, node: ast.Match) -> None:
        start = self.env.moment()
        self.env.meet(Layer(start), *(self._block(case.body, start) for case in node.cases))

    def _delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.env.unbind(target.id)


def _parameters(node: FunctionDef) -> list[str]:
    return [a.arg for a in descendants(node.args) if isinstance(a, ast.arg)]


def _may_break(body: "Iterable[ast.AST]") -> bool:
    """Whether a loop with that body may be left by its own `break`."""
    for node in body:
        if isinstance(node, ast.Break):
            return True
        if not isinstance(node, ast.For | ast.AsyncFor | ast.While | FunctionDef | ast.ClassDef | ast.expr):
            if _may_break(children(node)):
                return True
        elif isinstance(node, ast.For | ast.AsyncFor | ast.While) and _may_break(node.orelse):
            return True
    return False


def _bind(target: ast.expr, value: Value | None, env: Layer) -> None:
    if isinstance(target, ast.Name):
        env.bind(target.id, value)
    elif isinstance(target, ast.Starred):
        _bind(target.value, instance("builtins.list"), env)
    elif isinstance(target, ast.Tuple | ast.List):
        items = value.items if value is not None and value.kind == "tuple" else ()
        known = len(items) == len(target.elts) and not any(isinstance(t, ast.Starred) for t in target.elts)
        for position, element in enumerate(target.elts):
            _bind(element, items[position] if known else None, env)


def _returned(node: FunctionDef, env: Environment) -> Value | None:
    """What a function gives back, when all its `return`s agree."""
    if any(isinstance(n, ast.Yield | ast.YieldFrom) for n in descendants(node)):
        return instance("builtins.generator")
    returns = [r for child in node.body for r in _returns(child)]
    if not returns:
        return None
    walk = Flow(Shadowing(env, [*_parameters(node), node.name]))
    for child in node.body:
        walk.run(child)
    values = [infer(r.value, walk.before[id(r)]) if r.value is not None else None for r in returns]
    return agreed(values)


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
