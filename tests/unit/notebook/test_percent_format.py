"""Percent text and Databricks sources: what is a cell, what is a magic, what is prose."""

from pathlib import Path

import pytest

from nbhoist.errors import NotebookError
from nbhoist.notebook.model import Notebook
from nbhoist.notebook.percent import notebook_from_percent, to_percent
from nbhoist.notebook.reader import parse_notebook


def from_file(text: str) -> Notebook:
    return parse_notebook(text.encode(), Path("a.py"))


def shown(notebook: Notebook) -> list[tuple[str, str]]:
    return [(cell.kind, cell.source) for cell in notebook.cells]


@pytest.mark.parametrize(
    ("marker", "kind"),
    [
        ("# %%", "code"),
        ("#%%", "code"),
        ("# %% A title", "code"),
        ("# %% [markdown]", "markdown"),
        ("# %% [md]", "markdown"),
        ("#%% md", "markdown"),
        ("# %% A title [markdown]", "markdown"),
        ("# %% [raw]", "raw"),
        ('# %% [markdown] tags=["a"]', "markdown"),
        ("# %%%% A title", "code"),
        ("# In[3]:", "code"),
        ("# In[ ]:", "code"),
        ("# <codecell>", "code"),
        ("# <markdowncell>", "markdown"),
    ],
)
def test_markers_of_all_tools_start_a_cell(marker: str, kind: str) -> None:
    found = from_file(f"# %%\na = 1\n\n{marker}\n# text\n")
    assert [cell.kind for cell in found.cells] == ["code", kind]
    assert found.cells[1].source == ("# text" if kind == "code" else "text")


@pytest.mark.parametrize("line", ["# %%time", "#%%time", "# x %%", " # %%", "# 100 %%", "'# %%'"])
def test_other_lines_start_no_cell(line: str) -> None:
    assert len(notebook_from_percent(f"# %%\n{line}\nx = 1\n", Path("a.py")).cells) == 1


def test_tags_ids_and_counts_are_read() -> None:
    found = from_file('# %% A title tags=["a", "b"] id="own"\nx\n# %% {"tags": ["c"]}\n# In[12]:\ny\n')
    assert [(c.id, c.tags, c.execution_count) for c in found.cells] == [
        ("own", ("a", "b"), None),
        ("cell-1", ("c",), None),
        ("cell-2", (), 12),
    ]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("import x\n\n", 2),
        ('"""Text."""\n', 2),
        ("#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n\n", 1),
        ("\n\n", 1),
        ("", 1),
    ],
)
def test_text_before_the_first_marker_is_a_cell_when_it_holds_code(head: str, cells: int) -> None:
    assert len(from_file(f"{head}# %%\nx = 1\n").cells) == cells


def test_the_header_of_jupytext_names_the_kernel_and_is_no_cell() -> None:
    header = "# ---\n# jupyter:\n#   kernelspec:\n#     display_name: My env\n#     language: python\n#     name: my-env\n# ---\n"
    found = from_file(f"{header}\n# %%\nx = 1\n")
    assert (found.kernel, found.language, shown(found)) == ("my-env", "python", [("code", "x = 1")])


def test_magics_are_taken_out_of_comments_in_files_only() -> None:
    text = "# %%\n# %matplotlib inline\n# !pip install x\nif a:\n    # files = !ls\n    pass\n# %%time\n# why? %d of them!\n"
    magics = "%matplotlib inline\n!pip install x\nif a:\n    files = !ls\n    pass\n%%time\n# why? %d of them!"
    assert shown(from_file(text)) == [("code", magics)]
    assert notebook_from_percent(text, Path("a.py")).cells[0].source == text.removeprefix("# %%\n").rstrip()


def test_a_cell_in_another_language_is_taken_out_of_comments() -> None:
    found = from_file('# %%\nx\n\n# %% magic_args="-x" language="bash"\n# ls | grep x\n#\n# pwd\n')
    assert found.cells[1].source == "%%bash -x\nls | grep x\n\npwd"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("# # T\n#\n# text", "# T\n\ntext"),
        ('"""\n# T\n\ntext\n"""', "# T\n\ntext"),
        ('r"""# T\ntext"""', "# T\ntext"),
        ("'''one'''", "one"),
        ("#no space\nplain", "no space\nplain"),
        ("", ""),
    ],
)
def test_prose_stands_in_comments_or_strings(body: str, text: str) -> None:
    assert shown(from_file(f"# %% [markdown]\n{body}\n\n# %%\nx")) == [("markdown", text), ("code", "x")]


def test_percent_text_of_a_notebook() -> None:
    text = '# %% [markdown]\n# # T\n#\n# text\n\n# %% tags=["a"]\n%time x = 1\n\n\ny = 2\n\n# %%\n\n\n# %% [raw]\n# r\n'
    assert to_percent(notebook_from_percent(text, Path("a.py"))) == text


@pytest.mark.parametrize("text", ["x = 1\n", "", "# a comment with %% in it\n", "def f():\n    return '# %%'\n"])
def test_a_python_file_without_markers_is_no_notebook(text: str) -> None:
    with pytest.raises(NotebookError, match="without cells"):
        from_file(text)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "cp1252", "euc-jp"])
def test_the_coding_line_of_a_file_is_heeded(encoding: str) -> None:
    text = f"# -*- coding: {encoding} -*-\n# %%\nx = '{'あ' if encoding == 'euc-jp' else 'é'}'\n"
    assert parse_notebook(text.encode(encoding), Path("a.py")).cells[0].source == text.split("\n")[2]


@pytest.mark.parametrize("coding", ["latin-99", "hex", "ascii"])
def test_a_wrong_coding_line_is_one_line(coding: str) -> None:
    with pytest.raises(NotebookError, match="save it as UTF-8"):
        parse_notebook(f"# coding: {coding}\n# %%\nx = 'é'\n".encode(), Path("a.py"))


def test_a_databricks_source_is_read_as_databricks_shows_it() -> None:
    text = """\
# Databricks notebook source
# MAGIC %md
# MAGIC # Title
# MAGIC
# MAGIC text

# COMMAND ----------

# DBTITLE 1,Load
df = spark.read.table("t")

# a comment
display(df)

# COMMAND ----------

# MAGIC %sql
# MAGIC select * from t

# COMMAND ----------

# MAGIC %pip install x

# COMMAND ----------

# MAGIC %md One line
"""
    found = from_file(text)
    assert (found.format, found.platform) == ("databricks", "databricks")
    assert shown(found) == [
        ("markdown", "# Title\n\ntext"),
        ("code", 'df = spark.read.table("t")\n\n# a comment\ndisplay(df)'),
        ("code", "%sql\nselect * from t"),
        ("code", "%pip install x"),
        ("markdown", "One line"),
    ]
