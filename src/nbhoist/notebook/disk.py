"""Puts a changed notebook on disk: all of it or nothing, and never over somebody else's change."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from nbhoist.errors import NotebookError


def write_atomically(path: Path, data: bytes, expected: bytes | None) -> None:
    """Write `data` to `path` unless it no longer holds `expected` (None: whatever it holds); keeps permissions."""
    target = Path(os.path.realpath(path))  # a link stays a link
    temporary = target.with_name(f".nbhoist-{token_hex(8)}.tmp")
    try:
        _refuse_changed(target, path, expected)
        _write(temporary, data)
        if target.exists():
            shutil.copymode(target, temporary)
        _refuse_changed(target, path, expected)
        temporary.replace(target)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise NotebookError(f"`{path}` cannot be written: {why}; nothing was changed") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _refuse_changed(target: Path, path: Path, expected: bytes | None) -> None:
    if expected is not None and target.read_bytes() != expected:
        raise NotebookError(f"`{path}` changed while it was worked on; nothing was written, run the command again")
    if target.exists() and not os.access(target, os.W_OK):
        raise NotebookError(f"`{path}` is read-only; make it writable to have it changed")


def _write(temporary: Path, data: bytes) -> None:
    with temporary.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
