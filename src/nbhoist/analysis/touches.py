"""What running a statement changes besides binding names: objects of the notebook, and the world."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.aliases import Aliases, roots
from nbhoist.analysis.infer import fact_of
from nbhoist.analysis.scopes import function_names
from nbhoist.analysis.statement import ANYTHING
from nbhoist.analysis.values import PROCESS_WIDE
from nbhoist.knowledge import calling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.values import Value
    from nbhoist.knowledge.schema import Fact

UNKNOWN = frozenset({ANYTHING})
FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


class Touch(NamedTuple):
    """Names whose objects may be changed, and effects."""

    mutates: frozenset[str] = frozenset()
    effects: frozenset[str] = frozenset()

    def __or__(self, other: "Touch") -> "Touch":
        return Touch(self.mutates | other.mutates, self.effects | other.effects)


NOTHING = Touch()


class Summary(NamedTuple):
    """What a call of a notebook function does: to which parameters, to which globals, with which effects."""

    parameters: tuple[str, ...]
    touch: Touch


def touch_statements(facts: "Facts") -> Aliases:
    """Give every statement what it mutates and its effects; returns which names may share objects."""
    toucher = Toucher(facts)
    for statement in facts.statements:
        touch = toucher.touch(statement.node)
        statement.mutates = facts.variables & toucher.aliases.group(touch.mutates)
        statement.known_effects = touch.effects
    return toucher.aliases


class Toucher:
    """Computes touches; functions of the notebook are summarised first, until nothing changes any more."""

    def __init__(self, facts: "Facts") -> None:
        self.facts = facts
        self.aliases = Aliases()
        self._functions = dict(_definitions(facts))
        self._summaries: dict[str, Summary] = {}
        for statement in facts.statements:
            self._join(statement.node)
        self._summarise()

    def touch(self, node: ast.AST) -> Touch:
        """What running `node` changes; names of one alias group change together."""
        found = NOTHING
        for child in _running(node):
            found |= self._of(child)
        return found

    # functions of the notebook

    def summary(self, name: str) -> Summary | None:
        """What a call of the notebook function or class `name` does."""
        return self._summaries.get(name)

    def _summarise(self) -> None:
        # nothing is known to happen at first; what does is found round by round
        self._summaries = {name: Summary(_parameters(nodes), NOTHING) for name, nodes in self._functions.items()}
        for _ in range(len(self._functions) + 1):
            before = dict(self._summaries)
            for name, nodes in self._functions.items():
                self._summaries[name] = self._summary(nodes)
            if self._summaries == before:
                return

    def _summary(self, nodes: "list[FunctionDef]") -> Summary:
        touch, free = NOTHING, set[str]()
        for node in nodes:
            free |= function_names(node)[0]
            for child in node.body:
                touch |= self.touch(child)
        parameters = _parameters(nodes)
        outside = {*parameters, *free}
        mutates = self.aliases.group(touch.mutates) & outside
        return Summary(parameters, Touch(frozenset(mutates), touch.effects))

    # aliases

    def _join(self, node: ast.AST) -> None:
        for child in ast.walk(node):
            if isinstance(child, ast.Assign | ast.AnnAssign) and child.value is not None:
                targets = child.targets if isinstance(child, ast.Assign) else [child.target]
                self._join_targets(targets, child.value)
            elif isinstance(child, ast.For | ast.AsyncFor | ast.comprehension):
                self._join_items(child.target, child.iter)
            elif isinstance(child, ast.withitem) and child.optional_vars is not None:
                self._join_targets([child.optional_vars], child.context_expr)

    def _join_targets(self, targets: "Iterable[ast.expr]", value: ast.expr) -> None:
        given = roots(value, self.facts)
        for target in targets:
            if given:
                self.aliases.join([*sorted(roots(target, self.facts) | _names(target)), *sorted(given)])

    def _join_items(self, target: ast.expr, iterated: ast.expr) -> None:
        """Names of a loop may be items of what is iterated, pairwise for `zip` and `enumerate`; keys are immutable."""
        for one, items in _pairs(target, iterated):
            value = self.facts.value(items)
            if value is None or value.name not in _OF_KEYS:
                self._join_targets([one], items)

    # single nodes

    def _of(self, node: ast.AST) -> Touch:
        if isinstance(node, ast.Call):
            return self._call(self.facts.call(node))
        if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            return Touch(frozenset(roots(node.value, self.facts)), self._process_wide(node.value))
        if isinstance(node, FunctionDef | ast.ClassDef):
            return self._decorated(node)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            return Touch(frozenset(roots(node.target, self.facts))) | self._operated(node)
        if isinstance(node, _OPERATORS):
            return self._operated(node)
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Name):
            return self._consumed(node.iter)
        return NOTHING

    def _operated(self, node: ast.AST) -> Touch:
        """Operators, subscripts and properties of an object of a notebook class run that class's own code."""
        operands = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        own = [o for o in operands if (v := self.facts.value(o)) is not None and v.kind == "local instance"]
        if not own or (isinstance(node, ast.Attribute) and self.summary(node.attr) is None):
            return NOTHING
        changed = {name for operand in own for name in roots(operand, self.facts)}
        for summary in self._summaries.values():
            changed |= summary.touch.mutates - set(summary.parameters)
        return Touch(frozenset(changed), self._any_function().effects)

    def _process_wide(self, node: ast.expr) -> frozenset[str]:
        """Effect of assigning into an object of a library: the environment of the process, else its options."""
        value = self.facts.value(node)
        if value is None or not (value.kind == "reference" or value.name in PROCESS_WIDE):
            return frozenset()
        return frozenset({"<environ>" if value.name.startswith("os.") else "<options>"})

    def _decorated(self, node: "FunctionDef | ast.ClassDef") -> Touch:
        """A decorator without parentheses is a call, too."""
        plain = [d for d in node.decorator_list if not isinstance(d, ast.Call)]
        values = [self.facts.value(d) for d in plain]
        known = all(value is not None and (value.kind == "local" or fact_of(value) is not None) for value in values)
        touch = NOTHING if known else Touch(frozenset(), UNKNOWN)
        for value in values:
            summary = self.summary(value.name) if value is not None and value.kind == "local" else None
            if summary is not None:
                outside = summary.touch.mutates - set(summary.parameters)
                touch |= Touch(frozenset(outside), summary.touch.effects)
        return touch

    def _consumed(self, node: ast.Name) -> Touch:
        """Iterating moves an iterator on; containers stay as they are."""
        value = self.facts.value(node)
        known = value is not None and value.name not in _ITERATORS
        return NOTHING if known else Touch(frozenset({node.id}))

    def _call(self, call: "BoundCall") -> Touch:
        target = call.target
        if target is not None and target.kind in ("local", "local method"):
            return self._local_call(call, target)
        return self._unknown_call(call) if call.fact is None else self._known_call(call, call.fact)

    def _known_call(self, call: "BoundCall", fact: "Fact") -> Touch:
        literals = call.literals()
        changed = {name for p in calling.mutated(fact, literals) for name in self._argument_roots(call, p)}
        changed |= {name for p in fact.consumes for name in self._iterator_roots(call, p)}
        touch = Touch(frozenset(changed), frozenset(calling.effects(fact, literals)))
        for parameter in fact.calls:
            for node in call.arguments.get(parameter, ()):
                touch |= self._callback(node)
        return touch

    def _argument_roots(self, call: "BoundCall", parameter: str) -> set[str]:
        nodes = (call.receiver,) if parameter == "self" else call.arguments.get(parameter, ())
        return {name for node in nodes if node is not None for name in roots(node, self.facts)}

    def _iterator_roots(self, call: "BoundCall", parameter: str) -> set[str]:
        """Names of iterators that the call uses up; containers, frames and arrays stay as they are."""
        nodes = (call.receiver,) if parameter == "self" else call.arguments.get(parameter, ())
        used = [n for n in nodes if n is not None and ((v := self.facts.value(n)) is None or v.name in _ITERATORS)]
        return {name for node in used for name in roots(node, self.facts)}

    def _callback(self, node: ast.expr) -> Touch:
        if isinstance(node, ast.Lambda | ast.Constant | ast.List | ast.Dict):
            return NOTHING  # the body of a lambda is walked with its statement
        value = self.facts.value(node)
        if value is not None and value.kind == "local":
            summary = self.summary(value.name)
            return summary.touch if summary is not None else NOTHING
        return NOTHING if value is not None else self._any_function()

    def _any_function(self) -> Touch:
        """What some function of the notebook does: one of them is behind a name of which nothing is known."""
        found = NOTHING
        for summary in self._summaries.values():
            found |= Touch(frozenset(), summary.touch.effects)
        return found

    def _local_call(self, call: "BoundCall", target: "Value") -> Touch:
        summary = self.summary(target.name)
        if summary is None:
            return self._unknown_call(call)
        bound = summary.parameters[1:] if summary.parameters[:1] == ("self",) else summary.parameters
        given = dict(zip(bound, call.node.args, strict=False))
        given.update({k.arg: k.value for k in call.node.keywords if k.arg})
        if call.receiver is not None:
            given["self"] = call.receiver
        known = {id(node) for name, node in given.items() if name in summary.parameters}
        changed = {name for p in summary.touch.mutates for name in self._passed(p, given, summary)}
        changed |= {n for node in call.given if id(node) not in known for n in roots(node, self.facts)}
        return Touch(frozenset(changed), summary.touch.effects)

    def _passed(self, name: str, given: dict[str, ast.expr], summary: Summary) -> set[str]:
        if name in given:
            return roots(given[name], self.facts)
        return set() if name in summary.parameters else {name}

    def _unknown_call(self, call: "BoundCall") -> Touch:
        parts = [*call.given, *([call.node.func.value] if isinstance(call.node.func, ast.Attribute) else [])]
        return Touch(frozenset(name for part in parts for name in roots(part, self.facts)), UNKNOWN)


