"""Where two values differ first: the path to the element, and both sides of it."""

from __future__ import annotations

import json
import math
import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from nbhoist.verify.nodes import Tolerance, close, matched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.verify.recording import Node, Recording
    from nbhoist.verify.verdict import Difference

STRUCT = dict(zip("dfe?bBhHiIlLqQMm", "dfe?bBhHiIqQqQqq", strict=True))  # numpy's letters → those of struct


@dataclass(frozen=True)
class Located:
    """The first element that differs."""

    element: str
    reference: str
    candidate: str


def located(
    reference: Recording, candidate: Recording, difference: Difference, tolerance: Tolerance | None
) -> Difference:
    """Return a difference with the element and both values of it."""
    if not any(difference.nodes):
        return difference
    found = Locator(reference, candidate, tolerance).locate(*difference.nodes)
    return replace(difference, element=found.element, reference=found.reference, candidate=found.candidate)


@dataclass(frozen=True)
class Locator:
    """Descends to the first difference of two values, as far as both recordings tell."""

    reference: Recording
    candidate: Recording
    tolerance: Tolerance | None

    def locate(self, left: str, right: str, path: str = "") -> Located:
        """Return the path to the first element that differs."""
        one, other = self.reference.nodes.get(left, {}), self.candidate.nodes.get(right, {})
        for fact in ("type", "shape"):
            if one.get(fact) != other.get(fact) and (fact == "type" or not one.get("children")):
                return Located(path, _said(one), _said(other))
        if one.get("shown") and other.get("shown"):
            return Located(path, _said(one), _said(other))
        mine, theirs = (dict(_numbered(parts)) for parts in matched(one, other))
        for label in [*mine, *(label for label in theirs if label not in mine)]:
            if label not in mine:
                return Located(path + label, "absent", _said(self.candidate.nodes.get(theirs[label], {})))
            if label not in theirs:
                return Located(path + label, _said(self.reference.nodes.get(mine[label], {})), "absent")
            if not self._agree(mine[label], theirs[label]):
                return self.locate(mine[label], theirs[label], path + label)
        return self._element(one, other, path)

    def _agree(self, left: str, right: str) -> bool:
        nodes = (self.reference.nodes, self.candidate.nodes)
        return left == right or (self.tolerance is not None and close(*nodes, left, right, self.tolerance))

    def _element(self, one: Node, other: Node, path: str) -> Located:
        mine, theirs = _elements(self.reference, one), _elements(self.candidate, other)
        if mine is None or theirs is None:
            return Located(path, _said(one), _said(other))
        unequal = [place for place, pair in enumerate(zip(mine, theirs, strict=False)) if not self._same(*pair)]
        if not unequal:
            return Located(path, f"{len(mine)} elements", f"{len(theirs)} elements")
        place = unequal[0]
        more = f" ({len(unequal)} of {len(mine)} elements differ)" if len(unequal) > 1 else ""
        return Located(f"{path}[{_index(one, place)}]", _shown(mine[place]), _shown(theirs[place]) + more)

    def _same(self, left: Any, right: Any) -> bool:
        if isinstance(left, float) and isinstance(right, float):
            near = self.tolerance or Tolerance(0.0, 0.0)
            both = math.isnan(left) and math.isnan(right)
            return both or math.isclose(left, right, rel_tol=near.rtol, abs_tol=near.atol)
        return bool(left == right)


def _numbered(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return labelled parts; equal labels are told apart by their number."""
    found: list[tuple[str, str]] = []
    seen: dict[str, int] = {}
    for label, key in parts:
        seen[label] = seen.get(label, 0) + 1
        found.append((label if seen[label] == 1 else f"{label}#{seen[label]}", key))
    return found


def _elements(recording: Recording, node: Node) -> Sequence[Any] | None:
    name = str(node.get("spool", ""))
    data = recording.spooled(name)
    if data is None:
        return None
    form = name.rpartition(".")[2]
    if form == "json":
        texts: list[str] = json.loads(data)
        return texts
    if form not in STRUCT:
        return None
    return struct.unpack(f"={len(data) // struct.calcsize('=' + STRUCT[form])}{STRUCT[form]}", data)


def _index(node: Node, place: int) -> str:
    sides = [int(side) for side in str(node.get("shape", "")).strip("()").split(",") if side.strip().isdigit()]
    if len(sides) < 2:
        return str(place)
    found = []
    for side in sides if node.get("order") == "F" else reversed(sides):
        place, rest = divmod(place, side)
        found.append(rest)
    return ", ".join(map(str, found if node.get("order") == "F" else reversed(found)))


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else repr(value)


def _said(node: Node) -> str:
    if node.get("shown"):
        return str(node["shown"])
    if node.get("type") == "unbound":
        return "no value"
    summary = node.get("summary", {})
    if summary.get("count") == 1 and "low" in summary:
        return repr(summary["low"])
    shape = f" {node['shape']}" if node.get("shape") else ""
    return f"{node.get('type', 'something')}{shape}".strip() if node else "something not recorded"
