"""The order in which cells were run."""

from __future__ import annotations

from pathlib import Path

import pytest

from nbhoist.analysis.order import saved_order
from nbhoist.notebook.percent import notebook_from_percent


@pytest.mark.parametrize(
    ("counts", "run", "not_run", "in_order"),
    [
        ((1, 2, 3), [0, 1, 2], [], True),
        ((2, 1, 3), [1, 0, 2], [], False),
        ((4, None, 9), [0, 2], [1], True),
        ((None, None), [], [0, 1], True),
        ((3, 3), [0, 1], [], True),
    ],
    ids=["in order", "out of order", "one was not run", "none was run", "counts from two kernels"],
)
def test_saved_order(counts: tuple[int | None, ...], run: list[int], not_run: list[int], in_order: bool) -> None:
    text = "\n".join(f"# %%\nx = {i}" for i in range(len(counts)))
    notebook = notebook_from_percent(text, Path("n.ipynb"))
    cells = [cell._replace(execution_count=count) for cell, count in zip(notebook.cells, counts, strict=True)]
    saved = saved_order(notebook._replace(cells=tuple(cells)))
    assert [cell.index for cell in saved.run] == run
    assert [cell.index for cell in saved.not_run] == not_run
    assert saved.is_document_order is in_order
