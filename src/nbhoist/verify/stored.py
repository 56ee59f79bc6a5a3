"""Recordings on disk: hashes and summaries, no rows, no texts, no values but numbers that a tolerance needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbhoist.verify.nodes import hidden_label
from nbhoist.verify.recording import Imported, Node, Probe, Recording, RunFailure, Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
LIVE = frozenset({"shown", "spool"})


def to_json(recording: Recording) -> dict[str, Any]:
    """Return a recording as JSON values."""
    return {
        "version": VERSION,
        "kind": recording.kind,
        "platform": dict(recording.platform),
        "nodes": {key: _stored(node) for key, node in recording.nodes.items()},
        "probes": [[probe.statement, probe.visit, dict(probe.values), probe.sequence] for probe in recording.probes],
        "places": {probe.statement: probe.place for probe in recording.probes},
        "stream": [[item.kind, item.content, item.place, item.sequence, item.rough] for item in recording.stream],
        "files": dict(recording.files),
        "imports": [[entry.name, entry.distribution, entry.version] for entry in recording.imports],
        "seconds": dict(recording.seconds),
        "seeds_forced": recording.seeds_forced,
        "error": _error(recording.error),
    }


def from_json(data: Mapping[str, Any]) -> Recording:
    """Return the recording that `to_json` described."""
    return Recording(
        kind=data["kind"],
        platform=data["platform"],
        nodes=data["nodes"],
        probes=tuple(_probe(item, data["places"]) for item in data["probes"]),
        stream=tuple(Shown(*item) for item in data["stream"]),
        files=data["files"],
        imports=tuple(Imported(*item) for item in data["imports"]),
        seconds=data["seconds"],
        seeds_forced=data["seeds_forced"],
        error=RunFailure(**data["error"]) if data["error"] else None,
    )


def _probe(item: list[Any], places: Mapping[str, str]) -> Probe:
    statement, visit, values, sequence = item
    return Probe(statement, visit, values, sequence, places.get(statement, ""))


def _error(error: RunFailure | None) -> dict[str, str] | None:
    return dict(vars(error)) if error else None


def _stored(node: Node) -> dict[str, Any]:
    """Return a node without what only a live comparison may show; labels of a dictionary may be data."""
    kept = {fact: value for fact, value in node.items() if fact not in LIVE and fact != "keyed"}
    if node.get("keyed"):
        kept["children"] = [[hidden_label(label), key] for label, key in node.get("children", ())]
    return kept
