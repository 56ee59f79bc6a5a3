"""What was not asked to change stays byte for byte; what changed reads back."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from nbhoist.errors import NotebookError
from nbhoist.notebook.model import Notebook
from nbhoist.notebook.reader import parse_notebook, read_notebook
from nbhoist.notebook.strip import stripped_notebook
from nbhoist.notebook.writer import replace_sources, strip_outputs, write_atomically

OUTPUT = {"output_type": "stream", "name": "stdout", "text": ["1\n"]}


def cell(source: Any, **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "execution_count": 3, "metadata": {}, "outputs": [OUTPUT], "source": source, **more}


def document(*cells: Any) -> dict[str, Any]:
    widgets = {"state": {"a": {"value": "secret"}}}
    return {"cells": list(cells), "metadata": {"widgets": widgets, "z": 1, "a": 2}, "nbformat": 4, "nbformat_minor": 5}


def read(data: bytes, name: str = "a.ipynb") -> Notebook:
    return parse_notebook(data, Path(name))


LAYOUTS: dict[str, dict[str, Any]] = {
    "one": {"indent": 1},
    "two": {"indent": 2},
    "tab": {"indent": "\t"},
    "minified": {"separators": (",", ":")},
    "one line": {},
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("escaped", [True, False], ids=["escaped", "plain"])
@pytest.mark.parametrize("tail", ["", "\n"], ids=["open", "closed"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_changed_cell_is_written_as_its_writer_would(
    layout: dict[str, Any], line_end: str, escaped: bool, tail: str, encoding: str
) -> None:
    def written(second: list[str]) -> bytes:
        cells = (cell(["größe = 1\n", "b"]), cell(second), cell("text\nof ä"), cell([]))
        text = json.dumps(document(*cells), ensure_ascii=escaped, **layout) + tail
        return text.replace("\n", line_end).encode(encoding)

    notebook = read(written(["x = 1\n", "y"]))
    assert replace_sources(notebook, {1: "x = 'ö'\n\nz = 3\n"}) == written(["x = 'ö'\n", "\n", "z = 3\n"])
    assert replace_sources(notebook, {1: ""}) == written([])
    assert replace_sources(notebook, {1: "x = 1\ny"}) == written(["x = 1\n", "y"])


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize(("old", "new"), [([], ["a\n", "b"]), (["a"], ["a\n", "b"]), ("a", "a\nb"), ("", "é")])
def test_the_form_of_a_source_is_kept(layout: dict[str, Any], old: Any, new: Any) -> None:
    expected = json.dumps(document(cell("x = 'ä'"), cell(new)), ensure_ascii=False, **layout).encode()
    notebook = read(json.dumps(document(cell("x = 'ä'"), cell(old)), ensure_ascii=False, **layout).encode())
    assert replace_sources(notebook, {1: "".join(new)}) == expected


def test_lines_that_stay_keep_their_escapes_and_line_ends() -> None:
    data = rb'{"cells": [{"cell_type": "code", "source": ["a = \"\u003ctag\u003e\"\r\n", "b = 1\r\n"]}]}'
    expected = rb'{"cells": [{"cell_type": "code", "source": ["a = \"\u003ctag\u003e\"\r\n", "c = 2\r\n"]}]}'
    assert replace_sources(read(data), {0: 'a = "<tag>"\nc = 2\n'}) == expected


def test_half_a_surrogate_pair_is_written_back() -> None:
    data = '{"cells": [{"cell_type": "code", "source": "x = \'ä\'"}]}'.encode()
    changed = replace_sources(read(data), {0: "x = '\ud800'"})
    assert read(changed).cells[0].source == "x = '\ud800'"


def test_old_formats_are_changed_in_place() -> None:
    sheet = {
        "cells": [{"cell_type": "heading", "level": 1, "source": "T"}, {"cell_type": "code", "input": ["a\n", "b"]}]
    }
    data = json.dumps({"nbformat": 3, "worksheets": [sheet]}, indent=1)
    changed = replace_sources(read(data.encode()), {0: "# New", 1: "a\nc"})
    assert changed.decode() == data.replace('"T"', '"New"').replace('"b"', '"c"')


def test_outputs_go_where_asked_and_nowhere_else() -> None:
    def written(*cells: Any) -> bytes:
        return json.dumps(document(*cells), indent=1).encode()

    notebook = read(written(cell("a"), cell("b")))
    bare = cell("b", outputs=[], execution_count=None)
    assert strip_outputs(notebook, [1]) == written(cell("a"), bare)
    assert replace_sources(notebook, {1: "c"}, strip=[1]) == written(cell("a"), bare | {"source": "c"})


def test_a_stripped_copy_holds_nothing_that_a_run_left() -> None:
    data = json.dumps(document(cell("a", id="own"), cell(["b"])), indent=1).encode()
    bare = json.loads(stripped_notebook(read(data)))
    assert [c["outputs"] for c in bare["cells"]] == [[], []]
    assert [c["execution_count"] for c in bare["cells"]] == [None, None]
    assert bare["metadata"] == {"widgets": {}, "z": 1, "a": 2}
    assert [c["source"] for c in bare["cells"]] == ["a", ["b"]]


def test_a_stripped_copy_of_a_script_is_a_notebook_that_nbformat_accepts() -> None:
    import nbformat

    data = stripped_notebook(read(b'# %% tags=["a"]\n%time x = 1\ny\n\n# %% [markdown]\n# T\n', "a.py"))
    valid = nbformat.reads(data.decode(), as_version=4)
    nbformat.validate(valid)
    assert [c.source for c in valid.cells] == ["%time x = 1\ny", "T"]


SCRIPTS = {
    "percent": (
        '# %% tags=["a"]\nx = 1\n\n\n# %%\n# %matplotlib inline\n# !ls\ny = 2\n\n# %% [markdown]\n# # T\n#\n# t\n',
        {0: "x = 3\n%pwd", 1: "%matplotlib inline\n%time z = 1", 2: "# T\n\nnew"},
        '# %% tags=["a"]\nx = 3\n# %pwd\n\n\n# %%\n# %matplotlib inline\n# %time z = 1\n\n# %% [markdown]\n# # T\n#\n# new\n',
    ),
    "quoted prose": ('# %% [md]\n"""\na\nb\n"""\n# %% [md]\nr"""c\nd"""', {0: "a", 1: "e\nd"}, '# %% [md]\n"""\na\n"""\n# %% [md]\nr"""e\nd"""'),
    "plain magics": ("# %%\n%pwd\nx\n", {0: "%pwd\n%time x"}, "# %%\n%pwd\n%time x\n"),
    "empty cells": ("# %%\n\n# %%", {0: "a", 1: "b"}, "# %%\na\n\n# %%\nb"),
    "emptied": ("# %%\na\nb\n\n# %%\nc", {0: "", 1: ""}, "# %%\n\n# %%"),
    "databricks": (
        "# Databricks notebook source\n# MAGIC %md a\n\n# COMMAND ----------\n\n# MAGIC %sql\n# MAGIC select 1\n\n# COMMAND ----------\n\nx = 1\n",
        {0: "b", 1: "%sql\nselect 2\n\nfrom t", 2: "x = 2"},
        "# Databricks notebook source\n# MAGIC %md b\n\n# COMMAND ----------\n\n# MAGIC %sql\n# MAGIC select 2\n# MAGIC\n# MAGIC from t\n\n# COMMAND ----------\n\nx = 2\n",
    ),
    "other language": ('# %%\nx\n# %% language="bash"\n# ls\n', {1: "%%bash\npwd\nls"}, '# %%\nx\n# %% language="bash"\n# pwd\n# ls\n'),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sources", "expected"), SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_scripts_are_written_in_their_own_form(
    text: str, sources: dict[int, str], expected: str, line_end: str
) -> None:
    notebook = read(text.replace("\n", line_end).encode(), "a.py")
    assert replace_sources(notebook, {}) == text.replace("\n", line_end).encode()
    assert replace_sources(notebook, sources) == expected.replace("\n", line_end).encode()


def test_a_script_in_its_own_encoding_stays_in_it() -> None:
    text = "# coding: latin-1\n# %%\nx = 'é'\n"
    assert replace_sources(read(text.encode("latin-1"), "a.py"), {0: "y = 'é'"}) == text.replace("x", "y").encode(
        "latin-1"
    )


@pytest.mark.parametrize("source", ["x\n# %%\ny", "x\n\n", "# !ls"])
def test_text_that_a_script_cannot_hold_is_refused(source: str) -> None:
    with pytest.raises(NotebookError, match="cannot hold the new text of cell 1"):
        replace_sources(read(b"# %%\nx = 1\n", "a.py"), {0: source})


def test_a_changed_file_is_written_whole_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a b ü.ipynb"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new", b"old")
    assert path.read_bytes() == b"new"
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_file_that_somebody_else_changed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_bytes(b"theirs")
    with pytest.raises(NotebookError, match="changed while"):
        write_atomically(path, b"new", b"old")
    assert path.read_bytes() == b"theirs"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_new_file_is_created_only_where_nothing_is_expected(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new.ipynb", b"new", None)
    assert (tmp_path / "new.ipynb").read_bytes() == b"new"
    with pytest.raises(NotebookError, match="cannot be written"):
        write_atomically(tmp_path / "gone.ipynb", b"new", b"old")


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ipynb"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotebookError, match="no space left on device; nothing was changed"):
        write_atomically(path, b"new", b"old")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.ipynb", tmp_path / "link.ipynb"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_atomically(link, b"new", b"old")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_what_was_read_from_disk_is_what_the_disk_must_still_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_bytes(json.dumps(document(cell("a")), indent=1).encode("utf-16"))
    notebook = read_notebook(path)
    assert notebook.stored is not None
    write_atomically(path, replace_sources(notebook, {0: "b"}), notebook.stored.original)
    assert read_notebook(path).cells[0].source == "b"
