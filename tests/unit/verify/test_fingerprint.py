"""Equal values have equal fingerprints in two runs, and different values different ones."""

from __future__ import annotations

import datetime
import decimal
import pathlib
import random
import threading
from collections import Counter, OrderedDict, defaultdict, deque
from functools import partial

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from recordings import Values
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X = np.random.RandomState(0).rand(60, 3)
Y = (X[:, 0] > 0.5).astype(int)


def frame() -> pd.DataFrame:
    return pd.DataFrame({"a": [1, 2, 3], "b": [0.5, np.nan, 2.0], "c": ["x", None, "z"]}, index=[3, 1, 2])


def cycle(last: int) -> list[object]:
    whole: list[object] = [1, {"k": [2]}]
    whole.append(whole)
    whole.append(last)
    return whole


def shared(same: bool) -> list[list[int]]:
    one = [1]
    return [one, one if same else [1]]


class Plain:
    def __init__(self, value: object) -> None:
        self.value = value


class Slotted:
    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value


class Listed(list):  # type: ignore[type-arg]
    note = ""


def listed(note: str) -> Listed:
    value = Listed([1, 2])
    value.note = note
    return value


def changed(column: str, row: int, value: object) -> pd.DataFrame:
    result = frame()
    result.iloc[row, result.columns.get_loc(column)] = value
    return result


def packed(first: float, last: int) -> np.ndarray:
    """An array whose records carry bytes of padding."""
    values = np.empty(2, dtype=np.dtype([("flag", "i1"), ("value", "f8")], align=True))
    values["flag"], values["value"] = [1, last], [first, 2.0]
    return values


