"""What a generated package remembers of its making: the folder `.nbhoist`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbhoist.api.from_data import from_data
from nbhoist.errors import NbhoistError
from nbhoist.refactor.emit.package import Emitted, Home
from nbhoist.refactor.plan import Plan
from nbhoist.scaffold.state import FOLDER
from nbhoist.verify.recording import Recording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class PackageState:
    """A package on disk with the plan that it was made from; the last three are those of `convert`."""

    directory: Path
    manifest: Mapping[str, Any]
    plan: Plan
    emitted: Emitted  # homes only, no sources
    recording: Recording | None
    verdict: Mapping[str, Any] | None
    numbers: Mapping[str, Any] | None = None  # stored outputs against a fresh run

    @property
    def base(self) -> Path:
        """The sources as they were generated."""
        return self.directory / FOLDER / "base" / "src"


def read_state(directory: Path) -> PackageState:
    """Read the state of a package; `NbhoistError` where there is none or it cannot be used."""
    folder = directory / FOLDER
    if not (folder / "manifest.json").is_file():
        raise NbhoistError(
            f"`{directory}` holds no `{FOLDER}/manifest.json`; give the folder of a package that `nbhoist convert` made"
        )
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        plan = from_data(Plan, json.loads((folder / "plan.json").read_text(encoding="utf-8")))
        homes = tuple(Home(*home) for home in manifest["homes"])
        recording = _optional(folder / "recording.json")
        stored = Recording.from_json(recording) if recording is not None else None
        verdict, numbers = _optional(folder / "verdict.json"), _optional(folder / "numbers.json")
        return PackageState(directory, manifest, plan, Emitted((), homes), stored, verdict, numbers)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise NbhoistError(
            f"`{folder}` cannot be used ({type(error).__name__}: {error}); convert the notebook again"
        ) from error


def _optional(file: Path) -> dict[str, Any] | None:
    if not file.is_file():
        return None
    data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return data
