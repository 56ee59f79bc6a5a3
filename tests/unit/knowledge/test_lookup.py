"""The door to the tables: names, facts, methods through bases and defaults, classes of items."""

import pytest

from nbhoist.knowledge.lookup import (
    ancestry,
    canonical,
    distribution,
    fact,
    is_a,
    is_estimator,
    is_frame,
    is_immutable,
    item,
    library_of,
    method,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("pandas.core.frame.DataFrame", "pandas.DataFrame", id="where a class is defined"),
        pytest.param(
            "sklearn.ensemble._forest.RandomForestClassifier", "sklearn.ensemble.RandomForestClassifier", id="private"
        ),
        pytest.param("tensorflow.keras.layers.Dense", "keras.layers.Dense", id="library within a library"),
        pytest.param("matplotlib.pylab.plot", "matplotlib.pyplot.plot", id="module of another name"),
        pytest.param("matplotlib.pyplot.rcParams", "matplotlib.rcParams", id="attribute of another module"),
        pytest.param("posixpath.join", "os.path.join", id="module of the platform"),
        pytest.param("sklearn.cross_validation.train_test_split", "sklearn.model_selection.train_test_split", id="old"),
        pytest.param("unknown._private.thing", "unknown._private.thing", id="unknown library is left alone"),
        pytest.param("numpy.random.seed", "numpy.random.seed", id="already canonical"),
    ],
)
def test_a_name_has_one_canonical_form(name: str, expected: str) -> None:
    assert canonical(name) == expected
    assert canonical(expected) == expected


def test_a_library_is_known_behind_its_re_export() -> None:
    assert library_of("tensorflow.keras.Model") == "keras"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("builtins.eval", id="may do anything"),
        pytest.param("unknown.load", id="unknown library"),
        pytest.param("numpy.random.not_there", id="module without a default"),
        pytest.param("numpy.NotThere.method", id="method of an unknown class in a module with a default"),
        pytest.param("pandas.DataFrame.not_there", id="unknown method"),
        pytest.param("numpy._private", id="private"),
        pytest.param("joblib.Parallel.__call__", id="runs what it is given"),
    ],
)
def test_nothing_is_said_of_what_is_not_known(name: str) -> None:
    assert fact(name) is None


def test_a_module_default_holds_for_functions_without_a_row() -> None:
    found = fact("matplotlib.pyplot.fill_betweenx")

    assert found is not None
    assert found.effects == ("<figure>",)


def test_a_constructor_returns_its_class() -> None:
    found = fact("sklearn.preprocessing.StandardScaler")

    assert found is not None
    assert (found.kind, found.returns) == ("class", "sklearn.preprocessing.StandardScaler")


def test_a_method_is_found_through_the_kind_of_its_class() -> None:
    found = method("sklearn.linear_model.LinearRegression", "fit")

    assert found is not None
    assert (found.name, found.role) == ("sklearn.linear_model.LinearRegression.fit", "train")
    assert (found.mutates, found.returns) == (("self",), "self")


def test_a_nearer_row_adds_to_a_farther_one() -> None:
    found = method("sklearn.feature_extraction.text.TfidfVectorizer", "fit_transform")

    assert found is not None
    assert found.parameters[0] == "raw_documents"
    assert found.mutates == ("self",)


def test_an_estimator_that_never_draws_does_not_draw_in_fit() -> None:
    plain, forest = (
        method(f"sklearn.{name}", "fit") for name in ("naive_bayes.GaussianNB", "ensemble.RandomForestClassifier")
    )

    assert plain is not None
    assert forest is not None
    assert "<rng>" not in plain.effects
    assert "<rng>" in forest.effects


def test_fitted_attributes_are_known_by_their_last_letter() -> None:
    found = fact("sklearn.cluster.KMeans.cluster_centers_")

    assert found is not None
    assert found.kind == "attribute"


def test_methods_of_a_modules_object_are_those_of_its_class() -> None:
    environment, distribution_ = fact("os.environ.get"), fact("scipy.stats.norm.rvs")

    assert environment is not None
    assert environment.effects == ("<environ>",)
    assert distribution_ is not None
    assert distribution_.effects == ("<rng>",)


def test_tensors_change_by_methods_that_end_in_an_underscore() -> None:
    plain, changing = method("torch.Tensor", "add"), method("torch.Tensor", "add_")

    assert plain is not None
    assert changing is not None
    assert (plain.mutates, changing.mutates) == (("out",), ("self",))


def test_signatures_come_from_the_library_itself() -> None:
    found = fact("pandas.read_csv")

    assert found is not None
    assert found.parameters[0] == "filepath_or_buffer"


@pytest.mark.parametrize(
    ("owner", "key", "expected"),
    [
        ("pandas.DataFrame", "name", "pandas.Series"),
        ("pandas.DataFrame", "list", "pandas.DataFrame"),
        ("pandas.DataFrameGroupBy", "name", "pandas.SeriesGroupBy"),
        ("builtins.str", "slice", "builtins.str"),
        ("builtins.list", "name", ""),
        ("unknown.Thing", "name", ""),
    ],
)
def test_items_have_the_class_that_the_key_gives(owner: str, key: str, expected: str) -> None:
    assert item(owner, key) == expected


def test_classes_are_told_apart() -> None:
    assert is_estimator("xgboost.XGBClassifier")
    assert is_a("xgboost.XGBClassifier", "sklearn.classifier")
    assert not is_estimator("sklearn.model_selection.KFold")
    assert is_frame("pandas.core.frame.DataFrame")
    assert not is_frame("pandas.Series")
    assert is_immutable("pathlib.Path")
    assert not is_immutable("builtins.list")
    assert ancestry("unknown.Thing") == ("unknown.Thing",)


@pytest.mark.parametrize(
    ("imported", "installed"),
    [
        ("sklearn", "scikit-learn"),
        ("sklearn.ensemble", "scikit-learn"),
        ("cv2", "opencv-python"),
        ("PIL.Image", "pillow"),
        ("yaml", "pyyaml"),
        ("bs4", "beautifulsoup4"),
        ("google.cloud.storage", "google-cloud-storage"),
        ("some_package", "some-package"),
        ("numpy", "numpy"),
    ],
)
def test_an_import_is_installed_under_its_distribution(imported: str, installed: str) -> None:
    assert distribution(imported) == installed
