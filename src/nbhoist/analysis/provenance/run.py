"""The program followed statement by statement: names, attributes of objects, and what happened."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance import assigning
from nbhoist.analysis.provenance.cuts import Cut, cut_of, opposite
from nbhoist.analysis.provenance.evaluate import evaluate
from nbhoist.analysis.provenance.log import Choose, Event, Split
from nbhoist.analysis.provenance.traced import NOTHING, Traced, joined

if TYPE_CHECKING:
    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.facts import Facts

_BUDGET = 60_000  # expressions; a notebook that takes more is followed to there
_MAX_DEPTH = 4  # calls of notebook functions inside one another

Names = dict[str, Traced]


class OutOfBudgetError(Exception):
    """The program is too large to be followed to its end."""


class Run:
    """State of the walk: what names hold, what happened, how deep it is in calls."""

    def __init__(self, facts: "Facts") -> None:
        self.facts = facts
        self.outer: Names = {}
        self.names: Names = self.outer
        self.events: list[Event] = []
        self.splits: dict[int, ast.AST] = {}
        self.loops: tuple[ast.AST, ...] = ()
        self.calling: tuple[ast.AST, ...] = ()
        self.entered: set[int] = set()  # functions whose body was walked
        self.returned: list[Traced] = []
        self.cuts: set[Cut] = set()
        self._tables = 0
        self._steps = 0
        self._bound: dict[int, BoundCall] = {}

    def table(self) -> int:
        """The number of a table that was not there before."""
        self._tables += 1
        return self._tables

    def call(self, node: ast.Call) -> "BoundCall":
        """The call with its fact."""
        if id(node) not in self._bound:
            self._bound[id(node)] = self.facts.call(node)
        return self._bound[id(node)]

    def look_up(self, name: str) -> Traced:
        """What a name holds."""
        return self.names.get(name) or self.outer.get(name) or NOTHING

    def value(self, node: ast.expr | None) -> Traced:
        """What an expression gives."""
        if node is None:
            return NOTHING
        self._steps += 1
        if self._steps > _BUDGET:
            raise OutOfBudgetError
        return evaluate(node, self)

    def is_cut(self, node: ast.Subscript) -> Cut | None:
        """The cut that a subscript makes, if the program has the other part, too."""
        cut = cut_of(node)
        return cut if cut is not None and opposite(cut) in self.cuts else None

    def log(self, event: Event) -> None:
        """Note what happened."""
        self.events.append(event)
        if isinstance(event, Split):
            for part in (p for value in event.inputs for p in value.parts):
                self.splits.setdefault(part.table, event.node)

    def can_enter(self, code: ast.AST) -> bool:
        """Whether a call of a notebook function is followed."""
        return len(self.calling) < _MAX_DEPTH and code not in self.calling

    def block(self, body: list[ast.stmt]) -> None:
        """Walk over statements."""
        for node in body:
            self.statement(node)

    def statement(self, node: ast.stmt) -> None:
        """Walk over one statement."""
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                self.names[node.name] = Traced(code=node)
            case ast.Assign():
                assigning.assign(node.targets, node.value, self)
            case ast.AnnAssign() if node.value is not None:
                assigning.assign([node.target], node.value, self)
            case ast.AugAssign():
                assigning.augment(node, self)
            case ast.Expr():
                self.value(node.value)
            case ast.Return():
                self.returned.append(self.value(node.value))
            case ast.Delete():
                assigning.delete(node, self)
            case ast.If():
                self._if(node)
            case ast.For() | ast.AsyncFor() | ast.While():
                self._loop(node)
            case ast.With() | ast.AsyncWith():
                for item in node.items:
                    assigning.bind(item.optional_vars, self.value(item.context_expr), self)
                self.block(node.body)
            case ast.Try() | ast.TryStar():
                self.block([*node.body, *node.orelse])
                for handler in node.handlers:
                    self._branch(handler.body)
                self.block(node.finalbody)
            case ast.Match():
                for case in node.cases:
                    self._branch(case.body)
            case _:
                for child in ast.iter_child_nodes(node):
                    if isinstance(child, ast.expr):
                        self.value(child)

    def _if(self, node: ast.If) -> None:
        test = self.value(node.test)
        if test.score and isinstance(node.test, ast.Compare):
            self.log(Choose(node, test, self.loops))
        before = dict(self.names)
        self.block(node.body)
        after = dict(self.names)
        self._set(before)
        self.block(node.orelse)
        self._join(after)

    def _branch(self, body: list[ast.stmt]) -> None:
        before = dict(self.names)
        self.block(body)
        self._join(before)

    def _loop(self, node: ast.For | ast.AsyncFor | ast.While) -> None:
        outer, self.loops = self.loops, (*self.loops, node)
        if isinstance(node, ast.While):
            self.value(node.test)
        else:
            assigning.bind_items(node.target, node.iter, self)
        self._branch(node.body)
        self.loops = outer
        self.block(node.orelse)

    def _join(self, other: Names) -> None:
        for name, value in other.items():
            self.names[name] = joined(self.names[name], value) if name in self.names else value

    def _set(self, names: Names) -> None:
        self.names.clear()
        self.names.update(names)
