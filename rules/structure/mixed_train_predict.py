"""NBH701: a model is fitted and used in one cell or function."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from nbhoist.analysis.calls import BoundCall
from nbhoist.analysis.facts import Facts
from nbhoist.knowledge.lookup import is_estimator, library_of, method
from nbhoist.knowledge.schema import Fact
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule
from nbhoist.lint.walk import evaluated
from nbhoist.notebook.cells import ParsedCell

_TRAINS = frozenset({"train", "tune"})
_USES = {"predict": "used for prediction", "evaluate": "evaluated", "save": "saved"}
_ANY_MODEL = "sklearn.classifier"  # what is assumed of an object of unknown class that is fitted and used


class MixedTrainPredict(NotebookRule):
    """A model is fitted and used in one cell or function."""

    code = "NBH701"
    severity = "warning"
    applicability = "unsafe"
    resolved_by = "convert"
    message = "`{model}` is fitted and {used} in one {unit}; part the two, so that prediction runs without training"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell or function, at the first use."""
        for parsed in facts.cells:
            for unit, body in _units(parsed):
                calls = sorted((n for n in evaluated(body) if isinstance(n, ast.Call)), key=_end)
                mixed = _mixed([_Call(node, facts) for node in calls])
                if mixed is not None:
                    related = (Related("fitted here", parsed.cell.index, mixed.fit.lineno),)
                    place = node_place(parsed, mixed.use)
                    words = {"model": mixed.model, "used": mixed.used, "unit": unit}
                    yield self.at(facts.notebook, place, words, related)


def _end(node: ast.Call) -> tuple[int, int]:
    """Where a call ends: what ends first is called first, also in a chain."""
    return node.end_lineno or node.lineno, node.end_col_offset or node.col_offset


class _Mixed(NamedTuple):
    """A fit and the first use behind it."""

    fit: ast.Call
    use: ast.Call
    model: str
    used: str


class _Call:
    """A call, its role, and the model that it is a method of."""

    def __init__(self, node: ast.Call, facts: Facts) -> None:
        self.node = node
        self.bound = facts.call(node)
        self.receiver = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
        self.is_known = self.bound.fact is not None
        self.fact = self.bound.fact or _assumed(node, self.bound)

    @property
    def fits(self) -> bool:
        fact = self.fact
        if fact is not None and library_of(fact.name) == "torch":
            return False  # a round of training calls the network
        return fact is not None and fact.role in _TRAINS and _changes_receiver(fact) and bool(self.receiver)

    def uses(self, fit: "_Call") -> str:
        """How the call uses what `fit` fitted; empty where it does not."""
        if self.fact is None or self.fact.role not in _USES or not self.bound.given:
            return ""  # what takes no data, such as `summary()`, shows the fit itself
        same = self.receiver == fit.receiver
        if not (self.is_known and fit.is_known) or self.fact.role == "save":
            return _USES[self.fact.role] if same or self._takes(fit.receiver) else ""
        return _USES[self.fact.role]

    def _takes(self, name: str) -> bool:
        arguments = [*self.node.args, *(k.value for k in self.node.keywords)]
        return any(ast.unparse(argument) == name for argument in arguments)


def _units(parsed: ParsedCell) -> Iterator[tuple[str, list[ast.stmt]]]:
    """What is looked at by itself: the code of the cell, and each function in it."""
    if parsed.tree is None:
        return
    yield "cell", parsed.tree.body
    for node in ast.walk(parsed.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield "function", node.body


def _mixed(calls: list[_Call]) -> _Mixed | None:
    """The first fit that has a use behind it, and that use."""
    for position, fit in enumerate(calls):
        for call in calls[position + 1 :] if fit.fits else ():
            used = call.uses(fit)
            if used and not _is_inside(call.node, fit.node):
                return _Mixed(fit.node, call.node, fit.receiver if len(fit.receiver) < 30 else "a model", used)
    return None


def _assumed(node: ast.Call, bound: BoundCall) -> Fact | None:
    """What a method most likely is whose receiver is not known, such as the variable of a loop over models."""
    unknown = isinstance(node.func, ast.Attribute) and bound.target is None
    return method(_ANY_MODEL, node.func.attr) if unknown and isinstance(node.func, ast.Attribute) else None


def _changes_receiver(fact: Fact) -> bool:
    return "self" in fact.mutates or (fact.kind == "function" and is_estimator(fact.returns))


def _is_inside(inner: ast.AST, outer: ast.AST) -> bool:
    return any(node is inner for node in ast.walk(outer))
