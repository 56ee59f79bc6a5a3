"""A safe fix cannot change a result that was reproducible: Bad and Fixed of every page are executed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from page_examples import file_of

from nbhoist.analysis.prepare import prepare
from nbhoist.lint.entry import Entry
from nbhoist.lint.fixer import fix
from nbhoist.lint.index import RULES
from nbhoist.lint.page import Block, read_page
from nbhoist.lint.registry import load
from nbhoist.notebook.model import Notebook
from nbhoist.notebook.reader import parse_notebook

SCRIPT = Path(__file__).with_name("run_cells.py")


def _blocks() -> list[object]:
    return [
        pytest.param(entry, block, id=f"{entry.name}-{number}")
        for entry in RULES
        for number, block in enumerate(read_page(entry).blocks("Bad"), start=1)
        if block.language != "json" and load((entry,))[0].applicability == "safe" and read_page(entry).blocks("Fixed")
        if not _is_only_fixed_unsafely(entry, block)
    ]


def _is_only_fixed_unsafely(entry: Entry, block: Block) -> bool:
    """Whether a rule whose fixes are safe for the most part mends this example by an unsafe one."""
    bad, rules = file_of(block), load((entry,))
    return not fix(bad, rules, unsafe=False).fixed and bool(fix(bad, rules, unsafe=True).fixed)


def _run(notebook: Notebook, folder: Path, forced: int | None, hash_seed: int) -> dict[str, Any]:
    cells = [parsed.python for parsed in map(prepare, notebook.code_cells) if parsed.tree is not None]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(SCRIPT)],
        input=json.dumps({"cells": cells, "forced": forced}),
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed), "PYTHONIOENCODING": "utf-8"},
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=300,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _repeated(runs: list[dict[str, Any]]) -> dict[str, str]:
    """Values that all runs agree on, and the whole of what they print."""
    first, *others = runs
    values = {
        name: text for name, text in first["values"].items() if all(o["values"].get(name) == text for o in others)
    }
    if all(o["printed"] == first["printed"] for o in others):
        values["<printed>"] = "\n".join(first["printed"])
    return values


@pytest.mark.execution
@pytest.mark.parametrize(("entry", "block"), _blocks())
def test_what_could_be_repeated_is_the_same_after_a_safe_fix(entry: Entry, block: Block, tmp_path: Path) -> None:
    bad = file_of(block)
    done = fix(bad, load((entry,)), unsafe=False)
    fixed = parse_notebook(done.data, bad.path)
    runs = [_run(bad, tmp_path, None, 1), _run(bad, tmp_path, None, 2), _run(bad, tmp_path, 12345, 3)]
    after = _run(fixed, tmp_path, None, 4)
    assert done.fixed
    assert after["error"] == runs[0]["error"]
    left = {**after["values"], "<printed>": "\n".join(after["printed"])}
    if _changed(runs, left):  # small data agree by luck: more states decide
        runs += [_run(bad, tmp_path, seed, seed) for seed in range(10, 22)]
    assert _changed(runs, left) == {}


def _changed(runs: list[dict[str, Any]], left: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in _repeated(runs).items() if left.get(name) != text}
