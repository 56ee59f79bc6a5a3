"""Cells that come and go, and metadata: every other byte of the file stays."""

import json
from pathlib import Path

import pytest

from nbhoist.errors import NotebookError
from nbhoist.notebook.changes import Changes, NewCell, changed
from nbhoist.notebook.reader import parse_notebook

PATH = Path("a.ipynb")


def document(cells: int = 3, **metadata: object) -> dict[str, object]:
    made = [
        {"cell_type": "code", "execution_count": n, "id": f"c{n}", "metadata": {}, "outputs": [], "source": [f"x{n}"]}
        for n in range(cells)
    ]
    return {"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


STYLES = {
    "jupyter": lambda d: json.dumps(d, indent=1) + "\n",
    "wide": lambda d: json.dumps(d, indent=4),
    "compact": lambda d: json.dumps(d, separators=(",", ":")),
    "one line": json.dumps,
    "crlf": lambda d: json.dumps(d, indent=1).replace("\n", "\r\n"),
}
each_style = pytest.mark.parametrize("style", list(STYLES))


@each_style
@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_new_cell_is_written_as_the_file_is(style: str, before: int) -> None:
    data = STYLES[style](document()).encode()
    made = changed(parse_notebook(data, PATH), Changes({}, new_cell=NewCell(before, "a = 1\nb = 'é'", "parameters")))
    expected = document()
    cell = {"cell_type": "code", "execution_count": None, "id": "parameters", "metadata": {"tags": ["parameters"]}}
    expected["cells"].insert(before, {**cell, "outputs": [], "source": ["a = 1\n", "b = 'é'"]})  # type: ignore[attr-defined]
    assert made == STYLES[style](expected).encode().replace(b"\\u00e9", "é".encode())


@each_style
@pytest.mark.parametrize("gone", [{0}, {1}, {2}, {0, 1}, {1, 2}, {0, 2}])
def test_cells_are_removed_with_one_comma(style: str, gone: set[int]) -> None:
    made = changed(parse_notebook(STYLES[style](document()).encode(), PATH), Changes({}, remove=frozenset(gone)))
    expected = document()
    expected["cells"] = [c for i, c in enumerate(expected["cells"]) if i not in gone]  # type: ignore[arg-type]
    assert made == STYLES[style](expected).encode()


def test_all_cells_may_be_removed() -> None:
    made = changed(parse_notebook(json.dumps(document()).encode(), PATH), Changes({}, remove=frozenset({0, 1, 2})))
    assert json.loads(made)["cells"] == []


@each_style
@pytest.mark.parametrize("cell", [None, 1])
def test_metadata_are_set_in_objects_that_are_empty_or_not(style: str, cell: int | None) -> None:
    data = STYLES[style](document()).encode()
    once = changed(parse_notebook(data, PATH), Changes({}, metadata=((cell, "kernelspec", '"é"'),)))
    owner = json.loads(once) if cell is None else json.loads(once)["cells"][cell]
    assert owner["metadata"] == {"kernelspec": "é"}
    assert once == STYLES[style](json.loads(once)).encode().replace(b"\\u00e9", "é".encode())
    twice = changed(parse_notebook(once, PATH), Changes({}, metadata=((cell, "a", "2"), (cell, "kernelspec", "1"))))
    owner = json.loads(twice) if cell is None else json.loads(twice)["cells"][cell]
    assert owner["metadata"] == {"a": 2, "kernelspec": 1}


def test_a_script_is_given_a_cell() -> None:
    notebook = parse_notebook(b"# %% [markdown]\r\n# T\r\n\r\n# %%\r\nx = 1\r\n", Path("a.py"))
    made = changed(notebook, Changes({1: "x = p"}, new_cell=NewCell(1, "p = 1", "parameters")))
    assert made == b'# %% [markdown]\r\n# T\r\n\r\n# %% tags=["parameters"]\r\np = 1\r\n\r\n# %%\r\nx = p\r\n'


def test_old_formats_and_headless_scripts_refuse_a_new_cell() -> None:
    old = {"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": "x", "outputs": []}]}]}
    for data, path in ((json.dumps(old).encode(), PATH), (b"x = 1\n# %%\ny = 2\n", Path("a.py"))):
        with pytest.raises(NotebookError):
            changed(parse_notebook(data, path), Changes({}, new_cell=NewCell(0, "a = 1", "parameters")))