PAIRS = [
    pytest.param(lambda: 1, lambda: 2, id="int"),
    pytest.param(lambda: 1, lambda: True, id="bool is no int"),
    pytest.param(lambda: 1.0, lambda: np.float64(1.0), id="numpy scalars have a type of their own"),
    pytest.param(lambda: 0.1 + 0.2, lambda: 0.3, id="the last bit of a float counts"),
    pytest.param(lambda: 0.0, lambda: -0.0, id="signed zero"),
    pytest.param(lambda: 1j, lambda: 2j, id="complex"),
    pytest.param(lambda: "a", lambda: b"a", id="text and bytes"),
    pytest.param(lambda: (1, 2), lambda: [1, 2], id="tuple and list"),
    pytest.param(lambda: {"a": 1, "b": 2}, lambda: {"b": 2, "a": 1}, id="the order of a dict counts"),
    pytest.param(lambda: {"a": 1}, lambda: OrderedDict(a=1), id="class of a mapping"),
    pytest.param(lambda: defaultdict(int, a=1), lambda: defaultdict(int, a=2), id="defaultdict"),
    pytest.param(lambda: Counter("aab"), lambda: Counter("abb"), id="Counter"),
    pytest.param(lambda: deque([1, 2]), lambda: deque([2, 1]), id="deque"),
    pytest.param(lambda: {1, 2, "x"}, lambda: {1, 3, "x"}, id="set"),
    pytest.param(lambda: cycle(1), lambda: cycle(2), id="a list that holds itself"),
    pytest.param(lambda: shared(True), lambda: shared(False), id="one object twice is not two equal ones"),
    pytest.param(lambda: list(range(1000)), lambda: [*range(999), -1], id="long list"),
    pytest.param(lambda: [float(n) for n in range(999)], lambda: [float(n) for n in range(998)], id="long floats"),
    pytest.param(lambda: datetime.datetime(2020, 1, 1), lambda: datetime.datetime(2020, 1, 2), id="datetime"),
    pytest.param(lambda: decimal.Decimal("1.10"), lambda: decimal.Decimal("1.1"), id="Decimal keeps its digits"),
    pytest.param(lambda: pathlib.PurePosixPath("a"), lambda: pathlib.PurePosixPath("b"), id="path"),
    pytest.param(lambda: partial(int, base=2), lambda: partial(int, base=3), id="partial"),
    pytest.param(lambda: random.Random(1), lambda: random.Random(2), id="state of a generator"),
    pytest.param(lambda: np.random.default_rng(1), lambda: np.random.default_rng(2), id="numpy generator"),
    pytest.param(lambda: np.random.RandomState(1), lambda: np.random.RandomState(2), id="RandomState"),
    pytest.param(lambda: Plain([1]), lambda: Plain([2]), id="instance"),
    pytest.param(lambda: Slotted(1), lambda: Slotted(2), id="slots"),
    pytest.param(lambda: listed("a"), lambda: listed("b"), id="attribute of a list subclass"),
    pytest.param(lambda: np.arange(3), lambda: np.arange(3.0), id="dtype"),
    pytest.param(lambda: np.arange(6).reshape(2, 3), lambda: np.arange(6).reshape(3, 2), id="shape"),
    pytest.param(lambda: np.ones((2, 3)), lambda: np.ones((2, 3), order="F"), id="memory order"),
    pytest.param(lambda: np.array(["a", "b"]), lambda: np.array(["a", "c"]), id="array of text"),
    pytest.param(
        lambda: np.array([1, "a", None], dtype=object), lambda: np.array([1, "b", None], dtype=object), id="object"
    ),
    pytest.param(lambda: np.array(["2020-01-01"], "M8[D]"), lambda: np.array(["2020-01-02"], "M8[D]"), id="datetime64"),
    pytest.param(lambda: packed(1.0, 2), lambda: packed(1.0, 3), id="records"),
    pytest.param(
        lambda: np.longdouble("0.1"),
        lambda: np.longdouble(0.1),
        id="long double",
        marks=pytest.mark.skipif(np.finfo(np.longdouble).nmant == 52, reason="no long double"),
    ),
    pytest.param(lambda: np.ma.masked_array([1, 2], [0, 1]), lambda: np.ma.masked_array([1, 2], [0, 0]), id="mask"),
    pytest.param(lambda: frame(), lambda: changed("a", 1, 9), id="frame, int"),
    pytest.param(lambda: frame(), lambda: changed("b", 1, 0.0), id="frame, NaN"),
    pytest.param(lambda: frame(), lambda: changed("c", 2, "y"), id="frame, text"),
    pytest.param(lambda: frame(), lambda: frame().reset_index(drop=True), id="index"),
    pytest.param(lambda: frame(), lambda: frame()[["b", "a", "c"]], id="order of columns"),
    pytest.param(lambda: frame(), lambda: frame().astype({"a": "float"}), id="dtype of a column"),
    pytest.param(lambda: frame().a, lambda: frame().a.rename("d"), id="name of a series"),
    pytest.param(
        lambda: pd.Series(["a", "b"], dtype="category"),
        lambda: pd.Series(["a", "b"], dtype=pd.CategoricalDtype(["b", "a"])),
        id="categories",
    ),
    pytest.param(
        lambda: pd.date_range("2020", periods=2), lambda: pd.date_range("2020", periods=2, tz="UTC"), id="time zone"
    ),
    pytest.param(
        lambda: pd.array([1, None], dtype="Int64"), lambda: pd.array([1, 2], dtype="Int64"), id="masked integers"
    ),
    pytest.param(
        lambda: pd.MultiIndex.from_product([[1], ["a", "b"]]),
        lambda: pd.MultiIndex.from_product([[1], ["b", "a"]]),
        id="MultiIndex",
    ),
    pytest.param(lambda: frame().groupby("a"), lambda: frame().groupby("c"), id="groups"),
    pytest.param(lambda: pd.Timestamp("2020"), lambda: pd.Timestamp("2021"), id="Timestamp"),
    pytest.param(lambda: LogisticRegression(C=1.0), lambda: LogisticRegression(C=2.0), id="parameter"),
    pytest.param(lambda: LogisticRegression().fit(X, Y), lambda: LogisticRegression().fit(X[:50], Y[:50]), id="fitted"),
    pytest.param(lambda: forest(0), lambda: forest(1), id="trees"),
    pytest.param(lambda: scaled(1.0), lambda: scaled(2.0), id="pipeline"),
]


