"""What a generated package remembers of its making: the folder `.nbhoist`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbhoist.api.from_data import from_data
from nbhoist.errors import NbhoistError
from nbhoist.refactor.emit.package import Emitted, Home
from nbhoist.refactor.plan import Plan
from nbhoist.scaffold.chain import LINKS
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
    if links_of(directory):
        raise NbhoistError(
            f"`{directory}` was made of several notebooks, and only `nbhoist verify` knows such packages; "
            "convert the notebooks again into another folder"
        )
    return _read(directory, directory / FOLDER)


def read_link(directory: Path, link: str) -> PackageState:
    """Read the state of one sub-package that was made of several notebooks, as if it were a package."""
    return _read(directory, directory / LINKS / link)


def links_of(directory: Path) -> tuple[str, ...]:
    """Sub-packages of a package that was made of several notebooks, in order; none where it was made of one."""
    file = directory / FOLDER / "manifest.json"
    if not file.is_file():
        raise NbhoistError(
            f"`{directory}` holds no `{FOLDER}/manifest.json`; give the folder of a package that `nbhoist convert` made"
        )
    try:
        return tuple(
            str(one["sub_package"]) for one in json.loads(file.read_text(encoding="utf-8")).get("notebooks", ())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unusable(file.parent, error) from error


def _read(directory: Path, folder: Path) -> PackageState:
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        plan = from_data(Plan, json.loads((folder / "plan.json").read_text(encoding="utf-8")))
        homes = tuple(Home(*home) for home in manifest["homes"])
        recording = _optional(folder / "recording.json")
        stored = Recording.from_json(recording) if recording is not None else None
        verdict, numbers = _optional(folder / "verdict.json"), _optional(folder / "numbers.json")
        return PackageState(directory, manifest, plan, Emitted((), homes), stored, verdict, numbers)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise _unusable(folder, error) from error


def _unusable(folder: Path, error: Exception) -> NbhoistError:
    return NbhoistError(f"`{folder}` cannot be used ({type(error).__name__}: {error}); convert the notebook again")


def _optional(file: Path) -> dict[str, Any] | None:
    if not file.is_file():
        return None
    data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return data
