"""What a run prints, in one file: Python and C share it, so that the order holds."""

from __future__ import annotations

import contextlib
import ctypes
import io
import os
import sys


class Capture:
    """Sends file descriptors 1 and 2 to files; positions in the first one tell the order of events."""

    def __init__(self, output: str, errors: str) -> None:
        self._output = output
        _flush()
        for descriptor, path in ((1, output), (2, errors)):
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
            os.dup2(opened, descriptor)
            os.close(opened)
        for name, descriptor in (("stdout", 1), ("stderr", 2)):
            stream = _text(descriptor)
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)

    def position(self) -> int:
        """Return how many bytes were printed so far."""
        _flush()
        try:
            return os.stat(self._output).st_size
        except OSError:
            return 0


def _text(descriptor: int) -> io.TextIOWrapper:
    raw = open(descriptor, "wb", buffering=0, closefd=False)  # noqa: SIM115  # it stays open to the end of the run
    return io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=True)


def _flush() -> None:
    with contextlib.suppress(AttributeError, OSError, ValueError):  # the notebook may have closed or replaced it
        sys.stdout.flush()
    if _C is not None:
        _C.fflush(None)


def _c_library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL("ucrtbase" if os.name == "nt" else None)
    except OSError:
        return None


_C = _c_library()
