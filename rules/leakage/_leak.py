"""What the rules of this family share: they read the log of what happened to rows, and point at calls."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Log
from nbhoist.lint.diagnostic import Diagnostic, Fix, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule


class Found(NamedTuple):
    """A place, the words of its message, and another place that explains it."""

    node: ast.AST
    words: dict[str, str]
    other: ast.AST | None = None
    why: str = ""
    fix: Fix | None = None


class LeakRule(NotebookRule):
    """A rule that looks at what happened to rows."""

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """The places; one that comes up several times is told once."""
        raise NotImplementedError

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per place."""
        told: set[int] = set()
        for found in self.found(facts.provenance, facts):
            if id(found.node) not in told:
                told.add(id(found.node))
                yield from self._diagnostic(facts, found)

    def _diagnostic(self, facts: Facts, found: Found) -> Iterator[Diagnostic]:
        at = facts.statement_of(found.node)
        if at is None or not isinstance(found.node, ast.expr | ast.stmt):
            return
        other = facts.statement_of(found.other) if found.other is not None else None
        line = getattr(found.other, "lineno", None)
        related = (Related(found.why, other.cell.index, line),) if other is not None and line is not None else ()
        yield self.at(
            facts.notebook, node_place(facts.parsed(at.cell), found.node), found.words, related, fix=found.fix
        )
