"""What the package must reproduce of the notebook's run, as a file for its tests."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from nbhoist.verify.probe.randomness import SEED
from nbhoist.verify.recording import Probe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nbhoist.scaffold.model import Module

EXPECTED = "tests/notebook/expected.json"
# streams of their own, which a plain test cannot seed as the recorded run did
OWN_STREAMS = re.compile(r"\b(default_rng|RandomState|Random)\(\s*\)|\b(torch|tensorflow|keras)\b")


@dataclass(frozen=True)
class Expectation:
    """What the notebook's own run gave."""

    lines: tuple[str, ...]  # hash of each printed line, in order
    values: Mapping[str, float]  # metrics by name
    data: Mapping[str, str | None]  # SHA-256 of each input file by its setting, such as `data.customers`
    seed: int | None  # of the global streams, where the run was given one


def expectation(
    recording: Mapping[str, Any] | None,
    metrics: Iterable[str],
    data: Mapping[str, str | None],
    modules: Iterable[Module],
) -> Expectation | None:
    """What a stored recording lets a test expect; None where it stopped or there is none."""
    if recording is None or recording["error"]:
        return None
    forced = bool(recording["seeds_forced"])
    if forced and any(OWN_STREAMS.search(module.source) for module in modules):
        return Expectation((), {}, data, None)
    lines = tuple(item[1] for item in recording["stream"] if item[0] == "text")
    return Expectation(lines, _numbers(recording, frozenset(metrics)), data, SEED if forced else None)


def expected_json(run: Expectation) -> str:
    """Text of the file."""
    return json.dumps(asdict(run), indent=1, ensure_ascii=False) + "\n"


def _numbers(recording: Mapping[str, Any], names: frozenset[str]) -> dict[str, float]:
    """The last recorded value of each name, where it is one finite number."""
    probes = sorted((Probe(*item) for item in recording["probes"]), key=lambda probe: probe.sequence)
    last = {name: key for probe in probes for name, key in probe.values.items() if name in names}
    found = {name: recording["nodes"].get(key, {}).get("summary", {}) for name, key in last.items()}
    return {name: summary["low"] for name, summary in sorted(found.items()) if _is_number(summary)}


def _is_number(summary: Mapping[str, Any]) -> bool:
    return summary.get("count") == 1 and "low" in summary
