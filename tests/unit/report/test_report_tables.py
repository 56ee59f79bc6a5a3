"""Markdown that survives any text."""

from hypothesis import given
from hypothesis import strategies as st

from nbhoist.report.tables import code, table


def test_backticks_get_a_longer_fence() -> None:
    assert code("a `b` ``c``") == "``` a `b` ``c`` ```"


@given(st.lists(st.text(), min_size=2, max_size=2))
def test_a_row_stays_one_line_with_its_columns(cells: list[str]) -> None:
    lines = table(("a", "b"), [cells]).split("\n")

    assert len(lines) == 3
    assert lines[2].replace("\\|", "").count("|") == 3
