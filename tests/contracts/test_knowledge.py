"""The tables are literal data that keeps to the schema, and names only what the installed libraries have."""

import ast
import importlib
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.figure
import numpy as np
import pandas as pd
import pytest
import scipy.sparse
import scipy.stats
import sklearn.datasets
import sklearn.experimental.enable_halving_search_cv
import sklearn.experimental.enable_iterative_imputer
from sklearn.base import is_classifier, is_clusterer, is_regressor
from sklearn.utils.discovery import all_estimators

from nbhoist.knowledge import lookup
from nbhoist.knowledge.condition import may_draw
from nbhoist.knowledge.distributions import DISTRIBUTIONS, distribution
from nbhoist.knowledge.libraries import LIBRARIES
from nbhoist.knowledge.snapshot import LIBRARIES as LIGHT
from nbhoist.knowledge.snapshot import find
from nbhoist.knowledge.table import table
from nbhoist.knowledge.validate import validate

mpl.use("Agg")
FOLDER = Path(lookup.__file__).parent
TABLES = sorted(FOLDER.glob("lib_*.py"))
# the light libraries in CI, and every heavy one that is installed where `pytest tests/contracts/test_knowledge.py` runs
INSTALLED = sorted(library for library in LIBRARIES if importlib.util.find_spec(library) is not None)
HEAVY = ("dataclasses", "libcst", "nbformat", "IPython", "pandas", "numpy", "rich", "inspect")
PARTS = ("mutates", "paths", "consumes", "calls", "wraps")


def facts(library: str) -> list[Any]:
    """Give every fact that the table of a library has a row for."""
    known = table(library)
    assert known is not None
    return [fact for name in known.fields if name.startswith(f"{library}.") and (fact := lookup.fact(name)) is not None]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_is_literals_only(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.AnnAssign | ast.Assign):
            assert node.value is not None
            ast.literal_eval(node.value)
        else:
            assert isinstance(node, ast.Expr | ast.ImportFrom | ast.If)


@pytest.mark.parametrize("library", sorted(set(LIBRARIES)))
def test_a_table_keeps_to_the_schema(library: str) -> None:
    known = table(library)
    assert known is not None
    assert validate(known.fields) == []
    assert validate({name.replace(".*_", ""): said for name, said in known.defaults.items() if said is not None}) == []


@pytest.mark.parametrize("library", sorted(set(LIBRARIES)))
def test_bases_and_results_are_known_classes(library: str) -> None:
    known = table(library)
    assert known is not None
    for name, bases in known.bases.items():
        for base in bases:
            assert lookup.ancestry(base)[1:] or _has_rows(
                base
            ), f"`{name}` inherits from `{base}`, of which nothing is said"


def _has_rows(name: str) -> bool:
    known = table(lookup.library_of(name))
    assert known is not None
    said = (*known.fields, *known.defaults)
    return any(row.startswith(f"{name}.") or row == name for row in said)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("library", INSTALLED)
def test_what_the_tables_name_exists(library: str) -> None:
    checked = [fact for fact in facts(library) if fact.kind != "attribute" or library in ("pandas", "numpy")]
    now = [fact for fact in checked if not fact.until and not fact.since]
    missing = [fact.name for fact in now if not _exists(fact.name)]

    assert missing == []


def _exists(name: str) -> bool:
    """Say whether a name means something in its class, or in a class that inherits it."""
    owner, _, last = name.rpartition(".")
    known = table(lookup.library_of(name))
    assert known is not None
    heirs = [heir for heir in known.bases if owner in lookup.ancestry(heir)]
    places = [place for place in (owner, *heirs) if _is_real(place)]
    return name in STAND_INS or not places or any(_has(place, last) for place in places)


def _is_real(name: str) -> bool:
    """Say whether a name is more than a word of the tables, such as `sklearn.classifier`."""
    try:
        find(name)
    except LookupError:
        return False
    return True


def _has(place: str, name: str) -> bool:
    return _is_real(f"{place}.{name}") or hasattr(SAMPLES.get(place), name)


STAND_INS = ("builtins.dict_view", "builtins.generator", "builtins.iterator", "pandas.NDFrame", "pandas.TextFileReader")
SAMPLES: dict[str, Any] = {  # classes whose objects have more than the class
    "matplotlib.axes.Axes": mpl.figure.Figure().add_subplot(),
    "matplotlib.figure.Figure": mpl.figure.Figure(),
    "numpy.vectorize": np.vectorize(abs),
    "scipy.sparse.csr_matrix": scipy.sparse.csr_matrix(np.eye(2)),
    "scipy.sparse.coo_matrix": scipy.sparse.coo_matrix(np.eye(2)),
    "scipy.stats.gaussian_kde": scipy.stats.gaussian_kde([1.0, 2.0, 4.0]),
    "pandas.ExcelWriter": pd.ExcelWriter,
    "sklearn.utils.Bunch": sklearn.datasets.load_iris(as_frame=True),
}


@pytest.mark.parametrize("library", INSTALLED)
def test_what_a_fact_says_of_parameters_is_said_of_real_ones(library: str) -> None:
    assert [message for fact in facts(library) for message in _unreal(fact)] == []


