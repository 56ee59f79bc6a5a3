"""Files that the runs wrote."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING

from nbhoist.verify.sides import Item, Sides

if TYPE_CHECKING:
    from collections.abc import Iterator

LATE = 1 << 39  # behind everything that happened in the run


def compare_files(sides: Sides) -> Iterator[Item]:
    """Compare files by path and content."""
    mine, theirs = sides.reference.files, sides.candidate.files
    for path in sorted({*mine, *theirs}):
        if any(fnmatch(path, pattern) for pattern in sides.expected.ignored_files):
            continue
        if path in mine and path in theirs:
            if sides.agree(mine[path], theirs[path]):
                yield Item("file", path, near=mine[path] != theirs[path])
            else:
                yield sides.nodes_differ("file", path, LATE, "", mine[path], theirs[path])
        elif path in mine and path.endswith(".py"):
            yield Item("file", path, reason="a module that the notebook writes")
        else:
            values = ("written", "not written") if path in mine else ("not written", "written")
            yield Item("file", path, sides.difference("file", path, LATE, values=values))
