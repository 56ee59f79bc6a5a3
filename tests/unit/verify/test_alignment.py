"""Statements keep their probes when a function is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nbhoist.verify.align import moved, places
from nbhoist.verify.job import PackageJob, StageProbe, StatementProbe

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("old", "new", "mapping"),
    [
        ("abc", "abc", {0: 0, 1: 1, 2: 2}),
        ("abc", "axbc", {0: 0, 1: 2, 2: 3}),
        ("abc", "aBc", {0: 0, 1: 1, 2: 2}),
        ("abc", "ac", {0: 0, 1: 0, 2: 1}),
        ("abc", "bc", {0: -1, 1: 0, 2: 1}),
        ("abcd", "aXd", {0: 0, 1: 1, 2: 1, 3: 2}),
        ("ab", "", {0: -1, 1: -1}),
    ],
    ids=["same", "inserted", "changed", "dropped", "first dropped", "two become one", "emptied"],
)
def test_where_old_statements_went(old, new, mapping):
    assert moved(old, new) == mapping


def written(folder: Path, text: str) -> Path:
    path = folder / "mini" / "load.py"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_the_docstring_is_not_counted_and_edits_are_followed(tmp_path):
    src = written(
        tmp_path / "now" / "src",
        'def load(p):\n    """Doc."""\n    p = p.strip()\n    x = 1\n    y = 2\n    return y\n',
    )
    base = written(tmp_path / "base", 'def load(p):\n    """Doc."""\n    x = 1\n    y = 2\n    return y\n')
    stage = StageProbe("load", "load", (StatementProbe("c0:0", 0, ("x",)), StatementProbe("c0:1", 1, ("y",))))
    job = PackageJob(src.parent, "mini", tmp_path, ".", (stage,), base)
    assert places(job, stage) == {1: ["c0:0"], 2: ["c0:1"]}
