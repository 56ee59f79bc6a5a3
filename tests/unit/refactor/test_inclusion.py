"""What `%run` runs comes in where it stands, or `%run` stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nbhoist.notebook.model import Cell, Notebook
from nbhoist.refactor.inclusion import Included, with_included

if TYPE_CHECKING:
    from pathlib import Path


def included(folder: Path, *sources: str, **files: str) -> Included:
    """Expand a notebook of these cells; `files` are percent notebooks, or scripts where they have no cell markers."""
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    cells = tuple(Cell(at, f"c{at}", "code", source) for at, source in enumerate(sources))
    return with_included(Notebook(folder / "main.ipynb", cells, {}, "python", None, "ipynb", "jupyter"))


def texts(found: Included) -> list[str]:
    return [cell.source for cell in found.notebook.cells]


def test_a_script_that_shares_names_comes_in_where_it_stands(tmp_path: Path) -> None:
    found = included(tmp_path, "a = 1\n%run -i more.py\nb = c", more="c = a\nc")

    assert texts(found) == ["a = 1", "c = a\nc", "\n\nb = c"]
    first, inner, last = found.notebook.cells
    assert [first.silent, inner.silent, last.silent] == [True, True, False]
    assert {cell.host for cell in found.notebook.cells} == {"c0"}
    assert len({cell.id for cell in found.notebook.cells}) == 3
    assert (first.file, inner.file) == ("", "more.py")
    assert [name for name, _ in found.files] == ["more.py"]


def test_two_runs_in_one_cell_come_in_in_their_order(tmp_path: Path) -> None:
    found = included(tmp_path, "%run -i one.py\n%run -i two.py\nx", one="x = 1", two="x += 1")

    assert [text.strip() for text in texts(found) if text.strip()] == ["x = 1", "x += 1", "x"]


def test_what_runs_another_one_is_followed(tmp_path: Path) -> None:
    found = included(tmp_path, "%run -i one.py", one="%run -i two.py\ny = x", two="x = 1")

    assert [text.strip() for text in texts(found) if text.strip()] == ["x = 1", "y = x"]


def test_a_script_with_names_of_its_own_gives_back_those_that_are_read(tmp_path: Path) -> None:
    found = included(tmp_path, "%run more.py\nprint(size, grow(2))", more="size = 3\nunused = 1\ndef grow(x): return x")

    assert texts(found) == ["grow, size = run_beside('more', 'grow', 'size')\nprint(size, grow(2))"]


@pytest.mark.parametrize(
    ("source", "more"),
    [
        pytest.param("%run missing.py", "", id="no such file"),
        pytest.param("%run more.py\nx", "if input():\n    x = 1", id="a name that may not be there"),
        pytest.param("%run more.py 3", "x = 1", id="arguments"),
        pytest.param("%run -t more.py", "x = 1", id="another option"),
        pytest.param("if True:\n    %run -i more.py", "x = 1", id="inside a block"),
        pytest.param("%%capture\n%run -i more.py", "x = 1", id="below a cell magic"),
        pytest.param("%run -i more.py", "x = (", id="no Python"),
        pytest.param("%run -i more.py", "print(__file__)", id="it asks for its file"),
        pytest.param("%run ../more.py", "x = 1", id="another folder"),
    ],
)
def test_what_cannot_be_followed_stays(tmp_path: Path, source: str, more: str) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "more.py").write_text("x = 1", encoding="utf-8")

    found = included(tmp_path / "inner", source, more=more)

    assert texts(found) == [source]
    assert found.files == ()


def test_a_script_that_runs_itself_ends(tmp_path: Path) -> None:
    found = included(tmp_path, "%run -i more.py", more="x = 1\n%run -i more.py")

    assert len(found.notebook.cells) < 40
