"""The rows beside the drawing of a dataflow."""

from __future__ import annotations

import pytest
from report_subjects import facts_of

from nbhoist.report.dataflow import dataflow
from nbhoist.report.html.flow_rows import flow_rows
from nbhoist.report.review import Review


def late(*counts: int | None) -> dict[int, str]:
    facts = facts_of("\n".join(f"# %%\nx{i} = {i}" for i in range(len(counts))), counts)
    rows = flow_rows(Review(facts, (), {}), dataflow(facts), "n1")
    return {row.cell.index + 1: row.late for row in rows if row.cell is not None and row.late}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((1, 2, 5), {}),
        ((1, 28, 4, 5, 6), {2: "ran as In [28], after cell 5 below it"}),
        ((3, 4, 5, 1), {4: "ran as In [1], before cell 1 above it"}),
        ((None, 2, None, 3), {}),
        ((3, 3, 3), {}),
        ((3, 3, 1, 3), {3: "ran as In [1], before cell 1 above it"}),
    ],
    ids=[
        "in order",
        "one was run again",
        "one was run first",
        "some were not run",
        "counts from several kernels",
        "several kernels, one out of order",
    ],
)
def test_only_the_cells_that_break_the_order_are_marked(
    counts: tuple[int | None, ...], expected: dict[int, str]
) -> None:
    assert late(*counts) == expected


def test_a_row_says_what_its_cell_needs_and_feeds() -> None:
    facts = facts_of("# %% [markdown]\n# # Top\n# %%\na = 1\n# %%\nb = a\n# %%\nprint(a, b)\n")
    rows = flow_rows(Review(facts, (), {}), dataflow(facts), "n1")
    assert [(row.text, row.needs, row.feeds) for row in rows] == [
        ("Top", "", ""),
        ("a = 1", "", "cell 3: a; cell 4: a"),
        ("b = a", "cell 2: a", "cell 4: b"),
        ("print(a, b)", "cell 2: a; cell 3: b", ""),
    ]
