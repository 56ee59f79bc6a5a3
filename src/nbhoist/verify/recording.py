"""What a run did, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import tempfile

RunKind = Literal["notebook", "package"]
ErrorKind = Literal["raised", "time", "memory", "text", "ended", "interrupted"]
Node = Mapping[str, Any]


@dataclass(frozen=True)
class Probe:
    """Nodes of values behind one visit of one statement."""

    statement: str
    visit: int
    values: Mapping[str, str]  # name → key of a node
    sequence: int  # place among all events of the run
    place: str = ""  # cell or stage


@dataclass(frozen=True)
class Shown:
    """One line, display or figure of the ordered output stream."""

    kind: Literal["text", "display", "figure"]
    content: str  # hash of a line, or of type and text, or key of a node
    place: str  # cell or stage
    sequence: int
    rough: str = ""  # hash with numbers rounded, for another platform
    preview: str = ""  # live only


@dataclass(frozen=True)
class RunFailure:
    """Why a run did not come to its end."""

    kind: ErrorKind
    place: str  # cell id, or module and function of the package
    ename: str
    evalue: str
    label: str = ""  # the place as messages show it


@dataclass(frozen=True)
class Imported:
    """An import name with the distribution that gave it."""

    name: str
    distribution: str
    version: str


@dataclass(frozen=True)
class CellOutputs:
    """What a fresh run of a cell showed; live only."""

    cell: str
    text: str
    displays: tuple[str, ...]  # text/plain of results and displays
    error: str = ""  # the exception that ended the cell, name and message


@dataclass(frozen=True)
class Recording:
    """One recorded run; `spool` and previews exist only while the run is fresh."""

    kind: RunKind
    platform: Mapping[str, Any]
    nodes: Mapping[str, Node]
    probes: tuple[Probe, ...]
    stream: tuple[Shown, ...]
    files: Mapping[str, str]
    imports: tuple[Imported, ...]
    seconds: Mapping[str, float]  # cell or stage → seconds
    seeds_forced: bool
    error: RunFailure | None = None
    relocated: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()  # files of the original that changed during the run; live only
    outputs: tuple[CellOutputs, ...] = ()
    spool: tempfile.TemporaryDirectory[str] | None = field(default=None, compare=False, repr=False)

    @property
    def live(self) -> bool:
        """Whether elements of values can still be looked up."""
        return self.spool is not None

    def spooled(self, name: str) -> bytes | None:
        """Return the kept elements of a leaf."""
        path = Path(self.spool.name) / name if self.spool and name else None
        return path.read_bytes() if path and path.exists() else None

    def schemas(self) -> dict[str, dict[str, Any]]:
        """Return columns, data types and row counts of every recorded table, by statement and name."""
        found = {}
        for probe in self.probes:
            for name, key in probe.values.items():
                schema = self.nodes.get(key, {}).get("schema")
                if schema:
                    found[f"{probe.statement} {name}"] = dict(schema)
        return found

    def to_json(self) -> dict[str, Any]:
        """Return what may be stored: hashes and summaries, no rows and no texts."""
        from nbhoist.verify.stored import to_json

        return to_json(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Recording:
        """Return a stored recording."""
        from nbhoist.verify.stored import from_json

        return from_json(data)
