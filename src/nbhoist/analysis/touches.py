"""What running a statement changes besides binding names: objects of the notebook, and the world."""

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from nbhoist.analysis.call_touches import UNKNOWN, CallToucher
from nbhoist.analysis.definitions import Definitions, FunctionDef
from nbhoist.analysis.frame_identity import FrameRoots, changed_frame
from nbhoist.analysis.infer import fact_of
from nbhoist.analysis.iterators import is_container
from nbhoist.analysis.joins import joined
from nbhoist.analysis.nodes import children
from nbhoist.analysis.statement import Touch
from nbhoist.analysis.summaries import NOTHING, Summaries
from nbhoist.analysis.values import PROCESS_WIDE

if TYPE_CHECKING:
    from nbhoist.analysis.alias_history import AliasHistory
    from nbhoist.analysis.aliases import Aliases
    from nbhoist.analysis.definitions import Definition
    from nbhoist.analysis.facts import Facts

_OPERATORS = (ast.Subscript, ast.Attribute, ast.BinOp, ast.Compare, ast.UnaryOp)


class Toucher:
    """Computes touches; functions of the notebook are summarised first."""

    def __init__(self, facts: "Facts") -> None:
        self._facts = facts
        self._definitions = definitions = Definitions(facts)
        self._named_lambdas = definitions.named_lambdas
        self._roots, self._history = joined(facts, definitions)
        self._times = {id(statement.node): time for time, statement in enumerate(facts.statements)}
        self.aliases: Aliases = self._roots.aliases
        self._summaries = Summaries(definitions, self.aliases)
        self._calls = CallToucher(facts, self._roots, self._summaries)
        self._summaries.compute(self._inside)

    def touch(self, node: ast.stmt) -> Touch:
        """What running a statement changes, as names of the notebook; names that share by then change together.

        Where only columns or rows of a frame are replaced, names that merely share its values do not.
        """
        mutates, frames, effects = set[str](), set[str](), set[str]()
        for part in self._running([node]):
            one = self._of(part)
            frame = changed_frame(part, self._facts)
            name = frozenset({self._roots.name(frame)} if frame is not None else ())
            frames |= one.mutates & name
            mutates |= one.mutates - name
            effects |= one.effects
        time = self._times[id(node)]
        mutates = self._history.group(mutates, time) | (self._frames.group(frames, time) if frames else set())
        return Touch(self._facts.variables & mutates, frozenset(effects))

    @cached_property
    def _frames(self) -> "AliasHistory":
        """Which names may stand for one frame."""
        return joined(self._facts, self._definitions, FrameRoots)[1]

    def _inside(self, definition: "Definition") -> Touch:
        touches = [self._of(node) for node in self._running(definition.body)]
        mutates = frozenset(name for touch in touches for name in touch.mutates)
        return Touch(mutates, frozenset(effect for touch in touches for effect in touch.effects))

    def _running(self, nodes: "list[ast.AST]") -> "list[ast.AST]":
        """Nodes that run: not the bodies of functions, but those of nameless lambdas, which may be called at once."""
        found: list[ast.AST] = []
        pending = list(nodes)
        while pending:
            node = pending.pop()
            found.append(node)
            if isinstance(node, FunctionDef):
                pending += [*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d)]
            elif isinstance(node, ast.Lambda) and id(node) in self._named_lambdas:
                pending += [*node.args.defaults, *(d for d in node.args.kw_defaults if d)]
            else:
                pending += children(node)
        return found

    def _of(self, node: ast.AST) -> Touch:
        if isinstance(node, ast.Call):
            return self._calls.touch(self._facts.call(node))
        if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            return Touch(frozenset(self._roots.of(node.value)), self._process_wide(node.value))
        if isinstance(node, FunctionDef | ast.ClassDef):
            return self._decorated(node)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            return Touch(frozenset(self._roots.of(node.target))) | self._operated(node)
        if isinstance(node, _OPERATORS):
            return self._operated(node)
        if isinstance(node, ast.For | ast.AsyncFor | ast.comprehension) and isinstance(node.iter, ast.Name):
            return self._consumed(node.iter)
        return NOTHING

    def _operated(self, node: ast.AST) -> Touch:
        """Operators, subscripts and properties of an object of a notebook class run that class's own code."""
        if isinstance(node, ast.Attribute) and node.attr not in self._summaries.by_name:
            return NOTHING
        operands = [child for child in children(node) if isinstance(child, ast.expr)]
        own = [o for o in operands if (v := self._facts.value(o)) is not None and v.kind == "local instance"]
        return Touch(frozenset(self._roots.all(own))) | self._summaries.anything if own else NOTHING

    def _process_wide(self, node: ast.expr) -> frozenset[str]:
        """Effect of assigning into an object of a library: the environment of the process, else its options."""
        value = self._facts.value(node)
        if value is None or not (value.kind == "reference" or value.name in PROCESS_WIDE):
            return frozenset()
        return frozenset({"<environ>" if value.name.startswith("os.") else "<options>"})

    def _decorated(self, node: "FunctionDef | ast.ClassDef") -> Touch:
        """A decorator without parentheses is a call, too."""
        touch = NOTHING
        for decorator in node.decorator_list:
            value = None if isinstance(decorator, ast.Call) else self._facts.value(decorator)
            if value is not None and value.kind == "local":
                touch |= self._calls.outside(value.name)
            elif not isinstance(decorator, ast.Call) and (value is None or fact_of(value) is None):
                touch |= Touch(frozenset(), UNKNOWN)
        return touch

    def _consumed(self, node: ast.Name) -> Touch:
        """Iterating moves an iterator on; containers stay as they are."""
        return NOTHING if is_container(self._facts.value(node)) else Touch(frozenset({self._roots.name(node)}))
