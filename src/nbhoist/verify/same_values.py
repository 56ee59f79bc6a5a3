"""Values behind statements, and values bound at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nbhoist.verify.sides import END, Item, Sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.verify.recording import Probe


def compare_values(sides: Sides) -> Iterator[Item]:
    """Compare every value that the reference recorded behind a statement."""
    known = {probe.statement for probe in sides.candidate.probes}
    for probe in sides.reference.probes:
        if probe.statement == END:
            continue
        twin = sides.visits.get((probe.statement, probe.visit))
        for name, key in probe.values.items():
            if twin is not None and name in twin.values:
                yield _compared(sides, probe, name, key, twin.values[name])
            else:
                yield _absent(sides, probe, name, key, reached=probe.statement in known)


def compare_end(sides: Sides) -> Iterator[Item]:
    """Compare what is bound at the end of both runs under the same name."""
    own = next((probe for probe in sides.reference.probes if probe.statement == END), None)
    twin = sides.visits.get((END, 0))
    if own is None or twin is None:
        return
    for name, key in own.values.items():
        if name in twin.values:
            yield _compared(sides, own, name, key, twin.values[name])
        elif name in sides.expected.results:
            values = ("bound at the end", "not given back")
            yield Item("variable", name, sides.difference("variable", name, own.sequence, statement=END, values=values))


def _compared(sides: Sides, probe: Probe, name: str, key: str, other: str) -> Item:
    reason = sides.reference.nodes.get(key, {}).get("opaque", "")
    both = reason and sides.candidate.nodes.get(other, {}).get("opaque", "")
    if both:
        return Item("variable", name, reason=reason)
    if sides.agree(key, other):
        return Item("variable", name, near=key != other)
    if name in sides.expected.dissolved:
        return Item("variable", name, reason=sides.expected.dissolved[name])
    return sides.nodes_differ("variable", name, probe.sequence, probe.statement, key, other)


def _absent(sides: Sides, probe: Probe, name: str, key: str, reached: bool) -> Item:
    node = sides.reference.nodes.get(key, {})
    if name in sides.expected.dissolved:
        return Item("variable", name, reason=sides.expected.dissolved[name])
    if node.get("opaque"):
        return Item("variable", name, reason=node["opaque"])
    if reached and probe.visit:
        values = (f"run {probe.visit + 1} times or more", f"run {probe.visit} times")
        return Item(
            "variable",
            name,
            sides.difference("statement", "", probe.sequence, statement=probe.statement, values=values),
        )
    if sides.candidate.error is not None:
        return Item("variable", name, reason="the package stops before it")
    return Item("variable", name, uncovered=True)
