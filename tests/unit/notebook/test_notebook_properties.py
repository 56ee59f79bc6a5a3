"""Laws of the notebook room, on notebooks that nobody would write."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from nbhoist.notebook.cells import parse_cell
from nbhoist.notebook.model import Cell
from nbhoist.notebook.percent import notebook_from_percent, to_percent
from nbhoist.notebook.reader import parse_notebook
from nbhoist.notebook.writer import replace_sources

LINE = st.one_of(
    st.text(st.characters(exclude_characters="\r\n"), max_size=12),
    st.sampled_from(
        [
            "%time x",
            "!ls \\",
            "x = !ls",
            "a?",
            "'''",
            '"',
            "if x:",
            "    y = (",
            ")",
            "%%bash",
            ">>> x",
            "\t",
            "\x0c",
            "\u2028",
        ]
    ),
)
SOURCE = st.lists(LINE, max_size=5).map("\n".join)
KEPT = st.sampled_from([None, [], "x", {"a": [1.5, "ä\\"]}])
LAYOUT = st.sampled_from([{"indent": 1}, {"indent": "\t"}, {"separators": (",", ":")}, {"ensure_ascii": False}])


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Files in many layouts, with sources as text and as lines."""
    cells: list[dict[str, Any]] = []
    for source in draw(st.lists(SOURCE, min_size=1, max_size=4)):
        lines = [f"{line}\n" for line in source.split("\n")[:-1]] + [source.split("\n")[-1]]
        stored: Any = draw(st.sampled_from([source, [line for line in lines if line]]))
        kind = draw(st.sampled_from(["code", "markdown"]))
        cells.append({"odd": draw(KEPT), "cell_type": kind, "source": stored, "metadata": draw(KEPT)})
    text = json.dumps({"extra": draw(KEPT), "cells": cells}, **draw(LAYOUT))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    return (text + draw(st.sampled_from(["", "\n"]))).encode(encoding, "replace")


@given(files())
def test_reading_and_writing_back_is_the_identity_on_bytes(data: bytes) -> None:
    notebook = parse_notebook(data, Path("a.ipynb"))
    assert replace_sources(notebook, {}) == data
    assert replace_sources(notebook, {cell.index: cell.source for cell in notebook.cells}) == data


@given(files(), SOURCE, st.data())
def test_a_change_reads_back_and_going_back_restores_the_text(data: bytes, source: str, choice: st.DataObject) -> None:
    notebook = parse_notebook(data, Path("a.ipynb"))
    index = choice.draw(st.sampled_from(range(len(notebook.cells))))
    changed = parse_notebook(replace_sources(notebook, {index: source}), Path("a.ipynb"))
    assert [c.source for c in changed.cells] == [source if c.index == index else c.source for c in notebook.cells]
    restored = replace_sources(changed, {index: notebook.cells[index].source})
    assert parse_notebook(restored, Path("a.ipynb")).cells == notebook.cells


def _fits_percent(source: str) -> bool:
    lines = source.split("\n")
    return not source or (bool(lines[-1].strip()) and not any(line.startswith("#") for line in lines))


@given(
    st.lists(st.tuples(SOURCE.filter(_fits_percent), st.lists(st.sampled_from(["a", "b-c"]), max_size=2)), min_size=1)
)
def test_percent_text_reads_back(cells: list[tuple[str, list[str]]]) -> None:
    raw = [{"cell_type": "code", "source": source, "metadata": {"tags": tags}} for source, tags in cells]
    notebook = parse_notebook(json.dumps({"cells": raw}).encode(), Path("a.ipynb"))
    again = notebook_from_percent(to_percent(notebook), Path("a.py"))
    assert [(c.source, c.tags) for c in again.cells] == [(c.source, c.tags) for c in notebook.cells]
    assert to_percent(again) == to_percent(notebook)


@settings(max_examples=300)
@given(SOURCE)
def test_any_cell_is_parsed_to_as_many_lines_and_to_a_tree_or_an_error(source: str) -> None:
    parsed = parse_cell(Cell(0, "a", "code", source))
    assert parsed.python.count("\n") == source.count("\n")
    assert (parsed.tree is None) == (parsed.error is not None)
    count = source.count("\n") + 1
    assert all(1 <= magic.line <= magic.end_line <= count for magic in parsed.magics)
    if parsed.error is not None:
        line = source.split("\n")[parsed.error.line - 1]
        assert 1 <= parsed.error.column <= len(line) + 1


def _benchmark() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "mutate_notebooks.py"
    spec = importlib.util.spec_from_file_location("mutate_notebooks", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_damaged_notebooks_are_read_or_refused_and_never_changed() -> None:
    mutate = _benchmark()
    found = mutate.run(400, 7, mutate.seeds([]))
    assert min(found["read"], found["refused"]) > 40  # else the damages are all alike
