"""Keeps a run from writing to the project that its scratch folder is a copy of.

Python tells of what its own functions open, not of what a library opens in C; for those, literal paths into the project
lead into the copy (`insert.to_copy`), and `verify.untouched` says what changed nevertheless.
"""

from __future__ import annotations

import os
import sys
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
PATHS = {
    **dict.fromkeys(("os.remove", "os.rmdir", "os.mkdir", "os.truncate", "shutil.rmtree"), (0,)),
    **dict.fromkeys(("os.chmod", "os.chown", "os.utime", "sqlite3.connect"), (0,)),
    **dict.fromkeys(("os.rename", "os.link", "os.symlink", "shutil.move"), (0, 1)),
}


def protect(original: str, allowed: tuple[str, ...]) -> None:
    """Refuse to open for writing, move or delete what lies below a folder, its scratch folders excepted."""
    forms = tuple({os.path.join(form, "") for form in (os.path.abspath(original), os.path.realpath(original))})

    def is_guarded(path: Any) -> bool:
        if not isinstance(path, (str, bytes, os.PathLike)):
            return False
        whole = os.path.join(os.path.abspath(os.fsdecode(path)), "")  # the folder itself is guarded too
        return whole.startswith(forms) and not whole.startswith(allowed)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            if arguments[2] & WRITING and is_guarded(arguments[0]):
                raise PermissionError(f"a run may not write to the original `{arguments[0]}`: use a relative path")
        elif event in PATHS and any(is_guarded(arguments[place]) for place in PATHS[event]):
            raise PermissionError(f"a run may not change the original `{arguments[0]}`: use a relative path")

    sys.addaudithook(hook)
