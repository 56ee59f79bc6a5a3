"""`update`: a package made anew after the notebook, the plan or nbhoist changed; what a person edited stays."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nbhoist.analysis.facts import build_facts
from nbhoist.api.converting import Conversion, MakeOptions, converted
from nbhoist.api.notebook_settings import settings_of
from nbhoist.api.package_state import PackageState, read_state
from nbhoist.api.planning import Planned, planned, planned_as
from nbhoist.errors import NbhoistError
from nbhoist.notebook.disk import write_atomically
from nbhoist.notebook.reader import read_notebook
from nbhoist.refactor.inclusion import with_included
from nbhoist.refactor.plan import Wishes
from nbhoist.refactor.renewed import renewed
from nbhoist.scaffold.merging import Merged, base_files, merge_package
from nbhoist.scaffold.state import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Updated:
    """What was made, and what became of each file that changes; `edited` are files that differ from what nbhoist made."""

    conversion: Conversion
    merged: tuple[Merged, ...]
    edited: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Files that a person has to finish."""
        return tuple(merged.path for merged in self.merged if merged.outcome == "conflict")


def update(directory: Path, options: MakeOptions, progress: Callable[[str], None]) -> Updated:
    """Make the package again and merge it into its folder; nothing that a person wrote is lost."""
    state = read_state(directory)
    _require_resolved(state)
    notebook, notes = _notebook(state)
    had = state.manifest.get("parts", [])
    known = replace(options, earlier=state.recording, parts=tuple(dict.fromkeys((*had, *options.parts))))
    done = converted(_planned(state, notebook, options), directory, known, progress)
    if done.interrupted:  # the package that is there is better than one that nobody has proven
        raise NbhoistError(f"interrupted; `{directory}` stays as it was; update again")
    base: dict[str, str | None] = dict(base_files(directory))
    copy = f"notebooks/{state.manifest['notebook']['name']}"
    merged = (*merge_package(base | {copy: None}, directory, done.files), *_own_copy(state, copy, done.files))
    edited = tuple(_edited(directory, base))
    if not options.dry_run:
        _write(directory, merged, done.files)
    left_out = (f"`--with {name}` is left out: {reason}" for name, reason in done.parts_left_out)
    return Updated(done, merged, edited, (*notes, *left_out))


def _require_resolved(state: PackageState) -> None:
    """Raise where the conflicts of an earlier update still stand."""
    for path, _ in base_files(state.directory):
        file = state.directory / path
        if file.is_file() and b"\n<<<<<<< yours\n" in b"\n" + file.read_bytes().replace(b"\r\n", b"\n"):
            raise NbhoistError(f"`{file}` still holds conflicts (`<<<<<<< yours`); settle them first")


def _notebook(state: PackageState) -> tuple[Path, tuple[str, ...]]:
    """The notebook where it was, else the copy in the package."""
    known = state.manifest["notebook"]
    original: Path = state.directory / known["folder"] / state.plan.notebook
    if original.is_file():
        return original, ()
    copy = state.directory / "notebooks" / known["name"]
    if not copy.is_file():
        raise NbhoistError(f"`{original}` is not there, nor is the copy `{copy}`; put the notebook back")
    return copy, (f"`{state.plan.notebook}` is not where it was; made from the copy in `notebooks`",)


def _planned(state: PackageState, notebook: Path, options: MakeOptions) -> Planned:
    name = state.plan.package
    if options.plan_file is not None:
        return planned(notebook, name, options.plan_file)
    default = planned(notebook, name)
    if state.plan.wishes == Wishes():
        return default
    copy = state.directory / "notebooks" / state.manifest["notebook"]["name"]
    magics = frozenset(settings_of(notebook).python_magics)
    before = build_facts(with_included(read_notebook(copy), magics).notebook, magics)
    return planned_as(notebook, name, renewed(state.plan.wishes, before, default.plan, default.facts))


def _own_copy(state: PackageState, copy: str, new: Mapping[str, str | bytes]) -> Iterator[Merged]:
    """The copy of the notebook as a person left it, where it is to be replaced by another one."""
    file = state.directory / copy
    here = file.read_bytes() if file.is_file() else b""
    known = (state.manifest["notebook"]["sha256"], hashlib.sha256(_bytes(new.get(copy, b""))).hexdigest())
    if here and hashlib.sha256(here).hexdigest() not in known:
        yield Merged(f"{copy.removesuffix('.ipynb')}.yours.ipynb", "kept", here, f"you edited `{copy}`")


def _edited(directory: Path, base: Mapping[str, str | None]) -> Iterator[str]:
    for path, text in base.items():
        file = directory / path
        if not file.is_file() or file.read_bytes().replace(b"\r\n", b"\n") != (text or "").encode("utf-8"):
            yield path


def _write(directory: Path, merged: tuple[Merged, ...], made: Mapping[str, str | bytes]) -> None:
    """Write what changed, and what nbhoist remembers last: cut short, the update can be run again."""
    for one in merged:
        if one.content is not None:
            _put(directory / one.path, one.content)
        elif one.outcome == "removed":
            (directory / one.path).unlink(missing_ok=True)
    state = {path: content for path, content in made.items() if path.startswith(f"{FOLDER}/")}
    for path, _ in base_files(directory):
        if f"{FOLDER}/base/{path}" not in state:
            (directory / FOLDER / "base" / path).unlink()
    for name in ("recording.json", "verdict.json"):
        if f"{FOLDER}/{name}" not in state:
            (directory / FOLDER / name).unlink(missing_ok=True)
    for path in sorted(state, key=lambda path: path == f"{FOLDER}/manifest.json"):
        _put(directory / path, state[path])


def _put(file: Path, content: str | bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NbhoistError(f"`{file.parent}` cannot be made: {error.strerror or error}; update again") from error
    write_atomically(file, _bytes(content), None)


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8")
