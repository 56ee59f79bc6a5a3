"""A rule about draws from one hidden stream."""

from collections.abc import Iterator
from typing import ClassVar

from nbhoist.analysis.facts import Facts
from nbhoist.knowledge.streams import SEEDING
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

from ._streams import Draw, first_draw, other_draws, seeding_edits


class StreamRule(NotebookRule):
    """One diagnostic per stream, at its first draw, since one seed mends all of them."""

    streams: ClassVar[tuple[str, ...]]

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """The first unseeded draw of each stream."""
        for stream in self.streams:
            draw = first_draw(facts, stream)
            if draw is None:
                continue
            place = node_place(facts.parsed(draw.statement.cell), draw.call.node)
            seed = SEEDING[stream][1]
            fix = self.fix(f"put `{seed}` above", *seeding_edits(facts, draw))
            function = draw.call.qualified.rpartition(".")[2]
            words = {"function": function, "stream": stream, "seed": seed}
            yield self.at(facts.notebook, place, words, _related(facts, draw), fix=fix)


def _related(facts: Facts, first: Draw) -> tuple[Related, ...]:
    """The other places that the same seed mends, one for each line."""
    lines = {(d.statement.cell.index, d.call.node.lineno): None for d in other_draws(facts, first)}
    return tuple(Related("it draws here, too", cell, line) for cell, line in lines)
