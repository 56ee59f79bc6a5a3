"""Which rules run."""

import pytest

from nbhoist.errors import NbhoistError
from nbhoist.lint.entry import Entry
from nbhoist.lint.selection import Selection, find, select

PATH = Entry("NBH201", "absolute-path", "environment", "warning", True, "m", "A")
CLOUD = Entry("NBH203", "cloud-uri", "environment", "note", False, "m", "B")
SPLIT = Entry("NBH403", "unseeded-split", "reproducibility", "warning", True, "m", "C")
ALL = (PATH, CLOUD, SPLIT)


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        pytest.param(Selection(), (PATH, SPLIT), id="nothing asked: the default rules"),
        pytest.param(Selection(select=("NBH203",)), (CLOUD,), id="code"),
        pytest.param(Selection(select=("NBH2",)), (PATH, CLOUD), id="prefix"),
        pytest.param(Selection(select=("environment",)), (PATH, CLOUD), id="family"),
        pytest.param(Selection(select=("unseeded-split",)), (SPLIT,), id="rule name"),
        pytest.param(Selection(select=("all",)), ALL, id="everything, in any case"),
        pytest.param(Selection(extend_select=("NBH203",)), ALL, id="added to the default"),
        pytest.param(Selection(ignore=("NBH4",)), (PATH,), id="left out of the default"),
        pytest.param(Selection(select=("ALL",), ignore=("NBH2",)), (SPLIT,), id="prefix beats ALL"),
        pytest.param(Selection(select=("NBH201",), ignore=("NBH2",)), (PATH,), id="code beats prefix"),
        pytest.param(Selection(select=("NBH2",), ignore=("NBH2",)), (), id="ignoring wins a tie"),
    ],
)
def test_select(wanted: Selection, chosen: tuple[Entry, ...]) -> None:
    assert select(ALL, wanted) == chosen


@pytest.mark.parametrize("field", ["select", "ignore", "extend_select"])
def test_an_unknown_selector_is_refused_with_a_suggestion(field: str) -> None:
    with pytest.raises(
        NbhoistError, match="unknown rule, prefix or family `absolut-path`; did you mean `absolute-path`"
    ):
        select(ALL, Selection(**{field: ("absolut-path",)}))


@pytest.mark.parametrize("word", ["NBH201", "nbh201", "201", "absolute-path", "Absolute-Path"])
def test_find_takes_code_number_and_name(word: str) -> None:
    assert find(ALL, word) == PATH


def test_find_refuses_what_is_no_rule() -> None:
    with pytest.raises(NbhoistError, match="no rule is called `NBH2`"):
        find(ALL, "NBH2")