def _unreal(fact: Any) -> Iterator[str]:
    """Give what a fact says of parameters that its signature does not have."""
    names = {parameter.lstrip("*") for parameter in fact.parameters}
    if not names or any(parameter.startswith("**") for parameter in fact.parameters):
        return
    if fact.seed and fact.seed not in names and not fact.seeded:
        yield f"{fact.name}: seed {fact.seed}"
    for part in PARTS:
        said = set(getattr(fact, part)) - {"self", "out", "ax"}
        if said and not said & names and not said <= set(OPTIONAL):
            yield f"{fact.name}: {part} {sorted(said)}"


OPTIONAL = (
    "func",
    "key",
    "callback",
    "estimator",
    "X",
    "raw_documents",
    "index",
    "columns",
    "mapper",
    "weights",
    "metric",
)


@pytest.mark.parametrize("owner", [list, dict, set, frozenset, str, tuple], ids=lambda owner: str(owner.__name__))
def test_every_method_of_a_built_in_class_has_a_fact(owner: type) -> None:
    names = [name for name in dir(owner) if not name.startswith("_")]

    assert [name for name in names if lookup.method(f"builtins.{owner.__name__}", name) is None] == []


@pytest.mark.parametrize(
    ("qualified", "owner"),
    [
        ("pandas.DataFrame", pd.DataFrame),
        ("pandas.Series", pd.Series),
        ("pandas.Index", pd.Index),
        ("pandas.DataFrameGroupBy", pd.api.typing.DataFrameGroupBy),
        ("pandas.StringMethods", pd.Series.str),
        ("numpy.ndarray", np.ndarray),
        ("numpy.random.Generator", np.random.Generator),
        ("numpy.random.RandomState", np.random.RandomState),
    ],
)
def test_every_public_method_has_a_fact(qualified: str, owner: type) -> None:
    unsaid = {"to_device", "ctypes", "join_index"}
    names = [name for name in dir(owner) if not name.startswith("_") and name not in unsaid]

    assert [name for name in names if lookup.method(qualified, name) is None] == []


ESTIMATORS = [pytest.param(name, found, id=name) for name, found in all_estimators()]
LEFT_OUT = ("PatchExtractor", "WithCallbacks")


def public_name(found: type) -> str:
    """Give the name under which an estimator is imported."""
    return lookup.canonical(f"{found.__module__}.{found.__qualname__}")


@pytest.mark.parametrize(("name", "found"), ESTIMATORS)
def test_every_estimator_is_of_its_kind(name: str, found: type) -> None:
    qualified = public_name(found)
    if name in LEFT_OUT:
        return
    assert lookup.is_estimator(qualified), qualified
    methods = [m for m in ("fit", "predict", "transform", "fit_transform", "fit_predict", "score") if hasattr(found, m)]
    assert [method for method in methods if lookup.method(qualified, method) is None] == []
    fact = lookup.fact(qualified)
    assert fact is not None
    assert (fact.seed == "random_state") == ("random_state" in fact.parameters), "seed"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("name", "found"), ESTIMATORS)
def test_only_estimators_that_may_draw_draw(name: str, found: Any) -> None:
    fact = lookup.fact(public_name(found))
    try:
        estimator = found()
    except TypeError:
        pytest.skip("it needs another estimator")
    if fact is None or name in LEFT_OUT:
        return
    stream = np.random.default_rng(0)
    x, y = stream.random((40, 4)), stream.integers(0, 2, 40)
    before = repr(np.random.get_state())
    try:
        estimator.fit(x, y)
    except (ValueError, TypeError, AttributeError, IndexError):
        pytest.skip("it needs other data")
    drew = repr(np.random.get_state()) != before

    assert not drew or may_draw(fact, {})
    if drew:
        assert "<rng>" in _fit(fact.name).effects
    for kind, is_kind in (("classifier", is_classifier), ("regressor", is_regressor), ("clusterer", is_clusterer)):
        if is_kind(estimator) and not lookup.is_a(fact.name, "sklearn.search"):
            assert lookup.is_a(fact.name, f"sklearn.{kind}")


def _fit(class_name: str) -> Any:
    return lookup.method(class_name, "fit")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("library", LIGHT)
def test_the_snapshot_of_signatures_is_fresh(library: str) -> None:
    stored = importlib.import_module(f"nbhoist.knowledge.signatures_{library}")
    if version(distribution(library)) != stored.VERSION:
        pytest.skip(f"taken from {library} {stored.VERSION}")
    # in a fresh interpreter: what other tests import registers itself with some libraries
    code = f"import sys; from nbhoist.knowledge.snapshot import snapshot; sys.stdout.buffer.write(snapshot({library!r}).encode())"
    text = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, check=True).stdout.decode()
    path = FOLDER / f"signatures_{library}.py"

    assert path.read_text(encoding="utf-8") == text, "run `python -m nbhoist.knowledge.snapshot`"


def test_the_tables_load_without_what_they_describe() -> None:
    loads = "".join(f"lookup.table({library!r});" for library in LIBRARIES)
    code = f"import sys; from nbhoist.knowledge import lookup; {loads} print(*sys.modules)"
    done = subprocess.run([sys.executable, "-S", "-c", PATH + code], capture_output=True, text=True, check=True)

    assert set(done.stdout.split()).isdisjoint(HEAVY)


PATH = f"import sys; sys.path.insert(0, {str(FOLDER.parents[1])!r}); "


def test_there_are_many_distributions_of_another_name() -> None:
    assert len(DISTRIBUTIONS) >= 150
