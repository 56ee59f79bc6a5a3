"""Rules of other packages, found by the entry-point group `nbhoist.rules`."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from nbhoist.errors import NbhoistError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.lint.entry import Entry

GROUP = "nbhoist.rules"


def plugin_entries() -> "tuple[Entry, ...]":
    """The rules of installed packages that name this group; a value is a module or package that holds rules."""
    if not any(_names_group(path) for path in _entry_point_files()):
        return ()  # importing importlib.metadata costs more than looking for the group in the files
    from importlib.metadata import entry_points

    from nbhoist.lint.discovery import discover

    found: list[Entry] = []
    for point in entry_points(group=GROUP):
        try:
            found.extend(discover(point.load()))
        except Exception as error:
            raise NbhoistError(
                f"rules of the entry point `{point.name} = {point.value}` cannot be loaded: {error}; "
                "mend or uninstall the package"
            ) from error
    return tuple(found)


def _entry_point_files() -> "Iterator[Path]":
    for folder in dict.fromkeys(sys.path):
        try:
            with os.scandir(folder or ".") as entries:
                names = [e.name for e in entries if e.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        yield from (Path(folder, name, "entry_points.txt") for name in names)


def _names_group(path: Path) -> bool:
    try:
        return f"[{GROUP}]" in path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
