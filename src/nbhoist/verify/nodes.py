"""Comparison of two nodes: exactly by key, or within a tolerance by their summaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbhoist.verify.probe.digest import digest
from nbhoist.verify.recording import Node

Part = tuple[str, str]  # label and key of a node
Nodes = Mapping[str, Node]


@dataclass(frozen=True)
class Tolerance:
    """How far floats may lie apart."""

    rtol: float
    atol: float


def hidden_label(label: str) -> str:
    """Return a label of a dictionary as it is stored: keys may be data."""
    return f"[{digest(label)[:8]}]"


def matched(one: Node, other: Node) -> tuple[list[Part], list[Part]]:
    """Return the parts of both nodes, with the readable labels where one of them was stored."""
    mine, theirs = _parts(one), _parts(other)
    if bool(one.get("keyed")) == bool(other.get("keyed")):
        return mine, theirs
    words = {hidden_label(label): label for label, _ in (mine if one.get("keyed") else theirs)}
    return [(words.get(label, label), key) for label, key in mine], [
        (words.get(label, label), key) for label, key in theirs
    ]


def _parts(node: Node) -> list[Part]:
    return [(label, key) for label, key in node.get("children", ())]


def close(reference: Nodes, candidate: Nodes, left: str, right: str, tolerance: Tolerance) -> bool:
    """Tell whether two values agree within a tolerance; what holds no floats must be exactly equal."""
    if left == right:
        return True
    one, other = reference.get(left, {}), candidate.get(right, {})
    if any(one.get(fact) != other.get(fact) for fact in ("type", "shape", "dtype", "opaque")):
        return False
    if "summary" in one and "summary" in other and _is_float(one):
        return _summaries_agree(one["summary"], other["summary"], tolerance)
    mine, theirs = matched(one, other)
    if not mine or [label for label, _ in mine] != [label for label, _ in theirs] or len(mine) >= 300:
        return False
    pairs = zip(mine, theirs, strict=True)
    return all(close(reference, candidate, key, twin, tolerance) for (_, key), (_, twin) in pairs)


def _is_float(node: Node) -> bool:
    return str(node.get("dtype", "float")).startswith("float")


def _summaries_agree(one: Mapping[str, Any], other: Mapping[str, Any], tolerance: Tolerance) -> bool:
    if any(one.get(count) != other.get(count) for count in ("count", "nan", "infinite")):
        return False
    scale = max(one.get("scale", 0.0), other.get("scale", 0.0))
    for bound in ("low", "high"):
        if (bound in one) != (bound in other):
            return False
        size = max(abs(one.get(bound, 0.0)), abs(other.get(bound, 0.0)))
        if abs(one.get(bound, 0.0) - other.get(bound, 0.0)) > tolerance.atol + tolerance.rtol * size:
            return False
    allowed = tolerance.atol * one["count"] + tolerance.rtol * scale
    pairs = zip(one.get("projections", []), other.get("projections", []), strict=True)
    return all(abs(mine - theirs) <= allowed for mine, theirs in pairs)
