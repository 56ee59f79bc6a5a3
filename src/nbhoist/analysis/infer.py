"""Infer what expressions refer to: through imports, assignments, constructors, method chains and knowledge."""

import ast
import builtins
from typing import TYPE_CHECKING

from nbhoist.analysis.values import STARS, UNBOUND, Value, agreed, instance, of_tuple, reference
from nbhoist.knowledge import calling, lookup
from nbhoist.knowledge.binding import bind

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbhoist.analysis.environments import Environment
    from nbhoist.knowledge.schema import Fact

_LITERALS: dict[type[ast.expr], str] = {
    ast.List: "builtins.list",
    ast.ListComp: "builtins.list",
    ast.Dict: "builtins.dict",
    ast.DictComp: "builtins.dict",
    ast.Set: "builtins.set",
    ast.SetComp: "builtins.set",
    ast.JoinedStr: "builtins.str",
    ast.GeneratorExp: "builtins.generator",
}
_FRAME = "pandas.DataFrame"
_SERIES = "pandas.Series"
_OF_ITEMS = frozenset({"numpy.ndarray", "numpy.item", "pandas.Index"})  # those whose items are what `x[0]` gives
_ARRAY_LIKE = frozenset({_FRAME, _SERIES, "numpy.ndarray", "polars.DataFrame", "polars.Series"})
CONSTANT = "="  # under which `Value.made` holds what a constant is
_PLAIN = (str, int, float, bool, type(None))
_SCALARS = frozenset({"builtins.int", "builtins.float", "builtins.bool", "builtins.complex"})


def infer(node: ast.expr, env: "Environment") -> Value | None:
    """What `node` refers to in `env`; None where that is unknown."""
    method = _HANDLERS.get(type(node))
    if method is not None:
        return method(node, env)
    literal = _LITERALS.get(type(node))
    return instance(literal) if literal else None


