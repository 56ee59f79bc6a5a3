"""Recordings made in this process: the real fingerprints, without a kernel."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from nbhoist.verify.probe.fingerprint import Fingerprinter
from nbhoist.verify.probe.kinds import register_all
from nbhoist.verify.probe.names import Names
from nbhoist.verify.probe.spool import Spool
from nbhoist.verify.probe.store import Store
from nbhoist.verify.recording import Probe, Recording, Shown

if TYPE_CHECKING:
    from pathlib import Path

register_all()
PLATFORM = {"system": "Linux", "machine": "x", "blas": "one", "threads": "2"}


class Notes:
    """A journal that remembers."""

    def __init__(self) -> None:
        self.nodes: dict[str, dict[str, Any]] = {}

    def write(self, event: str, **fields: Any) -> None:
        assert event == "node"
        self.nodes[fields.pop("key")] = fields


class Values:
    """Fingerprints values as a run of `package` would."""

    def __init__(self, package: str | None = None, folder: Path | None = None) -> None:
        self.notes = Notes()
        names = Names(package, (str(folder),) if folder else ())
        self.fingerprinter = Fingerprinter(names, Store(self.notes, Spool(None)))  # type: ignore[arg-type]  # a fake

    def key(self, value: Any) -> str:
        """Return the key of a value."""
        return self.fingerprinter.value(value)

    def node(self, value: Any) -> dict[str, Any]:
        """Return the node of a value."""
        return self.notes.nodes[self.key(value)]


def recording(*steps: dict[str, Any], lines: tuple[str, ...] = (), **facts: Any) -> Recording:
    """Return a recording of statements `c0:0`, `c0:1` and so on that bind these names."""
    values = Values()
    probes = tuple(
        Probe(f"c0:{place}", 0, {name: values.key(value) for name, value in step.items()}, place)
        for place, step in enumerate(steps)
    )
    stream = tuple(Shown("text", line, "c0", place, line.split(".")[0], line) for place, line in enumerate(lines))
    given: dict[str, Any] = {"platform": PLATFORM, "files": {}, "imports": (), "seconds": {}, "seeds_forced": False}
    return Recording(kind="notebook", nodes=values.notes.nodes, probes=probes, stream=stream, **{**given, **facts})


def module_named(name: str, **members: Any) -> Any:
    """Return a module of this name, as a place for classes."""
    module = type(sys)(name)
    vars(module).update(members)
    return module
