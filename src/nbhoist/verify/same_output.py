"""The ordered stream of printed lines, displays and figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nbhoist.verify.nodes import Tolerance, close
from nbhoist.verify.sides import Item, Sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nbhoist.verify.recording import Recording, Shown

DRAWN = Tolerance(1e-6, 1e-9)  # layout is settled by repeated computation, and nobody sees less


def compare_output(sides: Sides) -> Iterator[Item]:
    """Compare the streams element by element; a missing or additional element shifts all that follow."""
    mine, theirs = sides.reference.stream, sides.candidate.stream
    unfinished = sides.reference.error is not None or sides.candidate.error is not None
    numbers: Counter[str] = Counter()
    for left, right in zip(mine, theirs, strict=False):
        agrees, near = _same(sides, left, right)
        numbers[left.kind] += 1
        name = str(numbers[left.kind])
        yield Item(left.kind, name, near=near) if agrees else _differs(sides, name, left, right)
        if left.kind != right.kind:
            return
    if len(mine) != len(theirs) and not unfinished:
        yield _length(sides, mine, theirs)


def _same(sides: Sides, left: Shown, right: Shown) -> tuple[bool, bool]:
    if left.kind != right.kind:
        return False, False
    if left.content == right.content:
        return True, False
    if left.kind == "figure":
        return close(sides.reference.nodes, sides.candidate.nodes, left.content, right.content, DRAWN), False
    near = sides.tolerance is not None and left.rough == right.rough
    return near, near


def _differs(sides: Sides, name: str, left: Shown, right: Shown) -> Item:
    statement = sides.statement_at(left.sequence, left.place)
    if left.kind == right.kind == "figure":
        return sides.nodes_differ("figure", name, left.sequence, statement, left.content, right.content)
    values = (_said(sides.reference, left), _said(sides.candidate, right))
    difference = sides.difference(left.kind, name, left.sequence, statement=statement, values=values)
    return Item(left.kind, name, difference)


def _length(sides: Sides, mine: Sequence[Shown], theirs: Sequence[Shown]) -> Item:
    place = min(len(mine), len(theirs))
    longer = (mine if len(mine) > len(theirs) else theirs)[place]
    name = str(sum(item.kind == longer.kind for item in mine[:place]) + 1)
    sequence = longer.sequence if len(mine) > len(theirs) else 1 << 40
    said = _said(sides.reference if len(mine) > len(theirs) else sides.candidate, longer)
    values = (said, "nothing more") if len(mine) > len(theirs) else ("nothing more", said)
    statement = sides.statement_at(sequence, longer.place) if len(mine) > len(theirs) else ""
    return Item(
        longer.kind,
        name,
        sides.difference(longer.kind, name, sequence, statement=statement, values=values),
    )


def _said(recording: Recording, shown: Shown) -> str:
    if shown.kind == "figure":
        return "a figure"
    if shown.preview:
        return f"`{shown.preview}`"
    return (
        f"a {'line' if shown.kind == 'text' else 'display'} with another text"
        if not recording.live
        else "an empty line"
    )
