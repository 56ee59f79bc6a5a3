"""`nbhoist verify --figures`: what only the pixels of a figure show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command import nbhoist, write_notebook

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.execution

PLOT = (
    "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 3, 2])\nax.set_title('sales')\nplt.show()"
)


def verdict(folder: Path, *options: str) -> tuple[int, dict[str, object]]:
    done = nbhoist("verify", "sales", "--output-format", "json", *options, cwd=folder)
    return done.code, json.loads(done.out)


def test_a_change_that_only_pixels_show_is_found_on_request(tmp_path: Path) -> None:
    write_notebook(tmp_path / "sales.ipynb", PLOT)
    done = nbhoist("convert", "sales.ipynb", cwd=tmp_path)
    assert done.code == 0, done.out + done.err
    code, found = verdict(tmp_path, "--figures")
    assert (code, found["verdict"], found["notes"]) == (0, "equivalent", ["figures were compared by their pixels, too"])
    (module,) = (path for path in (tmp_path / "sales" / "src").rglob("*.py") if "set_title" in path.read_text("utf-8"))
    text = module.read_text("utf-8")
    module.write_text(text.replace("ax.set_title(", "ax.set_facecolor('0.5')\n    ax.set_title(", 1), "utf-8")
    assert verdict(tmp_path)[0] == 0, "without pixels nobody looks at the background"
    code, found = verdict(tmp_path, "--figures")
    assert (code, found["verdict"]) == (1, "different")
    assert "pixels" in json.dumps(found["first_difference"])
