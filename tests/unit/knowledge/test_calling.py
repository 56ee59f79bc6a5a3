"""What one call does, from its fact and its arguments."""

from typing import Any

import pytest

from nbhoist.knowledge.binding import bind
from nbhoist.knowledge.calling import Made, effects, may_alias, mutated, returned
from nbhoist.knowledge.condition import default, is_stochastic, may_draw
from nbhoist.knowledge.lookup import fact
from nbhoist.knowledge.schema import Fact


def known(name: str) -> Fact:
    found = fact(name)
    assert found is not None
    return found


FOREST = "sklearn.ensemble.RandomForestClassifier"
LOGISTIC = "sklearn.linear_model.LogisticRegression"


@pytest.mark.parametrize(
    ("signature", "positional", "keywords", "expected"),
    [
        pytest.param("a b=1", [1, 2], {}, {"a": (1,), "b": (2,)}, id="by position"),
        pytest.param("a b=1", [1], {"b": 2}, {"a": (1,), "b": (2,)}, id="by name"),
        pytest.param(
            "*arrays test_size=None", [1, 2], {"test_size": 3}, {"arrays": (1, 2), "test_size": (3,)}, id="starred"
        ),
        pytest.param("a * b=1", [1, 2], {}, {"a": (1,), "": (2,)}, id="too many before a lone star"),
        pytest.param("a **options", [1], {"z": 2}, {"a": (1,), "z": (2,)}, id="an option without a name of its own"),
        pytest.param("", [1], {"z": 2}, {"": (1,), "z": (2,)}, id="nothing is known"),
    ],
)
def test_arguments_are_bound(signature: str, positional: list[int], keywords: Any, expected: Any) -> None:
    assert bind(Fact("f", signature=signature), positional, keywords) == expected


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        pytest.param(FOREST, {}, True, id="always"),
        pytest.param(LOGISTIC, {}, False, id="default solver"),
        pytest.param(LOGISTIC, {"solver": "saga"}, True, id="solver that shuffles"),
        pytest.param(LOGISTIC, {"solver": ...}, None, id="solver not known"),
        pytest.param("sklearn.model_selection.KFold", {}, False, id="no shuffle"),
        pytest.param("sklearn.model_selection.KFold", {"shuffle": True}, True, id="shuffle"),
        pytest.param("sklearn.model_selection.train_test_split", {}, True, id="shuffles by default"),
        pytest.param("xgboost.XGBClassifier", {}, False, id="all rows and columns"),
        pytest.param("xgboost.XGBClassifier", {"subsample": 0.8}, True, id="some rows"),
        pytest.param("sklearn.linear_model.Perceptron", {}, False, id="seeded by default"),
        pytest.param("lightgbm.LGBMClassifier", {"subsample": 0.5}, False, id="rows, but never"),
        pytest.param("lightgbm.LGBMClassifier", {"subsample": 0.5, "subsample_freq": 1}, True, id="rows, at times"),
    ],
)
def test_a_call_is_stochastic_by_its_arguments(name: str, arguments: Any, expected: bool | None) -> None:
    assert is_stochastic(known(name), arguments) is expected


def test_what_may_draw_is_more_than_what_is_stochastic() -> None:
    analysis = known("sklearn.decomposition.PCA")

    assert is_stochastic(analysis, {}) is False
    assert may_draw(analysis, {})
    assert not may_draw(analysis, {"svd_solver": "full"})


def test_defaults_come_from_the_signature() -> None:
    assert default(known("sklearn.cluster.KMeans"), "n_clusters") == 8
    with pytest.raises(KeyError):
        default(known("sklearn.cluster.KMeans"), "not_there")


@pytest.mark.parametrize(
    ("constructor", "made", "expected"),
    [
        pytest.param(FOREST, {}, ("<rng>",), id="no seed"),
        pytest.param(FOREST, {"random_state": 0}, (), id="seed"),
        pytest.param(FOREST, {"random_state": None}, ("<rng>",), id="seed of None"),
        pytest.param(FOREST, {"random_state": ...}, ("<rng>",), id="seed not known"),
        pytest.param(FOREST, {"random_state": 0, "verbose": 1}, ("<stdout>",), id="it speaks"),
        pytest.param(LOGISTIC, {}, (), id="it has nothing to draw"),
    ],
)
def test_the_constructor_decides_what_fit_does(constructor: str, made: Any, expected: tuple[str, ...]) -> None:
    assert effects(known(f"{constructor}.fit"), {}, Made(known(constructor), made)) == expected


def test_without_the_constructor_fit_may_draw() -> None:
    assert effects(known(f"{FOREST}.fit"), {}) == ("<rng>",)


def test_seeding_a_stream_touches_the_stream() -> None:
    assert effects(known("numpy.random.seed"), {"seed": 0}) == ("<rng>",)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        pytest.param("pandas.DataFrame.drop", {}, (), id="a new frame"),
        pytest.param("pandas.DataFrame.drop", {"inplace": True}, ("self",), id="in place"),
        pytest.param("pandas.DataFrame.drop", {"inplace": False}, (), id="not in place"),
        pytest.param("pandas.DataFrame.drop", {"inplace": ...}, ("self",), id="perhaps in place"),
        pytest.param("numpy.add", {"x1": ..., "x2": ...}, (), id="no output given"),
        pytest.param("numpy.add", {"x1": ..., "out": ...}, ("out",), id="output given"),
        pytest.param("numpy.median", {"a": ...}, (), id="flag not given"),
        pytest.param("numpy.median", {"a": ..., "overwrite_input": True}, ("a",), id="flag given"),
        pytest.param("pandas.DataFrame.sample", {"random_state": ...}, ("random_state",), id="a stream as seed"),
        pytest.param("pandas.DataFrame.sample", {"random_state": 0}, (), id="a number as seed"),
        pytest.param("numpy.random.shuffle", {"x": ...}, ("x",), id="an argument"),
    ],
)
def test_what_a_call_changes_in_place(name: str, arguments: Any, expected: tuple[str, ...]) -> None:
    assert mutated(known(name), arguments) == expected


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        pytest.param("numpy.array", {"object": ...}, False, id="a copy"),
        pytest.param("numpy.array", {"object": ..., "copy": False}, True, id="no copy"),
        pytest.param("numpy.ravel", {"a": ...}, True, id="a view"),
        pytest.param("numpy.add", {"x1": ..., "out": ...}, True, id="the output itself"),
        pytest.param("pandas.DataFrame.drop", {"inplace": True}, True, id="the frame itself, since pandas 3"),
        pytest.param("pandas.DataFrame.drop", {}, False, id="a new frame"),
        pytest.param(FOREST, {"random_state": ...}, True, id="it keeps the stream"),
    ],
)
def test_when_a_result_shares_memory(name: str, arguments: Any, expected: bool) -> None:
    assert may_alias(known(name), arguments) is expected


def test_a_flag_changes_what_is_returned() -> None:
    reader = known("pandas.read_csv")

    assert returned(reader, {}) == "pandas.DataFrame"
    assert returned(reader, {"chunksize": 100}) == "pandas.TextFileReader"
    assert returned(reader, {"chunksize": ...}) == ""
