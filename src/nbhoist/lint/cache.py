"""Results of earlier checks, in the user's cache folder: read if exactly the same was asked, else worked out again."""

import hashlib
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import nbhoist
from nbhoist.lint.stored_outcome import from_text, to_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.lint.outcome import Outcome

VARIABLE = "NBHOIST_CACHE_DIR"
_DAYS = 30  # what nobody asked for in so long a time is thrown away
_DAY = 86_400
_BESIDE = (".py", ".txt", ".toml", ".yml", ".yaml", ".cfg", ".lock")


class Cache:
    """Outcomes by what they depend on: the bytes of the file, its name, what stands beside it, and `asked`."""

    __slots__ = ("_asked", "_folder")

    def __init__(self, folder: Path, asked: str) -> None:
        """Use `folder`; `asked` is the state of code and configuration."""
        self._folder = folder / f"check-{nbhoist.__version__}"
        self._asked = asked

    def key(self, data: bytes, path: Path, codes: str) -> str:
        """The name under which the outcome of the rules with these codes is kept."""
        state = hashlib.blake2b(data, digest_size=20)
        for part in (self._asked, codes, path.name, *_surroundings(path.absolute().parent)):
            state.update(b"\0" + part.encode("utf-8", "surrogatepass"))
        return state.hexdigest()

    def read(self, key: str, path: Path) -> "Outcome | None":
        """The outcome kept under `key`; None where there is none, or none that is whole."""
        try:
            with self._file(key).open(encoding="ascii") as file:
                digest, _, text = file.read().partition("\n")
        except (OSError, ValueError):
            return None
        return from_text(text, path) if digest == _digest(key, text) else None

    def write(self, key: str, outcome: "Outcome") -> None:
        """Keep an outcome; a cache that cannot be written is no error."""
        text = to_text(outcome)
        file = self._file(key)
        temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        with suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary.write_text(f"{_digest(key, text)}\n{text}", encoding="ascii")
            temporary.replace(file)  # all of it or nothing, however many write at once

    def tidy(self) -> None:
        """Throw away what is old, once a day."""
        mark = self._folder / "tidied"
        with suppress(OSError):
            if not mark.parent.exists() or (mark.exists() and time.time() - mark.stat().st_mtime < _DAY):
                return
            mark.touch()
            for file in self._folder.glob("*/*"):
                if time.time() - file.stat().st_mtime > _DAYS * _DAY:
                    file.unlink()

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]


def cache_folder() -> Path:
    """Where the user's programs keep what can be made again."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "nbhoist" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "nbhoist"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "nbhoist"


def code_stamp() -> str:
    """What changes when the code of nbhoist does: the version, in a source checkout the state of its files too."""
    package = Path(nbhoist.__file__).parent
    root = package.parent.parent
    if not (root / "pyproject.toml").is_file():
        return nbhoist.__version__
    folders = [package, *package.iterdir(), *(root / "rules").glob("*")]
    states = [state for folder in folders if folder.is_dir() for state in _states(folder, (".py",))]
    return "\n".join(sorted(states))


def _surroundings(folder: Path) -> "Iterator[str]":
    """State of the files that rules look at beside the notebook and above it, up to the repository."""
    for parent in (folder, *folder.parents):
        yield from sorted(_states(parent, _BESIDE))
        if (parent / ".git").exists():
            return


def _states(folder: Path, suffixes: tuple[str, ...]) -> "Iterator[str]":
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(suffixes):
                    stat = entry.stat()
                    yield f"{folder.name}/{entry.name} {stat.st_mtime_ns} {stat.st_size}"
    except OSError:
        return


def _digest(key: str, text: str) -> str:
    return hashlib.blake2b(f"{key}\n{text}".encode("ascii"), digest_size=20).hexdigest()
