"""`convert --thin-notebook`: the notebook that calls its package shows what the notebook showed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from nbclient import NotebookClient

if TYPE_CHECKING:
    from collections.abc import Iterator

SPECIMENS = Path(__file__).parents[2] / "fixtures" / "notebooks"
SMALL = """# %% [markdown]
# # Prices
# %%
import pandas as pd
import numpy as np
LIMIT = 3
class Box:
    def __init__(self, width):
        self.width = width
# %%
np.random.seed(LIMIT)
df = pd.DataFrame({'a': np.random.rand(5)})
df['b'] = df['a'] * 2
df.head(LIMIT)
# %%
print('sum', df['b'].sum())
df.describe()
# %%
box = Box(4)
def area(box, height=LIMIT):
    return box.width * height
area(box)
# %%
df = df[df['a'] > 0.2]
for name in df.columns:
    print(name, df[name].max())
df.shape
"""


def converted(notebook: Path) -> Path:
    """Convert without proof; return the thin notebook beside the notebook."""
    command = [sys.executable, "-m", "nbhoist", "convert", notebook.name, "--no-prove", "--thin-notebook", "thin.ipynb"]
    done = subprocess.run(command, cwd=notebook.parent, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return notebook.with_name("thin.ipynb")


def shown(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run a notebook in its folder; return the text, the displays and the number of figures that it shows."""
    package = next((p.parent for p in notebook.parent.glob("*/src/*")), notebook.parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(package)]))
    document = nbformat.read(notebook, as_version=4)
    NotebookClient(document, timeout=120, resources={"metadata": {"path": str(notebook.parent)}}).execute()
    outputs = [output for cell in document.cells if cell.cell_type == "code" for output in cell.outputs]
    return list(_joined(_texts(outputs)))


def _texts(outputs: list[Any]) -> Iterator[str]:
    for output in outputs:
        if output.output_type == "stream" and output.name == "stdout":
            yield output.text
        elif output.output_type != "stream":
            text = output.data["text/plain"]
            yield "<figure>" if "image/png" in output.data else f"\0{text}"


def _joined(texts: Iterator[str]) -> Iterator[str]:
    """Neighbouring prints as one text, as cells may be cut elsewhere."""
    printed = ""
    for text in texts:
        if text.startswith(("\0", "<figure>")):
            yield from (part for part in (printed, text) if part)
            printed = ""
        else:
            printed += text
    yield from (part for part in (printed,) if part)


@pytest.mark.execution
def test_a_specimen_shows_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "mes maisons é"
    shutil.copytree(SPECIMENS / "houses", folder)
    notebook = folder / "notebooks" / "houses.ipynb"
    thin = converted(notebook)
    assert shown(thin, monkeypatch) == shown(notebook, monkeypatch)


@pytest.mark.execution
def test_a_small_notebook_shows_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = re.split(r"^# %%.*\n", SMALL, flags=re.MULTILINE)[2:]
    notebook = tmp_path / "prices.ipynb"
    document = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in cells])
    nbformat.write(document, notebook)
    thin = converted(notebook)
    assert shown(thin, monkeypatch) == shown(notebook, monkeypatch)
    code = [c.source for c in nbformat.read(thin, as_version=4).cells if c.cell_type == "code"]
    assert all("np.random" not in text and "describe()" not in text for text in code)
    assert any("from prices." in text and "Box" in text for text in code)


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "thin.ipynb").write_text("mine", encoding="utf-8")
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x = 1\nprint(x)")]), tmp_path / "a.ipynb")
    command = [sys.executable, "-m", "nbhoist", "convert", "a.ipynb", "--no-prove", "--thin-notebook", "thin.ipynb"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, "is there already" in done.stderr) == (2, True)
    assert (tmp_path / "thin.ipynb").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "a").exists()
