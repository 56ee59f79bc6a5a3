"""Follow data from fits to splits, statement by statement, within one scope of names."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from nbhoist.analysis.calls import BoundCall
from nbhoist.analysis.facts import Facts
from nbhoist.analysis.scopes import statement_names
from nbhoist.knowledge.lookup import is_a, library_of, method
from nbhoist.lint.walk import evaluated

_LABELS = "sklearn.encoder"  # learns only which labels there are
_PREPROCESSING = "sklearn"  # whose functions learn as its classes do; statistics of frames are another rule's affair
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


class Leak(NamedTuple):
    """A fit to rows that are split later, and that split."""

    fit: ast.Call
    split: ast.Call
    learner: str


class _Fit(NamedTuple):
    node: ast.Call
    learner: str


class Summary(NamedTuple):
    """What a function of the notebook does with its parameters."""

    fits: tuple[_Fit, ...]
    splits: bool


def leaks(body: list[ast.stmt], facts: Facts, functions: dict[str, Summary]) -> Iterator[Leak]:
    """Fits to data that is split below them in the same scope."""
    scope = _Scope(facts, functions)
    seen: set[int] = set()
    for node in _simple_statements(body):
        for leak in scope.step(node):
            if id(leak.fit) not in seen:
                seen.add(id(leak.fit))
                yield leak


def summary(function: ast.FunctionDef, facts: Facts) -> Summary:
    """Fits and splits in a function of what its parameters bring."""
    scope = _Scope(facts, {})
    fits: list[_Fit] = []
    splits = False
    for node in _simple_statements(function.body):
        calls = scope.calls(node)
        splits = splits or any(scope.is_split(call) for call in calls)
        fits += [fit for call in calls for fit in scope.fits(call)]
        list(scope.step(node))
    return Summary(() if splits else tuple(fits), splits)


class _Scope:
    """Which names carry what was learned from all rows, and which hold rows of one side of a split."""

    def __init__(self, facts: Facts, functions: dict[str, Summary]) -> None:
        self._facts = facts
        self._functions = functions
        self._carriers: dict[str, tuple[_Fit, ...]] = {}
        self._learners: dict[str, tuple[_Fit, ...]] = {}
        self._sides: set[str] = set()

    def step(self, node: ast.stmt) -> list[Leak]:
        """Take in one statement; the leaks that it completes."""
        calls = self.calls(node)
        learning = [(call, self.fits(call)) for call in calls if self.fits(call)]
        fits = [fit for _, made in learning for fit in made]
        split = next((call.node for call in calls if self.is_split(call)), None)
        found = self._completed(node, calls, fits, split)
        self._bind(node, fits, split is not None)
        for call, learned in learning:
            for name in _holders(node, call):
                self._learners[name] = tuple(learned)
        return found

    def calls(self, node: ast.stmt) -> list[BoundCall]:
        """The calls that run with the statement."""
        return [self._facts.call(n) for n in evaluated([node]) if isinstance(n, ast.Call)]

    def fits(self, call: BoundCall) -> list[_Fit]:
        """The fits that a call makes to rows that are not yet split."""
        if self._takes_side(call.node):
            return []
        if isinstance(call.node.func, ast.Name) and call.node.func.id in self._functions:
            return list(self._functions[call.node.func.id].fits)
        learner = _learner(call)
        takes_data = any(_names(argument) for argument in call.given)
        return [_Fit(call.node, learner)] if learner and takes_data else []

    def is_split(self, call: BoundCall) -> bool:
        """Whether the call splits rows."""
        if isinstance(call.node.func, ast.Name) and call.node.func.id in self._functions:
            return self._functions[call.node.func.id].splits
        return (
            call.fact is not None
            and call.fact.role == "split"
            and call.fact.kind == "function"
            and bool(call.arguments)
        )

    def _completed(
        self, node: ast.stmt, calls: list[BoundCall], fits: list[_Fit], split: ast.Call | None
    ) -> list[Leak]:
        if split is not None:
            names = _names(split)
            carried = [fit for name in names for fit in self._carriers.get(name, ())]
            inside = [fit for fit in fits if any(n is fit.node for n in ast.walk(split))]
            return [Leak(fit.node, split, fit.learner) for fit in (*carried, *inside)]
        return [
            Leak(fit.node, call.node, fit.learner)
            for call in calls
            if isinstance(call.receiver, ast.Name) and self._takes_side(call.node) and not _learner(call)
            for fit in self._learners.get(call.receiver.id, ())
        ]

    def _takes_side(self, call: ast.Call) -> bool:
        return any(_names(argument) & self._sides for argument in (*call.args, *(k.value for k in call.keywords)))

    def _bind(self, node: ast.stmt, fits: list[_Fit], is_split: bool) -> None:
        """Give the names that the statement binds what its value carries."""
        bound, partly = _bound(node)
        read = _names(node)
        carried = () if is_split else (*fits, *(fit for name in read for fit in self._carriers.get(name, ())))
        on_side = is_split or bool(read & self._sides)
        for name in bound | partly:
            if name in bound:
                self._carriers.pop(name, None)
                self._learners.pop(name, None)
                self._sides.discard(name)
            if carried and not on_side:
                self._carriers[name] = tuple(dict.fromkeys((*self._carriers.get(name, ()), *carried)))
            if on_side and name in bound:
                self._sides.add(name)


def _holders(node: ast.stmt, call: BoundCall) -> frozenset[str]:
    """Names of the object that a call has fitted: its receiver, and what is assigned where it gives itself back."""
    receiver = frozenset({call.receiver.id}) if isinstance(call.receiver, ast.Name) else frozenset()
    gives_itself = call.fact is not None and call.fact.returns == "self"
    is_value = isinstance(node, ast.Assign) and node.value is call.node
    return receiver | (_bound(node)[0] if gives_itself and is_value else frozenset())


def _learner(call: BoundCall) -> str:
    """Name of the class or function that learns from all rows it is given; empty where the call learns nothing."""
    fact = call.fact
    if fact is None or fact.role != "feature":
        return ""
    if call.receiver is None:
        is_ours = fact.kind == "function" and library_of(fact.name) == _PREPROCESSING
        return fact.name.rpartition(".")[2] if is_ours and fact.rows == "batch" else ""
    owner, _, _ = call.qualified.rpartition(".")
    learns = method(owner, "fit_transform") if "self" in fact.mutates else None
    if learns is None or learns.rows != "batch" or is_a(owner, _LABELS):
        return ""
    return owner.rpartition(".")[2]


def _simple_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a scope, those in blocks too, in document order."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        blocks = [getattr(node, field) for field in _BLOCKS if getattr(node, field, None)]
        if not blocks:
            yield node
        for block in blocks:
            for inner in block:
                is_clause = isinstance(inner, ast.ExceptHandler | ast.match_case)
                yield from _simple_statements(inner.body if is_clause else [inner])


def _bound(node: ast.stmt) -> tuple[frozenset[str], frozenset[str]]:
    """Names that the statement binds, and names of objects of which it replaces a part (`df["a"] = …`)."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
    partly: set[str] = set()
    for target in targets:
        while isinstance(target, ast.Subscript | ast.Attribute):
            target = target.value
            if isinstance(target, ast.Name):
                partly.add(target.id)
    return statement_names(node).may_define, frozenset(partly)


def _names(node: ast.AST) -> frozenset[str]:
    return frozenset(n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))
