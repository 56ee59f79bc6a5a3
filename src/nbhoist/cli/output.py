"""Where a command's text goes: stdout or a file."""

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from nbhoist.errors import NbhoistError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nbhoist.report.terminal import Terminal


def write_output(text: str, file: Path | None) -> None:
    """Write `text` to `file`, or to stdout where there is none."""
    with opened_output(file) as write:
        write(text)


@contextmanager
def opened_output(file: Path | None) -> "Iterator[Callable[[str], object]]":
    """Give a function that writes to `file`, or to stdout where there is none."""
    if file is None:
        yield sys.stdout.write
        sys.stdout.flush()
        return
    try:
        stream = file.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise NbhoistError(f"`{file}` cannot be written: {error.strerror}; name another with --output-file") from error
    with stream:
        yield stream.write


def terminal_of(file: Path | None) -> "Terminal":
    """What may be written: colours on a terminal that wants them, characters that the encoding has."""
    from nbhoist.report.terminal import Terminal

    if file is not None:
        return Terminal()
    return Terminal(_has_colours(), sys.stdout.encoding or "utf-8")


def warn(message: str) -> None:
    """Say something about the run itself, on stderr."""
    print(message, file=sys.stderr)


def _has_colours() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    shown = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return shown and (sys.platform != "win32" or _switch_on_colours())


def _switch_on_colours() -> bool:
    """Have a Windows console read colours; False where it cannot."""
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  # other platforms have no such attribute
    handle, mode = kernel.GetStdHandle(-11), ctypes.c_ulong()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(handle, mode.value | 4))
