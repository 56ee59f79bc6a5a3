"""Several notebooks executed one after the other, and their one package."""

from __future__ import annotations

import contextlib
import io
import json
from typing import TYPE_CHECKING, Any

import nbformat
import pytest

from nbhoist.cli import main

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.execution

# what one leaves behind in its kernel (a decimal context, a seed, a folder) is not there for the next one; a class that
# both define is pickled by one and read by the other; `scale` and LIMIT differ
FIRST = [
    "import decimal\nimport os\nimport pickle\nimport random\nLIMIT = 3\ndecimal.getcontext().prec = 4\nrandom.seed(1)",
    "class Point:\n    def __init__(self, x):\n        self.x = x\n\n    def __repr__(self):\n        return f'Point({self.x})'",
    "def scale(x):\n    return x * LIMIT",
    "points = [Point(scale(random.randrange(9))) for _ in range(LIMIT)]\nprint(points, decimal.Decimal(1) / 3)",
    "with open('points.pickle', 'wb') as f:\n    pickle.dump(points, f)\nos.chdir('..')",
]
SECOND = [
    "import decimal\nimport pickle\nLIMIT = 2",
    FIRST[1],
    "def scale(x):\n    return x + LIMIT",
    "with open('points.pickle', 'rb') as f:\n    points = pickle.load(f)[:LIMIT]",
    "print([scale(p.x) for p in points], isinstance(points[0], Point), decimal.Decimal(1) / 3)\npoints",
]


def nbhoist_here(*words: str, cwd: Path) -> str:
    """What `nbhoist` prints when it is called in a folder."""
    out = io.StringIO()
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        main(list(words))
    return out.getvalue()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    folder = tmp_path_factory.mktemp("several")
    (folder / "pyproject.toml").write_text("", encoding="utf-8")
    for name, cells in (("b_first", FIRST), ("a_second", SECOND)):
        made = [nbformat.v4.new_code_cell(cell, id=f"c{at}") for at, cell in enumerate(cells)]
        (folder / f"{name}.ipynb").write_text(nbformat.writes(nbformat.v4.new_notebook(cells=made)), encoding="utf-8")
    said = nbhoist_here(
        "convert", "a_second.ipynb", "b_first.ipynb", "--output", "out", "--output-format", "json", cwd=folder
    )
    return folder, json.loads(said)


def test_each_link_does_what_its_notebook_does(told: tuple[Path, Any]) -> None:
    _, found = told

    assert found["verdict"]["verdict"] == "equivalent", found["verdict"]
    assert [one["verdict"] for one in found["verdict"]["notebooks"]] == ["equivalent", "equivalent"]
    assert [one["sub_package"] for one in found["notebooks"]] == ["b_first", "a_second"]
    assert all(one["ladder"] == [] for one in found["notebooks"])


def test_verify_names_the_notebook_and_the_cell_that_differ(told: tuple[Path, Any]) -> None:
    folder, _ = told
    sources = folder / "out" / "src" / "out"
    (changed,) = [p for p in (sources / "a_second").glob("*.py") if "return x + " in p.read_text(encoding="utf-8")]
    changed.write_text(changed.read_text(encoding="utf-8").replace("return x + ", "return 1 + x + "), encoding="utf-8")

    verdict = json.loads(nbhoist_here("verify", "out", "--output-format", "json", cwd=folder))

    assert verdict["verdict"] == "different"
    assert verdict["first_difference"]["cell"] == "a_second.ipynb, cell 5"
    assert [one["verdict"] for one in verdict["notebooks"]] == ["equivalent", "different"]
