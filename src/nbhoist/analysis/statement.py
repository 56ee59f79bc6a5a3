"""The unit of every analysis: the top-level statement."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from nbhoist.analysis.nodes import descendants

if TYPE_CHECKING:
    import ast

    from nbhoist.notebook.model import Cell


ANYTHING = "<unknown>"  # a call of which nothing is known
_EFFECTS = "rng stdout display figure files cwd environ warnings options clock network".split()
ALL_EFFECTS = frozenset(f"<{name}>" for name in _EFFECTS) | {ANYTHING}


class Names(NamedTuple):
    """What the text of a statement does with names of the notebook."""

    reads: frozenset[str] = frozenset()  # needed from before, in the statement itself or in functions made by it
    defines: frozenset[str] = frozenset()  # bound on every path through the statement
    may_define: frozenset[str] = frozenset()  # bound on some path; includes `defines`
    deletes: frozenset[str] = frozenset()
    captures: frozenset[str] = frozenset()  # read inside functions made here, so looked up again when they are called
    assigns_global: frozenset[str] = frozenset()  # bound by functions made here, through `global`
    opaque: bool = False  # `exec`, `globals()`, star imports of unknown modules: names cannot be known


class Touch(NamedTuple):
    """Names whose objects may be changed, and effects."""

    mutates: frozenset[str] = frozenset()
    effects: frozenset[str] = frozenset()

    def __or__(self, other: "Touch") -> "Touch":
        return Touch(self.mutates | other.mutates, self.effects | other.effects)


class Roles(NamedTuple):
    """Roles, the one to file it under first, and a short reason for each."""

    roles: tuple[str, ...]
    evidence: tuple[str, ...]


class Known(Protocol):
    """Where a statement finds what is known of it only with the rest of the notebook."""

    def touch(self, statement: "Statement") -> Touch:
        """What running the statement changes."""

    def roles(self, statement: "Statement") -> Roles:
        """What the statement is there for."""


class Statement:
    """A top-level statement of a cell, with what it does.

    `line` and `end_line` count from 1 within the cell; `line` is that of the first decorator.
    """

    __slots__ = ("_known", "_nodes", "_touch", "cell", "end_line", "id", "line", "names", "node", "ordinal")

    def __init__(self, cell: "Cell", ordinal: int, node: "ast.stmt", names: Names, known: Known) -> None:
        decorators = getattr(node, "decorator_list", [])
        self.cell = cell
        self.ordinal = ordinal
        self.node = node
        self.names = names
        self.id = f"{cell.id}:{ordinal}"
        self.line: int = min([node.lineno, *(d.lineno for d in decorators)])
        self.end_line: int = node.end_lineno or node.lineno
        self._known = known
        self._touch: Touch | None = None
        self._nodes: tuple[ast.AST, ...] | None = None

    @property
    def nodes(self) -> "tuple[ast.AST, ...]":
        """All nodes of its syntax tree, each before what it holds."""
        if self._nodes is None:
            self._nodes = tuple(descendants(self.node))
        return self._nodes

    @property
    def touch(self) -> Touch:
        """What running it changes besides binding names."""
        if self._touch is None:
            self._touch = self._known.touch(self)
        return self._touch

    @property
    def mutates(self) -> frozenset[str]:
        """Names whose object it may change in place."""
        return self.touch.mutates

    @property
    def known_effects(self) -> frozenset[str]:
        """Effects that it certainly or possibly has; `<unknown>` stands for any."""
        return self.touch.effects

    @property
    def roles(self) -> tuple[str, ...]:
        """What it is there for, the role to file it under first."""
        return self._known.roles(self).roles

    @property
    def evidence(self) -> tuple[str, ...]:
        """A short reason for each role."""
        return self._known.roles(self).evidence

    @property
    def reads(self) -> frozenset[str]:
        """Names whose value from before it needs."""
        return self.names.reads

    @property
    def defines(self) -> frozenset[str]:
        """Names that it binds, on every path or on some."""
        return self.names.may_define

    @property
    def effects(self) -> frozenset[str]:
        """Effects that it has or may have: an unknown call may have any."""
        return ALL_EFFECTS if ANYTHING in self.known_effects else self.known_effects

    @property
    def deletes(self) -> frozenset[str]:
        """Names that it unbinds."""
        return self.names.deletes

    def also_reading(self, names: frozenset[str]) -> "Statement":
        """The same statement, reading further names."""
        wider = self.names._replace(reads=self.names.reads | names)
        return Statement(self.cell, self.ordinal, self.node, wider, self._known)

    def __repr__(self) -> str:
        return f"<Statement {self.id} line {self.line}>"
