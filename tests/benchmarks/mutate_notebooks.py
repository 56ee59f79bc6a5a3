"""Damages valid notebooks at random; what comes out must be read or refused with one line, and written back unchanged.

python tests/benchmarks/mutate_notebooks.py --count 20000 [--seed 0] [NOTEBOOK …]
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from nbhoist.errors import NotebookError
from nbhoist.notebook.cells import parse_cell
from nbhoist.notebook.model import Notebook
from nbhoist.notebook.reader import parse_notebook
from nbhoist.notebook.source_map import physical_line
from nbhoist.notebook.strip import stripped_notebook
from nbhoist.notebook.writer import replace_sources

FIXTURES = Path(__file__).parents[2] / "fixtures" / "notebooks"
SLOW = 2.0  # seconds that no damaged notebook of this size may need
_ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    1.5,
    10**30,
    "",
    "x",
    "\ud800",
    "a\r\nb\r",
    [],
    [1],
    [[]],
    {},
    {"a": 1},
    float("nan"),
)
_PIECES = (
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n",
    b'"',
    b"\\",
    b"\\u",
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b":",
    b"%%",
    b"\xed\xa0\x80",
)


def damaged(data: bytes, rng: random.Random) -> bytes:
    """`data` after one to three random damages, half of them to its bytes, half to its structure."""
    for _ in range(rng.randint(1, 3)):
        data = rng.choice((_cut, _insert, _delete, _swap, _restructured, _restructured, _restructured, _recoded))(
            data, rng
        )
    return data


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _insert(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(_PIECES) * rng.choice((1, 1, 1, 300)) + data[at:]


def _delete(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.randint(1, 40) :]


def _swap(data: bytes, rng: random.Random) -> bytes:
    first, second = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return data[second:] + data[first:second] + data[:first]


def _recoded(data: bytes, rng: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.replace("\n", "\r\n").encode(
        rng.choice(("utf-8", "utf-8-sig", "utf-16", "utf-32-be", "latin-1")), "replace"
    )


def _restructured(data: bytes, rng: random.Random) -> bytes:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return data
    places = list(_places(document))
    if places:
        _change(*rng.choice(places), rng)
    layout: dict[str, Any] = rng.choice(({"indent": 1}, {"indent": "\t"}, {"separators": (",", ":")}, {}))
    return json.dumps(document, ensure_ascii=rng.random() < 0.5, **layout).encode("utf-8", "replace")


def _places(value: Any, depth: int = 0) -> Any:
    """All containers with their keys or positions, down to a depth where damage no longer matters."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    for key in keys:
        yield value, key
        if depth < 6:
            yield from _places(value[key], depth + 1)


def _change(container: Any, key: Any, rng: random.Random) -> None:
    choice = rng.randrange(5)
    if choice == 0:
        del container[key]
    elif choice == 1:
        container[key] = [container[key]]
    elif choice == 2 and isinstance(container, list):
        container.append(container[key])
    elif choice == 3 and isinstance(container, dict):
        container[rng.choice(("cells", "source", "worksheets", "input", "nbformat", "id"))] = container.pop(key)
    else:
        container[key] = rng.choice(_ODD)


def outcome(data: bytes, path: Path) -> str:
    """`read` or `refused`; raises where the notebook room breaks a promise."""
    try:
        notebook = parse_notebook(data, path)
    except NotebookError as error:
        assert "\n" not in str(error), f"more than one line: {error}"
        return "refused"
    for cell in notebook.code_cells:
        parsed = parse_cell(cell)
        assert parsed.python.count("\n") == cell.source.count("\n"), "lines moved"
        assert (parsed.tree is None) == (parsed.error is not None), "neither tree nor error"
    assert replace_sources(notebook, {}) == data, "an unchanged notebook was written differently"
    stripped_notebook(notebook)
    _check_change(notebook, path)
    return "read"


def _check_change(notebook: Notebook, path: Path) -> None:
    """Change one cell: it reads back, and so do all others."""
    for cell in notebook.code_cells[:1]:
        last = physical_line(notebook, cell.index, cell.source.count("\n") + 1)
        assert notebook.stored is not None
        assert 1 <= last <= len(re.findall(b"\r\n|\r|\n", notebook.stored.data)) + 1, "no such line"
        wanted = "# changed\nprint('ä')\n"
        try:
            again = parse_notebook(replace_sources(notebook, {cell.index: wanted}), path)
        except NotebookError as error:
            assert "has no source" in str(error) or "cannot hold" in str(error), str(error)
            return
        assert [c.source for c in again.cells] == [
            wanted if c.index == cell.index else c.source for c in notebook.cells
        ], "a change did not read back"
        assert _outputs(again) == _outputs(notebook), "a change of a source changed outputs"


def _outputs(notebook: Notebook) -> str:
    return json.dumps([list(cell.outputs) for cell in notebook.cells])  # as text, since NaN is not itself


def seeds(paths: Sequence[Path]) -> list[tuple[Path, bytes]]:
    """The valid notebooks to start from, with small ones in every format that is read."""
    found = [(path, path.read_bytes()) for path in paths or sorted(FIXTURES.rglob("*.ipynb"))]
    return [*found, *((Path(name), data) for name, data in SMALL.items())]


def _ipynb(**changes: Any) -> bytes:
    code = {"cell_type": "code", "execution_count": 1, "id": "a", "metadata": {"tags": ["t"]}, "outputs": []}
    cells = [
        code | {"source": ["%matplotlib inline\n", "x = 'ä'\n", "!ls"]},
        {"cell_type": "markdown", "metadata": {}, "source": "# Title\n\ntext"},
        code | {"source": "%%time\ny = 1", "outputs": [{"output_type": "stream", "name": "stdout", "text": ["1\n"]}]},
    ]
    document = {"cells": cells, "metadata": {"kernelspec": {"name": "python3"}}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document | changes, indent=1, ensure_ascii=False).encode()


def _old() -> bytes:
    code = {
        "cell_type": "code",
        "input": ["x = 1\n", "print x"],
        "language": "python",
        "outputs": [],
        "prompt_number": 2,
    }
    heading = {"cell_type": "heading", "level": 2, "source": "Old"}
    return json.dumps({"metadata": {}, "nbformat": 3, "worksheets": [{"cells": [heading, code]}]}, indent=2).encode()


SMALL: dict[str, bytes] = {
    "four.ipynb": _ipynb(),
    "three.ipynb": _old(),
    "percent.py": '# %% [markdown]\n# Ä\n\n# %% tags=["a"]\n# %matplotlib inline\nx = 1\n\n# %%\n%%time\ny = 2\n'.encode(),
    "databricks.py": b"# Databricks notebook source\n# MAGIC %md\n# MAGIC # Title\n\n# COMMAND ----------\n\nx = 1\n",
}


def run(
    count: int, seed: int, start: list[tuple[Path, bytes]], check: Callable[[bytes, Path], str] = outcome
) -> Counter[str]:
    """Check `count` damaged notebooks; raises at the first broken promise, with what reproduces it."""
    rng = random.Random(seed)
    found: Counter[str] = Counter()
    for number in range(count):
        path, data = rng.choice(start)
        broken = damaged(data, rng)
        began = time.perf_counter()
        try:
            found[check(broken, path)] += 1
        except Exception as error:
            raise AssertionError(f"mutation {number} of seed {seed}, from `{path.name}`: {error!r}") from error
        assert time.perf_counter() - began < SLOW, f"mutation {number} of seed {seed} took too long"
    return found


def main() -> None:
    """Read the command line, run, print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    print(dict(run(options.count, options.seed, seeds(options.notebooks))))


if __name__ == "__main__":
    main()
