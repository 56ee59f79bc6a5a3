"""Where a command's text goes: stdout or a file."""

import sys
from pathlib import Path

from nbhoist.errors import NbhoistError


def write_output(text: str, file: Path | None) -> None:
    """Write `text` to `file`, or to stdout where there is none."""
    if file is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise NbhoistError(f"`{file}` cannot be written: {error.strerror}; name another with --output-file") from error


def warn(message: str) -> None:
    """Say something about the run itself, on stderr."""
    print(message, file=sys.stderr)
