"""Cells and the variables that travel between them."""

from __future__ import annotations

from report_subjects import facts_of

from nbhoist.report.dataflow import dataflow


def edges(text: str, counts: tuple[int | None, ...] = ()) -> list[tuple[str, int, int, str]]:
    return [(e.name, e.source, e.target, e.kind) for e in dataflow(facts_of(text, counts)).edges]


def test_a_variable_comes_from_the_last_cell_that_gave_or_changed_it() -> None:
    text = "# %%\nimport pandas as pd\nxs = []\n# %%\nxs.append(1)\n# %%\nprint(xs)\n"
    assert edges(text) == [("xs", 0, 1, "above"), ("xs", 1, 2, "above")]


def test_what_stays_in_a_cell_is_no_edge() -> None:
    assert edges("# %%\na = 1\nb = a\n# %%\na = 2\nprint(a)\n") == []


def test_a_name_that_only_a_later_cell_makes_is_hidden_state() -> None:
    assert edges("# %%\nprint(a)\n# %%\na = 1\n") == [("a", 1, 0, "below")]


def test_a_function_needs_what_it_looks_up_where_it_is_called() -> None:
    text = "# %%\ndef f():\n    return a\n# %%\na = 1\n# %%\nf()\n"
    assert edges(text) == [("f", 0, 2, "above"), ("a", 1, 2, "above")]


def test_a_value_from_a_cell_below_in_the_saved_run() -> None:
    text = "# %%\na = 1\n# %%\nprint(a)\n# %%\na = 2\n"
    assert edges(text, (1, 3, 2)) == [("a", 0, 1, "above"), ("a", 2, 1, "saved-run")]
    assert edges(text, (1, 2, 3)) == [("a", 0, 1, "above")]
    assert edges(text, (1, 3, None)) == [("a", 0, 1, "above")], "a cell without a count may have run at any time"


def test_what_may_only_share_an_object_is_not_drawn() -> None:
    text = "# %%\nxs = [[1]]\n# %%\nfirst = xs[0]\n# %%\nxs.append(2)\n# %%\nprint(first)\n"
    assert edges(text) == [("xs", 0, 1, "above"), ("xs", 0, 2, "above"), ("first", 1, 3, "above")]
