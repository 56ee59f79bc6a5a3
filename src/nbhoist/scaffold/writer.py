"""Files on disk: all of them, or none."""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING

from nbhoist.errors import NbhoistError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def require_free(target: Path) -> None:
    """Raise `NbhoistError` where a package cannot be written without touching what is there."""
    if target.is_dir() and any(target.iterdir()):
        raise NbhoistError(
            f"{target}: the folder is not empty; `nbhoist update {target}` merges, or choose another --output"
        )
    if target.exists() and not target.is_dir():
        raise NbhoistError(f"{target}: is a file; choose another --output")


def write(files: Mapping[str, str | bytes], target: Path) -> None:
    """Write a package to a folder that does not exist or is empty; nothing is left behind on failure."""
    require_free(target)
    new = target.absolute().with_name(f".{target.absolute().name}.{secrets.token_hex(4)}")
    try:
        _write_tree(files, new)
        _move(new, target)
    except OSError as error:
        raise NbhoistError(f"{target}: the package cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _write_tree(files: Mapping[str, str | bytes], folder: Path) -> None:
    folder.mkdir(parents=True)
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def _move(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
        return
    # an empty folder may be somebody's working folder, or a link: it stays, and is filled
    for entry in new.iterdir():
        entry.rename(target / entry.name)
