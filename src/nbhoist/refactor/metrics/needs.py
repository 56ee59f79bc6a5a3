"""What a metric of a saved model needs: statements to repeat with it, and values that the pipeline has before."""

import ast
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.slicing import backward_slice
from nbhoist.refactor.metrics.excerpts import excerpt
from nbhoist.refactor.metrics.spots import Spot, binds, changes
from nbhoist.refactor.plan import Excerpt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.metrics.aliases import Aliases
    from nbhoist.refactor.plan import Plan


class Needs(NamedTuple):
    """Lines in order, names with the last line that binds each, names with the position that they are as of."""

    lines: tuple[Excerpt, ...] = ()
    bound: "Mapping[str, Excerpt]" = MappingProxyType({})
    parameters: "Mapping[str, int]" = MappingProxyType({})
    model: bool = False

    def plus(self, other: "Needs") -> "Needs | None":
        """Both; None where one name would have to be two things."""
        clash = any(self.bound.get(n, line) != line for n, line in other.bound.items())
        clash |= any(self.parameters.get(n, at) != at for n, at in other.parameters.items())
        bound, parameters = {**self.bound, **other.bound}, {**self.parameters, **other.parameters}
        if clash or bound.keys() & parameters.keys():
            return None
        return Needs(tuple(dict.fromkeys(self.lines + other.lines)), bound, parameters, self.model or other.model)


class Wanted(NamedTuple):
    """What a piece of code needs, and what stands for its names."""

    needs: Needs
    renamed: tuple[tuple[str, str], ...]


class Search:
    """Follows names back from where they are read."""

    def __init__(self, plan: "Plan", facts: "Facts", aliases: "Aliases", names: frozenset[str]) -> None:
        self._plan, self._facts, self._aliases = plan, facts, aliases
        self._names = names  # that travel between stages

    def of(self, node: ast.AST, spot: Spot) -> Wanted | None:
        """What `node`, which stands at `spot`, needs; None where that cannot be had."""
        total = Needs()
        renamed: dict[str, str] = {}
        own = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        for name in dict.fromkeys(n.id for n in ast.walk(node) if isinstance(n, ast.Name)):
            if name in own and not isinstance(node, ast.stmt):
                return None  # bound by the expression itself: which one is meant is not looked into
            found = self._name(name, spot)
            merged = total.plus(found.needs) if found is not None else None
            if found is None or merged is None:
                return None
            total = merged
            renamed.update(found.renamed)
        return Wanted(total, tuple(sorted(renamed.items())))

    def _name(self, name: str, spot: Spot) -> Wanted | None:
        expression = self._aliases.expression(name, spot)
        if expression is not None:
            return Wanted(Needs(model=True), ((name, expression),) if expression != name else ())
        for depth in range(len(spot.blocks) - 1, -1, -1):
            block = spot.blocks[depth]
            for at in range(len(block.above) - 1, -1, -1):
                if binds(block.above[at], name):
                    above = block._replace(above=block.above[:at])
                    return self._line(block.above[at], name, spot._replace(blocks=(*spot.blocks[:depth], above)))
            if block.loop is not None and binds(block.loop, name):
                return None
        if name in spot.given and spot.caller is not None:
            return self._argument(name, spot.given[name], spot.caller)
        return self._from_above(name, spot.caller or spot)

    def _argument(self, name: str, given: ast.expr, caller: Spot) -> Wanted | None:
        found = self.of(given, caller)
        if found is None or (found.renamed and not isinstance(given, ast.Name)):
            return None
        text = dict(found.renamed).get(given.id, given.id) if isinstance(given, ast.Name) else ast.unparse(given)
        return Wanted(found.needs, ((name, text),))

    def _from_above(self, name: str, spot: Spot) -> Wanted | None:
        """A name of the notebook as it is at a top-level statement."""
        if name in self._plan.shared:
            return None
        if name not in self._names:
            return Wanted(Needs(), ())
        for position in range(spot.position - 1, -1, -1):
            statement = self._facts.statements[position]
            if self._touches(position, statement, name):
                return self._as_of(name, position, statement)
        return None

    def _touches(self, position: int, statement: "Statement", name: str) -> bool:
        """From the training on a change must be known: much is feared of whatever has seen a model of unknown class."""
        feared = name in statement.mutates and position < self._aliases.positions[0]
        return feared or changes(statement.node, name, self._facts)

    def _as_of(self, name: str, position: int, statement: "Statement") -> Wanted | None:
        if not self._depends_on_model(position):
            return Wanted(Needs(parameters={name: position}), ())
        return self._line(statement.node, name, Spot(ast.Constant(None), statement, position))

    def _line(self, node: ast.stmt, name: str, spot: Spot) -> Wanted | None:
        """A statement that is repeated with the saved model, with what it needs in turn."""
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            return None
        target = node.targets[0]
        if isinstance(target, ast.Name):
            wanted = self.of(node.value, spot)
        elif isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            wanted = self.of(node, spot)
        else:
            return None
        if wanted is None:
            return None
        line = excerpt(node, spot.statement, wanted.renamed, self._facts)
        needs = wanted.needs
        if name in needs.parameters:
            return None
        return Wanted(needs._replace(lines=(*needs.lines, line), bound={**needs.bound, name: line}), ())

    def _depends_on_model(self, position: int) -> bool:
        behind = {position, *backward_slice(self._facts.graph, position)}
        return not behind.isdisjoint(self._aliases.positions)
