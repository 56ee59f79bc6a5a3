"""A package that a person edited and the package as nbhoist would make it now, merged against what it made before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from merge3 import Merge3

from nbhoist.scaffold.state import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Outcome = Literal["added", "updated", "merged", "kept", "removed", "conflict"]
YOURS, OURS = "<<<<<<< yours", ">>>>>>> nbhoist"


@dataclass(frozen=True)
class Merged:
    """What becomes of one file; `content` is None where the file goes."""

    path: str
    outcome: Outcome
    content: str | bytes | None
    reason: str = ""


def merge_package(base: Mapping[str, str | None], folder: Path, new: Mapping[str, str | bytes]) -> tuple[Merged, ...]:
    """Merge the files of a package; what needs no change is left out.

    `base` are the files as they were generated, None for one that is not text; `new` those that would be generated now.
    """
    paths = sorted({*base, *new} - {path for path in {*base, *new} if path.startswith(f"{FOLDER}/")})
    found = (_merged(path, base, folder / path, new.get(path)) for path in paths)
    return tuple(merged for merged in found if merged is not None)


def _merged(path: str, base: Mapping[str, str | None], file: Path, new: str | bytes | None) -> Merged | None:
    if isinstance(new, bytes) or (path in base and base[path] is None):
        return _merged_bytes(path, file, new)
    yours, newline = _read(file)
    before = base.get(path)
    if yours is None and file.exists():
        return Merged(path, "kept", file.read_bytes(), "it is not UTF-8 text, so it cannot be merged")
    if new == yours:
        return None
    if new is None:
        return _gone(path, before, yours, newline)
    if yours is None:
        if before is None:
            return Merged(path, "added", new)
        return None if before == new else Merged(path, "kept", None, "you removed it; nbhoist would change it")
    if before == new:
        return None
    if yours == before:
        return Merged(path, "updated", _with(newline, new))
    return _three_ways(path, before or "", yours, new, newline)


def _merged_bytes(path: str, file: Path, new: str | bytes | None) -> Merged | None:
    """Files that are no text are replaced as a whole: the copy of the notebook."""
    content = new.encode("utf-8") if isinstance(new, str) else new
    here = file.read_bytes() if file.is_file() else None
    if here == content:
        return None
    if content is None:
        return Merged(path, "removed", None)
    return Merged(path, "added" if here is None else "updated", content)


def _gone(path: str, before: str | None, yours: str | None, newline: str) -> Merged | None:
    if yours is None:
        return None
    if yours == before:
        return Merged(path, "removed", None)
    return Merged(path, "kept", _with(newline, yours), "nbhoist does not make it any more, but you edited it")


def _three_ways(path: str, before: str, yours: str, new: str, newline: str) -> Merged:
    merge = Merge3(before.splitlines(True), yours.splitlines(True), new.splitlines(True))
    text = "".join(merge.merge_lines(start_marker=YOURS, mid_marker="=======", end_marker=OURS, reprocess=True))
    conflict = any(group[0] == "conflict" for group in merge.merge_groups())
    return Merged(path, "conflict" if conflict else "merged", _with(newline, text))


def _read(file: Path) -> tuple[str | None, str]:
    """The text of a file with plain newlines, and the newline that it uses."""
    try:
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None, "\n"
    return text.replace("\r\n", "\n"), "\r\n" if "\r\n" in text else "\n"


def _with(newline: str, text: str) -> str:
    return text.replace("\n", newline)


def base_files(folder: Path) -> Iterator[tuple[str, str]]:
    """The files of a package as they were generated."""
    base = folder / FOLDER / "base"
    for file in sorted(path for path in base.rglob("*") if path.is_file()):
        yield file.relative_to(base).as_posix(), file.read_text(encoding="utf-8")
