"""Which notebook a package is compared with, and where its data is."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbhoist.analysis.facts import build_facts
from nbhoist.api.masking import notebook_copy
from nbhoist.api.notebook_settings import settings_of
from nbhoist.errors import NbhoistError
from nbhoist.notebook.reader import parse_notebook
from nbhoist.refactor.inclusion import with_included

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nbhoist.analysis.facts import Facts
    from nbhoist.api.package_state import PackageState


@dataclass(frozen=True)
class Reference:
    """The notebook as if it stood in the folder of its data; `runnable` where that folder holds all of it."""

    facts: Facts
    runnable: bool
    problem: str = ""  # why not even the recording can be used
    notes: tuple[str, ...] = ()


def find_reference(state: PackageState) -> Reference:
    """Return the notebook that the package was made from, in the folder where both can run."""
    folders = _folders(state)
    folder = next((folder for folder in folders if not _missing(state, folder, _literal_paths(state))), None)
    facts, notes = _facts(state, folder or folders[0])
    if folder is not None:
        return Reference(facts, True, notes=notes)
    return Reference(facts, False, _unusable(state, folders[-1]), notes)


def _folders(state: PackageState) -> tuple[Path, ...]:
    """The notebook's folder as it was, and the one that `config.toml` names; what is there, else the package's own."""
    named = _configuration(state).get("paths", {}).get("root", ".")
    candidates = (state.manifest["notebook"]["folder"], named)
    found = dict.fromkeys((state.directory / str(path)).resolve() for path in candidates)
    return tuple(path for path in found if path.is_dir()) or (state.directory / "notebooks",)


def _configuration(state: PackageState) -> Mapping[str, Any]:
    file = state.directory / "config.toml"
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NbhoistError(f"`{file}` cannot be read: {error}; mend it, or take it from `.nbhoist/base`") from error


def _facts(state: PackageState, folder: Path) -> tuple[Facts, tuple[str, ...]]:
    """The original where its code is what it was, else the copy in the package."""
    wanted, name = state.manifest["notebook"]["sha256"], state.plan.notebook
    original = state.directory / state.manifest["notebook"]["folder"] / name
    magics = frozenset(settings_of(original if original.is_file() else state.directory / name).python_magics)
    if original.is_file():
        facts = _facts_of(original.read_bytes(), folder / name, state, magics)
        if hashlib.sha256(notebook_copy(facts, state.plan)).hexdigest() == wanted:
            return facts, ()
    copy = state.directory / "notebooks" / state.manifest["notebook"]["name"]
    data = copy.read_bytes() if copy.is_file() else b""
    if hashlib.sha256(data).hexdigest() != wanted:
        raise NbhoistError(f"`{copy}` is not the notebook that the package was made from; convert the notebook again")
    changed = f"`{name}` has changed since the package was made; compared with the copy in `notebooks`"
    return _facts_of(data, folder / copy.name, state, magics), (changed,) if original.is_file() else ()


def _facts_of(data: bytes, path: Path, state: PackageState, magics: frozenset[str]) -> Facts:
    """The facts of a notebook with the files that it runs, which must be as they were."""
    whole = with_included(parse_notebook(data, path), magics)
    changed = [file for file, digest in state.plan.included if dict(whole.files).get(file) != digest]
    if changed:
        raise NbhoistError(
            f"`{path.parent / changed[0]}`, which the notebook runs, is not there as it was; `nbhoist update` follows it"
        )
    return build_facts(whole.notebook, magics, None, state.plan.wishes.order == "execution", whole.files)


def _literal_paths(state: PackageState) -> dict[str, str]:
    """Setting → path, as the notebook has it."""
    return {f"{s.section}.{s.key}": str(s.value) for s in state.plan.configuration}


def _configured_paths(state: PackageState) -> dict[str, str]:
    sections = {name: table for name, table in _configuration(state).items() if isinstance(table, dict)}
    return {f"{name}.{key}": str(value) for name, table in sections.items() for key, value in table.items()}


def _missing(state: PackageState, folder: Path, paths: Mapping[str, str]) -> list[str]:
    """Data files that were there when the package was made and are not in a folder."""
    known = state.manifest.get("data", {})
    return [paths[key] for key, digest in known.items() if digest and not (folder / paths.get(key, ".")).is_file()]


def _unusable(state: PackageState, folder: Path) -> str:
    """Why the package cannot be compared with the recording alone; empty where it can."""
    paths = _configured_paths(state)
    missing = _missing(state, folder, paths)
    if missing:
        names = ", ".join(f"`{name}`" for name in missing)
        return f"{names} is not in `{folder}`; put the data there, or name it in `config.toml`"
    if state.recording is None:
        return "the package holds no recording, and the notebook's data is not there; put it back"
    known = state.manifest.get("data", {})
    changed = [paths[key] for key, digest in known.items() if digest and _digest(folder / paths[key]) != digest]
    if changed:
        return f"`{changed[0]}` is not the file that was recorded, and the notebook's own data is not there to run it again"
    return ""


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
