"""What a conversion would write: the tree of files, and what each of them would change."""

from __future__ import annotations

import difflib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_STATE = ".nbhoist/"
_NO_TEXT = frozenset({".ipynb", ".png", ".npz"})


def render_preview(directory: Path, files: Mapping[str, str | bytes]) -> str:
    """The tree of `files`, then a unified diff against what stands in `directory` now."""
    shown = {path: content for path, content in sorted(files.items()) if not path.startswith(_STATE)}
    return "\n".join([f"{directory}/", *_tree(shown)]) + "\n" + render_changes(directory, shown)


def render_changes(directory: Path, files: Mapping[str, str | bytes]) -> str:
    """A unified diff of each text file against what stands in `directory` now."""
    return "".join(
        f"{line}\n"
        for path, content in files.items()
        if isinstance(content, str) and PurePosixPath(path).suffix not in _NO_TEXT
        for line in _diff(path, directory / path, content)
    )


def _tree(files: Mapping[str, str | bytes]) -> Iterator[str]:
    open_folders: tuple[str, ...] = ()
    for path, content in files.items():
        *folders, name = PurePosixPath(path).parts
        for depth, folder in enumerate(folders):
            if tuple(folders[: depth + 1]) != open_folders[: depth + 1]:
                yield f"{'  ' * (depth + 1)}{folder}/"
        open_folders = tuple(folders)
        yield f"{'  ' * (len(folders) + 1)}{name}  {_size(content)}"


def _size(content: str | bytes) -> str:
    return f"{len(content.splitlines())} lines" if isinstance(content, str) else f"{len(content):,} bytes"


def _diff(path: str, old: Path, new: str) -> Iterator[str]:
    before = _text(old)
    if before == new:
        return
    source = path if before is not None else "/dev/null"
    lines = difflib.unified_diff((before or "").splitlines(), new.splitlines(), source, path, lineterm="")
    yield from ("", *lines)


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
