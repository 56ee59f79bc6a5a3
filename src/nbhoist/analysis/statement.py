"""The unit of every analysis: the top-level statement."""

from typing import TYPE_CHECKING, NamedTuple

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


class Statement:
    """A top-level statement of a cell, with what it does.

    `line` and `end_line` count from 1 within the cell; `line` is that of the first decorator.
    """

    __slots__ = (
        "cell",
        "end_line",
        "evidence",
        "id",
        "known_effects",
        "line",
        "mutates",
        "names",
        "node",
        "ordinal",
        "roles",
    )

    def __init__(self, cell: "Cell", ordinal: int, node: "ast.stmt", names: Names) -> None:
        decorators = getattr(node, "decorator_list", [])
        self.cell = cell
        self.ordinal = ordinal
        self.node = node
        self.names = names
        self.id = f"{cell.id}:{ordinal}"
        self.line: int = min([node.lineno, *(d.lineno for d in decorators)])
        self.end_line: int = node.end_lineno or node.lineno
        self.mutates: frozenset[str] = frozenset()
        self.known_effects: frozenset[str] = frozenset()
        self.roles: tuple[str, ...] = ()
        self.evidence: tuple[str, ...] = ()

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
        other = Statement(self.cell, self.ordinal, self.node, self.names._replace(reads=self.names.reads | names))
        other.mutates, other.known_effects = self.mutates, self.known_effects
        other.roles, other.evidence = self.roles, self.evidence
        return other

    def __repr__(self) -> str:
        return f"<Statement {self.id} line {self.line}>"
