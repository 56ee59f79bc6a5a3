"""Whether a run reached the project that it should only have a copy of: names, sizes and times, before and after."""

from __future__ import annotations

import os
from pathlib import Path

from nbhoist.verify.scratch import is_kept

State = dict[str, tuple[int, int]]


def state(project: Path) -> State:
    """Return size and time of change of every file that a run is given a copy of."""
    found: State = {}
    for folder, folders, files in os.walk(project):
        folders[:] = [name for name in folders if is_kept(Path(folder) / name)]
        for name in files:
            path = Path(folder) / name
            try:
                status = path.stat()
            except OSError:  # a dangling link, or gone meanwhile
                continue
            found[path.relative_to(project).as_posix()] = (status.st_size, status.st_mtime_ns)
    return found


def touched(before: State, project: Path) -> tuple[str, ...]:
    """Return the files that are new, changed or gone since."""
    after = state(project)
    return tuple(sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name)))
