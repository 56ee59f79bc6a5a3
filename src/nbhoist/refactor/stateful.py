"""Functions and classes that remember something between calls, so that each run of the pipeline must make them anew."""

import ast
from typing import TYPE_CHECKING

from nbhoist.knowledge.pickles import PROCESSES, WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_CONTAINERS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp, ast.Call)
_OWN = frozenset({"cls", "__class__"})


def keeps_state(statement: "Statement", facts: "Facts", given: frozenset[str]) -> bool:
    """Whether a definition is changed by being used: mutable defaults, attributes of its own, containers of its class.

    `given` are the names that are `given_attributes`.
    """
    node = statement.node
    if isinstance(node, ast.ClassDef):
        methods = [m for m in node.body if isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef)]
        own = node.name in given or _changes_own_class(node)
        return own or any(_is_changed(a, facts) for a in _held(node)) or any(_fills_default(m, facts) for m in methods)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return node.name in given or _fills_default(node, facts)
    return False


def leaves_process(facts: "Facts") -> bool:
    """Whether functions of the notebook may be pickled or called in another process."""
    calls = (n for s in facts.statements for n in ast.walk(s.node) if isinstance(n, ast.Call))
    names = (facts.resolve(call.func) or "" for call in calls)
    return any(name in WRITERS or name in PROCESSES or name.startswith("multiprocessing.") for name in names)


def changed_by_functions(facts: "Facts") -> frozenset[str]:
    """Names of the notebook whose object some function changes when it is called."""
    return frozenset(name for s in facts.statements for name in s.names.captures if _is_changed_in(s.node, name, facts))


def _is_changed_in(node: ast.AST, name: str, facts: "Facts") -> bool:
    return any(_changes(n, facts, lambda v: isinstance(v, ast.Name) and v.id == name) for n in ast.walk(node))


def given_attributes(facts: "Facts") -> frozenset[str]:
    """Names for which somewhere `name.attribute` is bound."""
    return frozenset(
        node.value.id
        for statement in facts.statements
        for node in ast.walk(statement.node)
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load) and isinstance(node.value, ast.Name)
    )


def _changes_own_class(node: ast.ClassDef) -> bool:
    """Whether a method binds `cls.attribute` or `self.__class__.attribute`."""
    stored = [n.value for n in ast.walk(node) if isinstance(n, ast.Attribute) and not isinstance(n.ctx, ast.Load)]
    return any(
        (isinstance(v, ast.Name) and v.id in _OWN) or (isinstance(v, ast.Attribute) and v.attr in _OWN) for v in stored
    )


def _held(node: ast.ClassDef) -> "Iterator[str]":
    """Attributes of the class itself that hold something mutable, unless its objects get their own."""
    given = {
        n.attr
        for n in ast.walk(node)
        if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store) and isinstance(n.value, ast.Name)
    }
    for child in node.body:
        if isinstance(child, ast.Assign) and isinstance(child.value, _CONTAINERS):
            yield from (t.id for t in child.targets if isinstance(t, ast.Name) and t.id not in given)


def _is_changed(attribute: str, facts: "Facts") -> bool:
    """Whether what an attribute of that name holds is changed somewhere."""
    nodes = (n for s in facts.statements for n in ast.walk(s.node))
    return any(_changes(n, facts, lambda v: isinstance(v, ast.Attribute) and v.attr == attribute) for n in nodes)


def _fills_default(node: "ast.FunctionDef | ast.AsyncFunctionDef", facts: "Facts") -> bool:
    """Whether a default that can be changed is changed, or handed out so that others can change it."""
    arguments = [*node.args.posonlyargs, *node.args.args]
    pairs = list(zip(reversed(arguments), reversed(node.args.defaults), strict=False))
    pairs += [(a, d) for a, d in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if d is not None]
    names = {argument.arg for argument, default in pairs if isinstance(default, _CONTAINERS)}
    if not names:
        return False
    inside = [n for child in node.body for n in ast.walk(child)]
    handed = [n.value for n in inside if isinstance(n, ast.Return | ast.Assign | ast.Yield)]
    if any(isinstance(v, ast.Name) and v.id in names for v in handed):
        return True
    return any(_changes(n, facts, lambda v: isinstance(v, ast.Name) and v.id in names) for n in inside)


def _changes(node: ast.AST, facts: "Facts", is_it: "Callable[[ast.AST], bool]") -> bool:
    """Whether `node` changes what it stands for: a method that mutates, an item that is bound, `next`, `+=`."""
    if isinstance(node, ast.AugAssign):
        return is_it(node.target)
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return is_it(node.value)
    if not isinstance(node, ast.Call):
        return False
    call = facts.call(node)
    if call.fact is None:
        receiver = [node.func.value] if isinstance(node.func, ast.Attribute) else []
        return any(is_it(each) for each in (*receiver, *call.given))
    if isinstance(node.func, ast.Attribute) and is_it(node.func.value):
        return "self" in call.fact.mutates
    moved_on = call.fact.consumes if call.qualified == "builtins.next" else ()
    changed = (n for p in (*call.fact.mutates, *moved_on) for n in call.arguments.get(p, ()))
    return any(is_it(each) for each in changed)
