"""What notebook and package run share: limits, forced state, capture, recorder, and the end of the journal."""

from __future__ import annotations

import sys
from typing import Any

from . import after_import, files, guard
from .capture import Capture
from .fingerprint import Fingerprinter
from .imported import distributions, platform_stamp
from .insert import PROBE, RETURN
from .journal import Journal
from .kinds import register_all
from .names import Names
from .presentation import offer
from .raising import RAISING, Raising
from .randomness import Randomness
from .recorder import Recorder
from .spool import Spool
from .store import Store


class Session:
    """One recorded run; made before any code of the user runs."""

    def __init__(self, config: dict[str, Any]) -> None:
        register_all()
        _limit_memory(config.get("memory"))
        self.config = config
        self.after_import = after_import.install()
        self.journal = Journal(config["journal"])
        names = Names.of_run(config)
        fingerprinter = Fingerprinter(names, Store(self.journal, Spool(config.get("spool"))))
        capture = Capture(config["output"], config["errors"])
        self.recorder = Recorder(self.journal, capture, fingerprinter, config["pixels"])
        self.probes: dict[str, dict[str, Any]] = {probe["id"]: probe for probe in config["probes"]}
        sys.modules["_nbhoist_probe"].recorder = self.recorder  # type: ignore[attr-defined]  # for the drawing backend
        offer(PROBE, self.probe)
        offer(RETURN, self.returned)
        offer(RAISING, self.raising)
        self.randomness = Randomness(self.after_import, names.is_own)
        self.before = files.snapshot(config["project"])
        guard.protect(config["original"], tuple(config["folders"]))

    def probe(self, *keys: str) -> None:
        """Record what the calling code has bound, for each statement id."""
        frame = sys._getframe(1)
        for key in keys:
            self.recorder.probe(key, self.probes[key]["names"], frame.f_locals, frame.f_globals)

    def returned(self, value: Any, *keys: str) -> Any:
        """Record what a stage gives back, and give it back."""
        frame = sys._getframe(1)
        for key in keys:
            probe = self.probes[key]
            absent = [name for name in probe["names"].values() if name not in frame.f_locals]
            bound = dict(_given_back(value, probe.get("returned") or absent))
            self.recorder.probe(key, probe["names"], bound, frame.f_locals, frame.f_globals)
        return value

    def raising(self, cell: str) -> Raising:
        """Take the exception that a cell is meant to raise, and record it."""
        return Raising(self.recorder, cell)

    def finish(self) -> None:
        """Record files, imports and where the run took place; the last line says that the run is complete."""
        fingerprinter = self.recorder.fingerprinter
        written = files.changes(fingerprinter, self.config["project"], self.before)
        self.journal.write("files", nodes=written)
        self.journal.write("imports", distributions=distributions())
        self.journal.write("platform", stamp=platform_stamp())
        at = self.recorder.capture.position()
        self.journal.write("end", seeds_forced=self.randomness.forced, at=at)


def _given_back(value: Any, names: list[str]) -> list[tuple[str, Any]]:
    if len(names) == 1:
        return [(names[0], value)]
    if isinstance(value, tuple) and len(value) == len(names):
        return list(zip(names, value, strict=True))
    return []


def _limit_memory(limit: int | None) -> None:
    try:
        import resource
    except ImportError:  # Windows; there the watching process ends the run
        return
    if limit:
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (limit if hard < 0 else min(limit, hard), hard))
