"""Comparison of two nodes: exactly by key, or within a tolerance by their summaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbhoist.verify.recording import Node

Nodes = Mapping[str, Node]


@dataclass(frozen=True)
class Tolerance:
    """How far floats may lie apart."""

    rtol: float
    atol: float


def close(reference: Nodes, candidate: Nodes, left: str, right: str, tolerance: Tolerance) -> bool:
    """Tell whether two values agree within a tolerance; what holds no floats must be exactly equal."""
    if left == right:
        return True
    one, other = reference.get(left, {}), candidate.get(right, {})
    if any(one.get(fact) != other.get(fact) for fact in ("type", "shape", "dtype", "opaque")):
        return False
    if "summary" in one and "summary" in other and _is_float(one):
        return _summaries_agree(one["summary"], other["summary"], tolerance)
    mine, theirs = one.get("children", []), other.get("children", [])
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
