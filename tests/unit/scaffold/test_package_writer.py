"""Files on disk: all of them, or none."""

from pathlib import Path

import pytest

from nbhoist.errors import NbhoistError
from nbhoist.scaffold.writer import write

FILES: dict[str, str | bytes] = {"a.txt": "größer\nline\n", "folder/deep/b.bin": b"\x00\r\n"}


def tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


WRITTEN = {"a.txt": "größer\nline\n".encode(), "folder/deep/b.bin": b"\x00\r\n"}


@pytest.mark.parametrize("name", ["new", "with space/ünder/new"])
def test_new_folder_is_written_byte_for_byte(name: str, tmp_path: Path) -> None:
    write(FILES, tmp_path / name)

    assert tree(tmp_path / name) == WRITTEN
    assert [entry.name for entry in (tmp_path / name).parent.iterdir()] == ["new"]


def test_empty_folder_is_filled_and_stays_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    write(FILES, Path())

    assert tree(tmp_path) == WRITTEN


def test_folder_that_is_not_empty_is_refused_and_update_named(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(NbhoistError, match="not empty; `nbhoist update"):
        write(FILES, tmp_path)

    assert tree(tmp_path) == {"mine.txt": b"mine"}


def test_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(NbhoistError, match="is a file"):
        write(FILES, tmp_path / "file")


def test_nothing_is_left_where_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(NbhoistError, match="cannot be written"):
        write({"a": "file", "a/b": "below a file"}, tmp_path / "new")

    assert list(tmp_path.iterdir()) == []
