"""What a package declares: what it imports, and what its libraries loaded by themselves in the notebook's run."""

from __future__ import annotations

import importlib.util
import tomllib
from typing import TYPE_CHECKING

import pytest
from command import nbhoist, write_notebook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.execution
def test_what_pandas_loads_by_itself_is_declared(tmp_path: Path) -> None:
    if importlib.util.find_spec("pyarrow") is None:
        pytest.skip("the test extra is not installed: it holds pyarrow")
    write_notebook(tmp_path / "sums.ipynb", "import pandas as pd\ndf = pd.DataFrame({'a': ['x', 'y']})", "df.info()")
    done = nbhoist("convert", "sums.ipynb", cwd=tmp_path)
    assert done.code == 0, done.out + done.err
    project = tomllib.loads((tmp_path / "sums" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {text.split(">")[0] for text in project["dependencies"]}
    assert {"pandas", "pyarrow"} <= names
    assert "psutil" not in names, "the kernel loads it, not the notebook"