_OPERATORS = (ast.Subscript, ast.Attribute, ast.BinOp, ast.Compare, ast.UnaryOp)
_OF_KEYS = frozenset({"builtins.dict", "builtins.set", "builtins.str", "builtins.range"})
_CONSTRUCTORS = frozenset({"__init__", "__new__", "__post_init__"})
_ITERATORS = frozenset(
    f"builtins.{name}" for name in ("generator", "map", "filter", "zip", "enumerate", "reversed", "iterator", "file")
) | frozenset({"io.TextIOWrapper", "io.BufferedReader", "io.StringIO", "io.BytesIO"})


def _parameters(nodes: "list[FunctionDef]") -> tuple[str, ...]:
    return tuple(a.arg for a in (*nodes[0].args.posonlyargs, *nodes[0].args.args)) if nodes else ()


def _running(node: ast.AST) -> "Iterator[ast.AST]":
    """Nodes that run with `node`: not the bodies of functions, but those of lambdas, which may be called at once."""
    yield node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        parts: list[ast.AST] = [*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d)]
    else:
        parts = list(ast.iter_child_nodes(node))
    for part in parts:
        yield from _running(part)


def _pairs(target: ast.expr, iterated: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """What each name of a loop goes through."""
    if isinstance(iterated, ast.Call) and isinstance(iterated.func, ast.Name) and isinstance(target, ast.Tuple):
        if iterated.func.id == "zip" and len(iterated.args) == len(target.elts):
            return list(zip(target.elts, iterated.args, strict=True))
        if iterated.func.id == "enumerate" and len(target.elts) == 2 and iterated.args:
            return [(target.elts[1], iterated.args[0])]
    return [(target, iterated)]


def _names(target: ast.expr) -> set[str]:
    return {n.id for n in ast.walk(target) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def _definitions(facts: "Facts") -> "Iterator[tuple[str, list[FunctionDef]]]":
    """Functions and classes of the notebook by name, each with all bodies that a call may run."""
    found: dict[str, list[FunctionDef]] = {}
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, FunctionDef):
                found.setdefault(node.name, []).append(node)
            elif isinstance(node, ast.ClassDef):
                methods = [m for m in node.body if isinstance(m, FunctionDef) and m.name in _CONSTRUCTORS]
                found.setdefault(node.name, []).extend(methods)
    yield from found.items()
