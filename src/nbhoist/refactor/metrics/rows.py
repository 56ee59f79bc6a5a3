"""Which rows the model has seen: what it was fitted on, what that was taken from, and what was taken from that."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.knowledge import lookup
from nbhoist.refactor.inference.names import root
from nbhoist.refactor.metrics.spots import Spot, expressions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.metrics.aliases import Aliases

_APPLYING = frozenset({"transform", "fit_transform"})


class Version(NamedTuple):
    """A name, and the position of the statement that bound it."""

    name: str
    position: int


class Seen:
    """What the model was fitted on."""

    def __init__(self, aliases: "Aliases", facts: "Facts") -> None:
        self._facts = facts
        self._fitted = frozenset(self._versions(_fits(aliases, facts)))
        self._origins = frozenset(v for fitted in self._fitted for v in self._above(fitted))

    def any_of(self, names: "Mapping[str, int]") -> bool:
        """Whether names, as of the statements at these positions, hold rows that the model was fitted on."""
        versions = list(self._versions((name, position + 1) for name, position in names.items()))
        return any(
            v in self._fitted or v in self._origins or not self._fitted.isdisjoint(self._above(v)) for v in versions
        )

    def _versions(self, read: "Iterator[tuple[str, int]]") -> "Iterator[Version]":
        for name, position in read:
            for before in range(position - 1, -1, -1):
                if name in self._facts.statements[before].names.may_define:
                    yield Version(name, before)
                    break

    def _above(self, version: Version) -> frozenset[Version]:
        """The tables that a table was taken from."""
        found: set[Version] = set()
        waiting = [version]
        while waiting:
            position = waiting.pop().position
            node = self._facts.statements[position].node
            names = _tables(node.value, self._facts) if isinstance(node, ast.Assign) else ()
            new = set(self._versions((name, position) for name in names)) - found
            found |= new
            waiting += new
        return frozenset(found)


def _fits(aliases: "Aliases", facts: "Facts") -> "Iterator[tuple[str, int]]":
    """Tables that the model is fitted on, and where; without a `fit` that is seen, those that what makes it is given."""
    calls = [
        spot
        for position, statement in enumerate(facts.statements)
        for spot in expressions(statement, position)
        if isinstance(spot.node, ast.Call)
    ]
    for spot in [s for s in calls if _fits_model(s, aliases)] or [s for s in calls if _makes_model(s, aliases)]:
        assert isinstance(spot.node, ast.Call)  # by the list
        given = [*spot.node.args[:1], *(k.value for k in spot.node.keywords if k.arg == "X")]
        yield from ((name, spot.position) for each in given for name in _tables(each, facts))


def _fits_model(spot: Spot, aliases: "Aliases") -> bool:
    """`model.fit(X, y)`, or `model = Forest().fit(X, y)`."""
    call = spot.node
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or call.func.attr != "fit":
        return False
    owner = root(call.func.value)
    return aliases.expression(owner, spot) is not None if owner is not None else _makes_model(spot, aliases)


def _makes_model(spot: Spot, aliases: "Aliases") -> bool:
    """`model = train(X, y)`."""
    node = spot.statement.node
    return isinstance(node, ast.Assign) and node.value is spot.node and aliases.model in spot.statement.defines


def _tables(node: ast.expr, facts: "Facts") -> "Iterator[str]":
    """Names of what rows are taken from."""
    if isinstance(node, ast.Attribute | ast.Subscript):
        yield from _tables(node.value, facts)
    elif isinstance(node, ast.Call):
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        if owner is not None and facts.call(node).receiver is not None and not _applies(node, owner, facts):
            yield from _tables(owner, facts)
        else:
            yield from (name for a in node.args for name in _tables(a, facts))
    elif isinstance(node, ast.BinOp):
        yield from (*_tables(node.left, facts), *_tables(node.right, facts))
    elif isinstance(node, ast.Tuple | ast.List):
        yield from (name for part in node.elts for name in _tables(part, facts))
    elif isinstance(node, ast.Name):
        yield node.id


def _applies(call: ast.Call, owner: ast.expr, facts: "Facts") -> bool:
    """Whether a method takes its rows as an argument."""
    value = facts.value(owner)
    known = value is not None and value.kind == "instance" and lookup.is_estimator(value.name)
    return known or getattr(call.func, "attr", "") in _APPLYING
