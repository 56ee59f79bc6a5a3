"""NBH409: one library is seeded, and another is drawn from that is not."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.codemod.imports import import_added
from nbhoist.codemod.statements import put_below
from nbhoist.knowledge.streams import SEEDING, STREAMS
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

from ._streams import first_draw, seedings


class IncompleteSeeding(NotebookRule):
    """One library is seeded, and another is drawn from that is not."""

    code = "NBH409"
    severity = "warning"
    applicability = "safe"
    message = "`{seeded}` is seeded here, but `{drawn}` is drawn from unseeded; seed it too, with `{seed}`"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per stream that is left out, at the first seeding."""
        found = seedings(facts)
        if not found:
            return
        first = found[0]
        parsed = facts.parsed(first.statement.cell)
        for stream in STREAMS:
            draw = first_draw(facts, stream) if not any(stream in s.streams for s in found) else None
            if draw is None:
                continue
            needed, seed = SEEDING[stream]
            edits = (import_added(facts, parsed, needed), put_below(parsed, first.statement.node, seed))
            words = {"seeded": min(first.streams), "drawn": stream, "seed": seed}
            related = (Related("the draw is here", draw.statement.cell.index, draw.call.node.lineno),)
            place = node_place(parsed, first.call.node)
            fix = self.fix(f"put `{seed}` below", *edits)
            yield self.at(facts.notebook, place, words, related, fix=fix)