def forest(seed: int) -> RandomForestClassifier:
    return RandomForestClassifier(5, random_state=seed).fit(X, Y)


def scaled(factor: float) -> object:
    return make_pipeline(StandardScaler(), LogisticRegression()).fit(X * [factor, 1, 1], Y)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_value_is_itself_and_not_another(one, other):
    first, second = Values(), Values()
    assert first.key(one()) == second.key(one())
    assert first.key(one()) != first.key(other())


def test_every_nan_is_the_same():
    odd = np.array([0x7FF8000000000001, 0xFFF8000000000000], dtype="u8").view("f8")
    assert Values().key(odd) == Values().key(np.array([np.nan, np.nan]))


def test_what_lies_under_a_mask_does_not_count():
    arrays = [np.ma.masked_array([1.0, hidden], [False, True]) for hidden in (2.0, 3.0)]
    assert Values().key(arrays[0]) == Values().key(arrays[1])


def test_an_address_that_an_instance_keeps_does_not_count():
    first, second = Plain([1]), Plain([1])
    first.place, second.place = id(first.value), id(second.value)  # type: ignore[attr-defined]
    assert Values().key(first) == Values().key(second)


def test_reading_changes_nothing():
    table, state = frame(), np.random.RandomState(0)
    copy, before = table.copy(deep=True), state.get_state(legacy=False)["state"]["key"].copy()
    Values().key([table, state, table.groupby("a")])
    pd.testing.assert_frame_equal(table, copy)
    assert (state.get_state(legacy=False)["state"]["key"] == before).all()


def test_seconds_of_a_search_do_not_count():
    search = [GridSearchCV(LogisticRegression(), {"C": [0.1, 1.0]}, cv=2).fit(X, Y) for _ in range(2)]
    assert search[0].refit_time_ != search[1].refit_time_
    assert Values().key(search[0]) == Values().key(search[1])


def test_classes_of_notebook_and_package_are_one():
    of_notebook = type("Model", (), {"__module__": "__main__"})
    of_package = type("Model", (), {"__module__": "churn.train"})
    of_other = type("Model", (), {"__module__": "elsewhere"})
    assert Values("churn").key(of_notebook()) == Values("churn").key(of_package())
    assert Values("churn").key(of_notebook()) != Values("churn").key(of_other())


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ((n for n in "ab"), "a generator"),
        (iter([1]), "an iterator"),
        (len, "a function"),
        (lambda: 0, "a function"),
        (Plain, "a class"),
        (np, "a module"),
        (threading.Lock(), "a handle"),
    ],
    ids=["generator", "iterator", "builtin", "lambda", "class", "module", "lock"],
)
def test_what_cannot_be_compared_says_why(value, reason):
    assert Values().node(value)["opaque"] == reason


def test_a_generator_is_not_consumed():
    values = (n for n in range(3))
    Values().key([values, {"k": values}])
    assert list(values) == [0, 1, 2]


def test_deep_nesting_is_said_and_not_fatal():
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    assert "nested" in Values().node(deep)["opaque"]


def test_a_table_tells_its_schema_and_no_values():
    node = Values().node(frame())
    assert node["schema"]["rows"] == 3
    assert node["schema"]["columns"] == ["a", "b", "c"]
    assert node["schema"]["dtypes"][:2] == ["int64", "float64"]


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=20,
)


@given(plain)
def test_a_copy_has_the_same_fingerprint(value):
    import pickle

    assert Values().key(value) == Values().key(pickle.loads(pickle.dumps(value)))


@given(plain, plain)
def test_equal_fingerprints_mean_equal_representations(one, other):
    values = Values()
    assert (values.key(one) == values.key(other)) == (repr(one) == repr(other))