def element(node: ast.expr, env: "Environment") -> Value | None:
    """What each round of a loop over `node` gets; None where unknown."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return agreed([infer(item, env) for item in node.elts]) if node.elts else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id not in env:
        if node.func.id == "range":
            return instance("builtins.int")
        if node.func.id == "enumerate" and node.args:
            return of_tuple((instance("builtins.int"), element(node.args[0], env)))
        if node.func.id == "zip":
            return of_tuple(tuple(element(argument, env) for argument in node.args))
    value = infer(node, env)
    if (
        value is None
        or value.kind != "instance"
        or not (value.name.startswith("matplotlib.") or value.name in _OF_ITEMS)
    ):
        return None
    found = lookup.item(value.name, "name")
    return instance(found) if found else None


def _constant(node: ast.Constant, env: "Environment") -> Value | None:
    if node.value is None:
        return None
    made = ((CONSTANT, node.value),) if isinstance(node.value, _PLAIN) else None
    return Value("instance", f"builtins.{type(node.value).__name__}", (), made)


def _name(node: ast.Name, env: "Environment") -> Value | None:
    found = env.lookup(node.id)
    if found is not UNBOUND:
        return found
    stars = env.lookup(STARS)
    if stars is not UNBOUND:
        return _of_star(node.id, stars)
    if node.id == "display":  # a kernel adds it to the builtins
        return reference("IPython.display.display")
    return reference(f"builtins.{node.id}") if node.id in _BUILTINS else None


def _of_star(name: str, stars: Value | None) -> Value | None:
    """What a star import has bound to a name that nothing else binds; None where that is not certain."""
    for module in stars.name.split() if stars is not None else ("",):
        if not module or lookup.may_have(module, name):
            known = bool(module) and lookup.surely_has(module, name)
            return reference(lookup.canonical(f"{module}.{name}")) if known else None
    return reference(f"builtins.{name}") if name in _BUILTINS else None


def _tuple(node: ast.Tuple, env: "Environment") -> Value | None:
    if any(isinstance(item, ast.Starred) for item in node.elts):
        return instance("builtins.tuple")
    return of_tuple(tuple(infer(item, env) for item in node.elts))


def _attribute(node: ast.Attribute, env: "Environment") -> Value | None:
    base = infer(node.value, env)
    if base is None:
        return None
    if base.kind == "reference":
        return reference(lookup.canonical(f"{base.name}.{node.attr}"))
    if base.kind == "instance":
        return _member(base, node.attr)
    return Value("local method", node.attr) if base.kind == "local instance" else None


def _member(base: Value, name: str) -> Value | None:
    fact = lookup.method(base.name, name)
    if fact is not None and fact.kind == "attribute":
        return instance(fact.returns) if fact.returns and ":" not in fact.returns else None
    return Value("method", f"{base.name}.{name}")


def callee(node: ast.Call, env: "Environment") -> Value | None:
    """What is called; calling an object is its method `__call__`."""
    target = infer(node.func, env)
    if target is not None and target.kind == "instance":
        return Value("method", f"{target.name}.__call__")
    return target


def _call(node: ast.Call, env: "Environment") -> Value | None:
    target = callee(node, env)
    if target is None:
        return None
    if target.kind == "local":
        return target.items[0] if target.items else Value("local instance", target.name)
    fact = fact_of(target)
    if fact is None:
        return None
    return _result(fact, target, node, env)


def fact_of(target: Value) -> "Fact | None":
    """Knowledge about the function, class or method that `target` refers to."""
    if target.kind == "reference":
        return lookup.fact(target.name)
    if target.kind == "method":
        owner, _, name = target.name.rpartition(".")
        return lookup.method(owner, name)
    return None


def _result(fact: "Fact", target: Value, node: ast.Call, env: "Environment") -> Value | None:
    if fact.mutates_if and any(k.arg == fact.mutates_if and not _is_false(k.value) for k in node.keywords):
        return None
    if fact.returns_tuple:
        return of_tuple(tuple(_returned(item, fact, target, node, env) for item in fact.returns_tuple))
    if fact.returns == "type:args":
        return of_tuple(tuple(infer(a, env) for a in node.args for _ in (0, 1)))
    found = _returned(_said(fact, node, env), fact, target, node, env)
    if found is None or fact.kind != "class" or not (fact.seed or fact.draws or fact.stochastic or fact.speaks):
        return found
    return found._replace(made=_making(fact, node, env))


def _said(fact: "Fact", node: ast.Call, env: "Environment") -> str:
    """What the call returns, in the words of `Fact.returns`."""
    return calling.returned(fact, _literals(fact, node, env)) if fact.returns_given else fact.returns


def _making(fact: "Fact", node: ast.Call, env: "Environment") -> "tuple[tuple[str, object], ...] | None":
    """The arguments of a constructor; None where some of them are hidden behind stars."""
    if any(isinstance(a, ast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
        return None
    given = _literals(fact, node, env).items()
    return tuple((name, value if isinstance(value, _PLAIN) else ...) for name, value in given)


def _literals(fact: "Fact", node: ast.Call, env: "Environment") -> dict[str, object]:
    bound = bind(fact, node.args, {k.arg: k.value for k in node.keywords if k.arg})
    return {name: known_literal(nodes[0], env) for name, nodes in bound.items() if name and nodes}


def known_literal(node: ast.expr, env: "Environment") -> object:
    """The value of a literal, or of a name that is bound to one; `...` stands for what is none."""
    value = env.get(node.id) if isinstance(node, ast.Name) else None
    return constant_of(value) if value is not None else literal(node)


def constant_of(value: "Value | None") -> object:
    """The number, text or truth value that something is known to be; `...` where it is not."""
    known = dict(value.made or ()) if value is not None and value.kind == "instance" else {}
    return known.get(CONSTANT, ...)


def literal(node: ast.expr) -> object:
    """The value of a literal; `...` stands for what is none."""
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return ...


def _returned(returns: str, fact: "Fact", target: Value, node: ast.Call, env: "Environment") -> Value | None:
    if returns in ("", "none"):
        return None
    if returns in ("self", "type:self"):
        if target.kind != "method":
            return None
        kept = infer(node.func.value, env) if returns == "self" and isinstance(node.func, ast.Attribute) else None
        return kept or instance(target.name.rpartition(".")[0])
    how, colon, parameter = returns.partition(":")
    if colon:
        argument = _argument(fact, node, parameter)
        given = infer(argument, env) if argument is not None else None
        if how == "like":
            return given if given is not None and given.name in _ARRAY_LIKE else None
        return given if how in ("arg", "type") else None
    return instance(returns)


def _argument(fact: "Fact", node: ast.Call, parameter: str) -> ast.expr | None:
    if any(isinstance(a, ast.Starred) for a in node.args):
        return None
    bound = bind(fact, node.args, {k.arg: k.value for k in node.keywords if k.arg})
    found = bound.get(parameter, ())
    return found[0] if found else None


def _subscript(node: ast.Subscript, env: "Environment") -> Value | None:
    base = infer(node.value, env)
    if base is None:
        return None
    if base.kind == "tuple" and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
        return base.items[node.slice.value] if -len(base.items) <= node.slice.value < len(base.items) else None
    if base.kind != "instance":
        return None
    found = lookup.item(base.name, _kind_of_key(node.slice, env))
    if not found and lookup.is_a(base.name, "numpy.ndarray") and isinstance(node.slice, ast.Tuple):
        found = "numpy.item"  # such as `X[:, 0]` and `X[1, 2]`
    return instance(found) if found else None


def _kind_of_key(key: ast.expr, env: "Environment") -> str:
    """Kind of a subscript as the tables call it; empty where unknown."""
    if isinstance(key, ast.Slice):
        return "slice"
    if isinstance(key, ast.List | ast.ListComp):
        return "list"
    if isinstance(key, ast.Compare | ast.UnaryOp) and not _is_number(key):
        return "mask"
    value = infer(key, env)
    name = value.name if value is not None and value.kind == "instance" else ""
    if name in _ARRAY_LIKE:
        return "mask"
    return {"builtins.str": "name", "builtins.int": "name", "builtins.list": "list", "pandas.Index": "list"}.get(
        name, ""
    )


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant)


def _binary(node: ast.BinOp, env: "Environment") -> Value | None:
    sides = (infer(node.left, env), infer(node.right, env))
    for wanted in (_FRAME, _SERIES, "numpy.ndarray", "numpy.item"):
        if any(s is not None and s.kind == "instance" and s.name == wanted for s in sides):
            return instance(wanted)
    both = agreed(sides)
    return both._replace(made=None) if both is not None else None


def _compare(node: ast.Compare, env: "Environment") -> Value | None:
    left = infer(node.left, env)
    if left is not None and left.kind == "instance":
        return left if left.name in _ARRAY_LIKE else instance("builtins.bool") if left.name in _SCALARS else None
    return None


def _unary(node: ast.UnaryOp, env: "Environment") -> Value | None:
    found = infer(node.operand, env)
    return found._replace(made=None) if found is not None else None


def _walrus(node: ast.NamedExpr, env: "Environment") -> Value | None:
    return infer(node.value, env)


def _choice(node: ast.IfExp, env: "Environment") -> Value | None:
    return agreed((infer(node.body, env), infer(node.orelse, env)))


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value


_BUILTINS = frozenset(dir(builtins))
_HANDLERS: "dict[type[ast.expr], Callable[..., Value | None]]" = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Tuple: _tuple,
    ast.Attribute: _attribute,
    ast.Call: _call,
    ast.Subscript: _subscript,
    ast.BinOp: _binary,
    ast.Compare: _compare,
    ast.UnaryOp: _unary,
    ast.NamedExpr: _walrus,
    ast.IfExp: _choice,
}
