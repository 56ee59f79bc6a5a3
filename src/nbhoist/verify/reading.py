"""From the journal of a run to its recording."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nbhoist.verify.probe.digest import digest
from nbhoist.verify.probe.insert import to_copy
from nbhoist.verify.probe.names import Names, is_timing
from nbhoist.verify.recording import CellOutputs, Imported, Probe, Recording, RunFailure, RunKind, Shown

if TYPE_CHECKING:
    import tempfile
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from nbhoist.verify.scratch import Scratch

PREVIEW = 300  # characters of a line
FRACTION = re.compile(r"[-+]?\d*\.\d+(?:[eE][-+]?\d+)?")


@dataclass(frozen=True)
class Ending:
    """What the runner knows beside the journal."""

    error: RunFailure | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)
    displays: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # cell → text/plain
    raised: Mapping[str, str] = field(default_factory=dict)  # cell → exception
    text: int = -1  # bytes of printed text that count; all of them


def read_recording(
    kind: RunKind, scratch: Scratch, ending: Ending, spool: tempfile.TemporaryDirectory[str]
) -> Recording:
    """Return the recording of a run whose processes have ended."""
    events = list(_events(scratch.journal))
    printed = _printed(scratch.output, ending.text)
    names = Names.of_run(json.loads(scratch.config.read_text(encoding="utf-8")))
    last = _last(events)
    return Recording(
        kind=kind,
        platform=last("platform").get("stamp", {}),
        nodes={event["key"]: _node(event) for event in events if event["event"] == "node"},
        probes=tuple(_probes(events)),
        stream=tuple(Reader(printed, names).stream(events)),
        files=last("files").get("nodes", {}),
        imports=tuple(Imported(*item) for item in last("imports").get("distributions", [])),
        seconds=dict(ending.seconds),
        seeds_forced=bool(last("end").get("seeds_forced", False)),
        error=ending.error,
        outputs=tuple(_outputs(events, printed, ending, _to_original(scratch))),
        spool=spool,
    )


def _printed(path: Path, limit: int) -> bytes:
    if not path.exists():
        return b""
    with path.open("rb") as stream:
        return stream.read(limit)


def failure(scratch: Scratch) -> Mapping[str, Any] | None:
    """Return the exception that stopped a package run, where it could say so."""
    return next((event for event in _events(scratch.journal) if event["event"] == "error"), None)


def is_complete(scratch: Scratch) -> bool:
    """Tell whether the probe wrote its last line."""
    return any(event["event"] == "end" for event in _events(scratch.journal))


class Reader:
    """Cuts the printed text at displays and figures, and into lines."""

    def __init__(self, printed: bytes, names: Names) -> None:
        self._printed = printed
        self._names = names

    def stream(self, events: list[dict[str, Any]]) -> Iterator[Shown]:
        """Give lines, displays and figures in their order."""
        place, cut, open_place, chunks = "", 0, "", list[tuple[str, int, bytes]]()
        for sequence, event in enumerate(events):
            if "at" not in event:
                continue
            if event["at"] > cut:
                chunks.append((place, sequence, self._printed[cut : event["at"]]))
                cut = event["at"]
            if event["event"] in ("display", "figure"):
                yield from self._lines(chunks)
                chunks = []
                yield self._shown(event, place, sequence)
            elif event["event"] == "place":
                place = open_place = event["name"]
        chunks.append((open_place, len(events), self._printed[cut:]))
        yield from self._lines(chunks)

    def _lines(self, chunks: list[tuple[str, int, bytes]]) -> Iterator[Shown]:
        pending = b""
        where = ("", 0)
        for place, sequence, data in chunks:
            *lines, rest = (pending + data).split(b"\n")
            for line in lines:
                yield from self._line(line, place, sequence)
            pending, where = rest, (place, sequence)
        if pending:
            yield from self._line(pending, *where)

    def _line(self, line: bytes, place: str, sequence: int) -> Iterator[Shown]:
        text = self._names.shown_text(line.decode("utf-8", "replace").removesuffix("\r"))
        if not is_timing(text):
            yield Shown("text", digest(text), place, sequence, digest(rounded(text)), text[:PREVIEW])

    def _shown(self, event: Mapping[str, Any], place: str, sequence: int) -> Shown:
        if event["event"] == "figure":
            return Shown("figure", event["node"], place, sequence)
        content = digest(event["type"], event["text"])
        rough = digest(event["type"], rounded(event["text"]))
        return Shown("display", content, place, sequence, rough, f"{event['type']}: {event['text'][:PREVIEW]}")


def rounded(text: str) -> str:
    """Return a text with its fractions cut to five significant digits, and runs of blanks to one."""
    return " ".join(FRACTION.sub(lambda found: f"{float(found[0]):.5g}", text).split())


def _events(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        return
    with path.open(encoding="ascii", errors="replace") as stream:
        for line in stream:
            try:
                yield json.loads(line)
            except ValueError:  # the run was ended in the middle of a line
                return


def _last(events: list[dict[str, Any]]) -> Any:
    found = {event["event"]: event for event in events if event["event"] not in ("node", "probe")}
    return lambda name: found.get(name, {})


def _node(event: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in event.items() if name not in ("event", "key")}


def _probes(events: Iterable[Mapping[str, Any]]) -> Iterator[Probe]:
    place = ""
    for sequence, event in enumerate(events):
        if event["event"] == "probe":
            yield Probe(event["id"], event["visit"], event["values"], sequence, place)
        elif event["event"] == "place":
            place = event["name"]


def _outputs(
    events: list[dict[str, Any]],
    printed: bytes,
    ending: Ending,
    to_original: Callable[[str], str],
) -> Iterator[CellOutputs]:
    places = [event for event in events if event["event"] == "place"]
    ends = [*(event["at"] for event in places), len(printed)][1:]
    for event, end in zip(places, ends, strict=True):
        text = to_original(printed[event["at"] : end].decode("utf-8", "replace"))
        shown = tuple(map(to_original, ending.displays.get(event["name"], ())))
        yield CellOutputs(event["name"], text, shown, to_original(ending.raised.get(event["name"], "")))


def _to_original(scratch: Scratch) -> Callable[[str], str]:
    """Return a function that names the project where a run names its copy."""
    config = json.loads(scratch.config.read_text(encoding="utf-8"))
    return to_copy(config["project"], config["original"])
