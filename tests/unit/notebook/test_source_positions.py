"""From a line of a cell to the line of the file, and between bytes and code points."""

import json
from pathlib import Path

import pytest

from nbhoist.notebook.reader import parse_notebook
from nbhoist.notebook.source_map import byte_column, code_point_column, physical_line

LINES = ["mark_1 = 1\n", "größe = 2\n", "mark_3 = 3"]


def file_lines(text: str) -> dict[str, int]:
    """Line of the file of each mark, counted in the text itself."""
    lines = text.replace("\r\n", "\n").split("\n")
    return {mark: 1 + next(n for n, line in enumerate(lines) if mark in line) for mark in ("mark_1", "mark_3")}


@pytest.mark.parametrize("indent", [None, 0, 1, 2, "\t"], ids=["minified", "zero", "one", "two", "tab"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    "source",
    [LINES, "".join(LINES), ["mark_1 = 1\ngrö", "ße = 2\n", "", "mark_3 = 3"]],
    ids=["list", "string", "odd list"],
)
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
def test_a_line_of_a_cell_is_found_in_the_json(
    source: object, indent: str | int | None, line_end: str, bom: bytes
) -> None:
    first = {"cell_type": "code", "source": ["a\n", "b"], "metadata": {}, "outputs": [{"x": ["[", '"', "\\"]}]}
    cells = [first, {"cell_type": "code", "outputs": [], "metadata": {"source": "no"}, "source": source}]
    text = json.dumps({"cells": cells, "nbformat": 4}, indent=indent).replace("\n", line_end)
    notebook = parse_notebook(bom + text.encode(), Path("a.ipynb"))
    expected = file_lines(text)
    assert physical_line(notebook, 1, 1) == expected["mark_1"]
    assert physical_line(notebook, 1, 3) == expected["mark_3"]


def test_an_empty_source_stands_where_its_list_stands() -> None:
    text = '{"cells": [\n{"cell_type": "code",\n"source": []},\n{"cell_type": "code"}]}'
    notebook = parse_notebook(text.encode(), Path("a.ipynb"))
    assert [physical_line(notebook, index, 1) for index in (0, 1)] == [3, 4]


def test_old_worksheets_are_mapped_too() -> None:
    text = '{"nbformat": 3, "worksheets": [{"cells": [\n{"cell_type": "code",\n"input": [\n"a\\n",\n"b"]}]}]}'
    assert physical_line(parse_notebook(text.encode(), Path("a.ipynb")), 0, 2) == 5


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    "text",
    [
        "# ---\n# jupyter:\n#   x: 1\n# ---\n\n# %%\na\n\n# %% [markdown]\n# m\n\n# %%\n# %time\nmark_1\n\nmark_3\n",
        "# Databricks notebook source\na\n\n# COMMAND ----------\n\n# DBTITLE 1,T\nb\nmark_1\n\nmark_3",
        '# %%\na\n# %% language="bash"\n# ls\n# mark_1\n#\n# mark_3',
    ],
    ids=["percent", "databricks", "foreign"],
)
def test_a_line_of_a_cell_is_found_in_a_script(text: str, line_end: str) -> None:
    notebook = parse_notebook(text.replace("\n", line_end).encode(), Path("a.py"))
    last = notebook.cells[-1]
    lines = last.source.split("\n")
    for mark, line in file_lines(text).items():
        assert physical_line(notebook, last.index, lines.index(mark) + 1) == line


@pytest.mark.parametrize(
    ("line", "column", "byte"), [("ab", 3, 2), ("äb", 2, 2), ("🎉x", 2, 4), ("x\ud800y", 3, 4), ("", 1, 0)]
)
def test_columns_count_code_points(line: str, column: int, byte: int) -> None:
    assert code_point_column(line, byte) == column
    assert byte_column(line, column) == byte
