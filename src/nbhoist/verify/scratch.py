"""The scratch folder of a run: a copy of the project, and beside it what the run leaves for us."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbhoist.errors import RunError
from nbhoist.verify.probe.insert import to_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LEFT_OUT = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".ipynb_checkpoints", ".mypy_cache"})


@dataclass(frozen=True)
class Scratch:
    """Folders and files of one run; removed by `remove`."""

    root: Path

    @property
    def project(self) -> Path:
        """The copy of the project."""
        return self.root / "project"

    @property
    def config(self) -> Path:
        """What the probe is told."""
        return self.root / "config.json"

    @property
    def journal(self) -> Path:
        """What the probe wrote."""
        return self.root / "journal.jsonl"

    @property
    def output(self) -> Path:
        """What the run printed."""
        return self.root / "output.txt"

    @property
    def errors(self) -> Path:
        """What the run printed on its error stream."""
        return self.root / "errors.txt"

    def leave(self, folder: Path | None) -> None:
        """Put the project, as the run left it, into a folder, instead of what is there."""
        if folder is not None:
            remove_tree(folder)
            shutil.move(self.project, folder)

    def remove(self) -> None:
        """Delete everything."""
        remove_tree(self.root)


def make_scratch(project: Path, limit: int) -> Scratch:
    """Copy a project into a new scratch folder."""
    scratch = Scratch(Path(tempfile.mkdtemp(prefix="nbhoist-")).resolve())
    try:
        copy_tree(project, scratch.project, limit)
    except BaseException:
        scratch.remove()
        raise
    return scratch


def copy_tree(source: Path, target: Path, limit: int) -> None:
    """Copy a folder without environments and version control; never links, so that no write reaches the original."""
    room = limit
    target.mkdir(parents=True)
    for folder, folders, files in os.walk(source):
        here = target / Path(folder).relative_to(source)
        folders[:] = [name for name in folders if is_kept(Path(folder) / name) and Path(folder, name) != target.parent]
        for name in folders:
            (here / name).mkdir(exist_ok=True)
        for name in files:
            path = Path(folder) / name
            status = _status(path)
            if status is None:
                continue
            room -= status.st_size
            if room < 0:
                raise RunError(
                    f"the project `{source}` holds more than {limit >> 20} MB, too much to copy for a run; move data out of it or raise the limit"
                )
            shutil.copy2(path, here / name)
        _copy_linked(Path(folder), here, source)


def lead_to_copy(package: Path, original: Path, copy: Path) -> None:
    """Let paths into a project that a package holds lead into the copy of the project."""
    moved = to_copy(str(original.resolve()), copy.as_posix())
    for file in (package / "config.toml", *package.glob("src/**/*.py")):
        if file.is_file():
            text = file.read_bytes().decode("utf-8", "surrogateescape")
            if str(original.resolve()) in text:
                file.write_bytes(moved(text).encode("utf-8", "surrogateescape"))


def is_kept(path: Path) -> bool:
    """Tell whether a folder belongs to the copy: environments, version control and links do not."""
    environment = (path / "pyvenv.cfg").exists() or (path / "conda-meta").exists()
    return path.name not in LEFT_OUT and not environment and not path.is_symlink()


def _status(path: Path) -> os.stat_result | None:
    try:
        status = path.stat()
    except OSError:  # a dangling link
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _copy_linked(folder: Path, here: Path, source: Path) -> None:
    """Copy linked folders; a link within the project becomes a link within the copy."""
    for entry in folder.iterdir():
        if not (entry.is_symlink() and entry.is_dir()):
            continue
        real = entry.resolve()
        if real.is_relative_to(source.resolve()):
            inside = os.path.relpath(real, folder.resolve())
            (here / entry.name).symlink_to(inside, target_is_directory=True)
        elif not folder.resolve().is_relative_to(real):
            shutil.copytree(real, here / entry.name, symlinks=True, ignore=_ignored)


def _ignored(folder: str, names: Iterable[str]) -> set[str]:
    return {name for name in names if not is_kept(Path(folder) / name)}


def remove_tree(path: Path) -> None:
    """Delete a folder, read-only files too; what another process still holds is tried again once."""

    def retry(function: Callable[..., Any], name: str, _: object) -> None:
        for place in (Path(name).parent, Path(name)):
            try:
                place.chmod(stat.S_IRWXU)
            except OSError:
                continue
        try:
            function(name)
        except OSError:
            return

    for _attempt in range(3 if path.exists() else 0):
        shutil.rmtree(path, onerror=retry)
        if not path.exists():
            return
