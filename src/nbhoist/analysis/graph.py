"""Which statement depends on which: through names, through objects that are changed in place, through effects."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from nbhoist.analysis.lookups import lookups
from nbhoist.knowledge.schema import DEPENDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.lookups import Lookups
    from nbhoist.analysis.statement import Statement

Kind = Literal["data", "effect", "order", "late"]


class Edge(NamedTuple):
    """That one statement depends on another, by their positions in the program.

    `data`: `target` uses what `source` left under `name`. `effect`: both touch the effect `name`, in this order.
    `order`: `target` replaces or changes what `source` used or made. `late`: a function made by `target` looks `name`
    up when it is called, and `source`, which stands below it, binds or changes that.
    """

    source: int
    target: int
    name: str
    kind: Kind


class Graph(NamedTuple):
    """The edges that lead to and from each statement, by its position.

    A statement that changes an object depends on the one that changed it last, so one edge per name leads to all.
    """

    incoming: tuple[tuple[Edge, ...], ...]
    outgoing: tuple[tuple[Edge, ...], ...]


def build_graph(facts: "Facts") -> Graph:
    """Tie the statements of a notebook together, in document order."""
    walk = _Walk()
    for position, (statement, found) in enumerate(zip(facts.statements, lookups(facts), strict=True)):
        walk.step(position, statement, found)
    incoming: list[list[Edge]] = [[] for _ in facts.statements]
    outgoing: list[list[Edge]] = [[] for _ in facts.statements]
    for edge in dict.fromkeys(walk.edges):
        outgoing[edge.source].append(edge)
        incoming[edge.target].append(edge)
    return Graph(tuple(map(tuple, incoming)), tuple(map(tuple, outgoing)))


class _Walk:
    """One pass over the program: who wrote each name last, and who has used it since."""

    def __init__(self) -> None:
        self.edges: list[Edge] = []
        self._writer: dict[str, int] = {}
        self._users: dict[str, list[int]] = {}
        self._waiting: dict[str, list[int]] = {}  # functions that look a name up, until it is written again

    def step(self, position: int, statement: "Statement", found: "Lookups") -> None:
        effects = statement.effects
        depends = {name for effect in effects for name in DEPENDS.get(effect, ())} - effects
        written = statement.defines | statement.names.assigns_global | statement.deletes | found.rebinds
        changed = statement.mutates | effects | (written - statement.names.defines)
        for name in sorted(found.reads | depends | changed):
            self._use(name, position)
        for name in sorted(changed | written):
            self._write(name, position)
        for name in sorted(statement.names.captures - statement.names.assigns_global):
            self._waiting.setdefault(name, []).append(position)

    def _use(self, name: str, position: int) -> None:
        if name in self._writer:
            self._tie(self._writer[name], position, name, "effect" if name.startswith("<") else "data")
        self._users.setdefault(name, []).append(position)

    def _write(self, name: str, position: int) -> None:
        users = self._users.pop(name, ())
        replaced = [self._writer[name]] if name in self._writer and position not in users else []
        for earlier in (*replaced, *users):
            if earlier != position:
                self._tie(earlier, position, name, "order")
        for function in self._waiting.pop(name, ()):
            if function != position:
                self._tie(position, function, name, "late")
        self._writer[name] = position

    def _tie(self, source: int, target: int, name: str, kind: Kind) -> None:
        self.edges.append(Edge(source, target, name, kind))


def cycles(graph: Graph, kinds: "Iterable[Kind]" = ("data", "late")) -> tuple[frozenset[int], ...]:
    """Groups of statements that depend on one another, such as functions that call each other."""
    wanted = frozenset(kinds)
    finished = _finishing_order(graph, wanted)
    placed: set[int] = set()
    found: list[frozenset[int]] = []
    for start in reversed(finished):
        group: set[int] = set()
        pending = [start]
        while pending:
            position = pending.pop()
            if position not in placed:
                placed.add(position)
                group.add(position)
                pending += (e.source for e in graph.incoming[position] if e.kind in wanted)
        if len(group) > 1:
            found.append(frozenset(group))
    return tuple(sorted(found, key=min))


def _finishing_order(graph: Graph, kinds: frozenset[Kind]) -> list[int]:
    """Positions in the order in which a depth-first walk along the edges leaves them."""
    seen: set[int] = set()
    left: list[int] = []
    for start in range(len(graph.outgoing)):
        pending = [(start, False)]
        while pending:
            position, done = pending.pop()
            if done:
                left.append(position)
            elif position not in seen:
                seen.add(position)
                pending.append((position, True))
                pending += ((e.target, False) for e in graph.outgoing[position] if e.kind in kinds)
    return left
