"""Fingerprints of long runs of plain Python values: object arrays, text columns, long lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .digest import digest

if TYPE_CHECKING:
    from .fingerprint import Fingerprinter

PLAIN = frozenset({str, int, float, bool, type(None), bytes})


def elements(fingerprinter: Fingerprinter, items: list[Any]) -> str:
    """Return the key of a run of values, as one leaf where all of them are plain."""
    kinds = set(map(type, items))
    if not kinds <= PLAIN:
        children = [(f"[{index}]", fingerprinter.part(item)) for index, item in enumerate(items)]
        return fingerprinter.store.parts("elements", str(len(items)), children)
    whole = fingerprinter.names.path_text(repr(items))
    content = digest(whole)
    key = digest("leaf", "elements", content)
    if fingerprinter.store.has(key):
        return key
    facts: dict[str, Any] = {"shape": str(len(items)), "missing": sum(item is None or item != item for item in items)}
    if kinds == {float}:
        facts["summary"] = list_summary(items)
    facts["spool"] = fingerprinter.store.spool.put_texts(content, [repr(item) for item in items])
    return fingerprinter.store.keep(key, "elements", **facts)


def list_summary(items: list[float]) -> dict[str, Any]:
    """Return the tolerance summary of a list of floats."""
    finite = [(place, item) for place, item in enumerate(items) if item - item == 0]
    known = [item for _, item in finite]
    return {
        "count": len(items),
        "nan": sum(item != item for item in items),
        "infinite": sum((item > 0) - (item < 0) for item in items if item in (float("inf"), float("-inf"))),
        **({"low": min(known), "high": max(known)} if known else {}),
        "scale": sum(map(abs, known)),
        "projections": [sum(item * (place * ratio % 1 - 0.5) for place, item in finite) for ratio in RATIOS],
    }


RATIOS = (0.6180339887498949, 0.4142135623730951)  # irrational: the weights of two projections
