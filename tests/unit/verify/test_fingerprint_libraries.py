"""Fingerprints of what libraries make: the same in every process, another one for another state."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from recordings import Values

if TYPE_CHECKING:
    from collections.abc import Callable

X = np.random.RandomState(0).rand(60, 3)
Y = (X[:, 0] + X[:, 1] ** 2 > 0.8).astype(int)


def xgboost(rounds: int) -> Any:
    library = pytest.importorskip("xgboost")
    return library.XGBClassifier(n_estimators=rounds, random_state=0).fit(X, Y)


def xgboost_booster(rounds: int) -> Any:
    library = pytest.importorskip("xgboost")
    return library.train({"max_depth": 2}, library.DMatrix(X, Y), rounds)


def lightgbm(rounds: int) -> Any:
    library = pytest.importorskip("lightgbm")
    return library.LGBMClassifier(n_estimators=rounds, verbose=-1, min_child_samples=2).fit(X, Y)


def catboost(rounds: int) -> Any:
    library = pytest.importorskip("catboost")
    return library.CatBoostClassifier(iterations=rounds, verbose=False, allow_writing_files=False).fit(X, Y)


def network(seed: int) -> Any:
    torch = pytest.importorskip("torch")
    torch.manual_seed(seed)
    return torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.ReLU(), torch.nn.Dropout(0.1))


def own_network(epochs: int) -> Any:
    """A module of a class of the notebook, which counts its epochs beside its state."""
    torch = pytest.importorskip("torch")
    cls = type("Net", (torch.nn.Module,), {"__module__": "__main__", "forward": lambda self, x: x})
    made = cls()
    made.epochs = epochs
    return made


def optimizer(rate: float) -> Any:
    torch = pytest.importorskip("torch")
    return torch.optim.Adam(network(0).parameters(), lr=rate)


def gradient(factor: float) -> Any:
    torch = pytest.importorskip("torch")
    tensor = torch.ones(3, requires_grad=True)
    (tensor * factor).sum().backward()
    return tensor


def sparse_tensor(value: float) -> Any:
    torch = pytest.importorskip("torch")
    return torch.tensor([[0.0, value]]).to_sparse()


def polars(value: int) -> Any:
    library = pytest.importorskip("polars")
    kinds = library.Series(["a", "b", "a"], dtype=library.Categorical)
    return library.DataFrame({"a": [1, None, value], "b": ["x", None, "z"], "c": [[1], [2], [value]], "d": kinds})


def polars_lazy(value: int) -> Any:
    library = pytest.importorskip("polars")
    return library.DataFrame({"a": [1, 2]}).lazy().filter(library.col("a") > value)


def arrow(value: int) -> Any:
    return pytest.importorskip("pyarrow").table({"a": [1, 2, value]})


def sparse(form: str) -> Callable[[int], Any]:
    def make(seed: int) -> Any:
        library = pytest.importorskip("scipy.sparse")
        return library.random(5, 5, 0.5, random_state=seed).asformat(form)

    return make


def statistics(factor: int) -> Any:
    library = pytest.importorskip("statsmodels.api")
    return library.OLS(Y + factor * X[:, 1], library.add_constant(X)).fit()


def fitted(name: str, **parameters: Any) -> Callable[[int], Any]:
    def make(seed: int) -> Any:
        import importlib

        module, _, cls = name.rpartition(".")
        np.random.seed(seed)  # noqa: NPY002: what estimators without a seed draw from
        return getattr(importlib.import_module(f"sklearn.{module}"), cls)(**parameters).fit(X * [seed, 1, 1], Y)

    return make


def neighbours(factor: int) -> Any:
    return pytest.importorskip("scipy.spatial").cKDTree(X * factor)


def keras(weight: float) -> Any:
    """What a Keras model offers, under its qualified name: the library is too heavy for a test."""
    base = type("Model", (), {"__module__": "keras.src.models.model", "get_weights": lambda self: [np.array([weight])]})
    made = type("Sequential", (base,), {"__module__": "keras.src.models.sequential"})()
    made.layers = [SimpleNamespace(name="dense")]
    return made


def figure(change: Callable[[Any, Any], object]) -> Callable[[int], Any]:
    def make(number: int) -> Any:
        from matplotlib.figure import Figure

        drawn = Figure()
        axes = drawn.subplots()
        axes.plot([1, 2], label="a")
        axes.legend(title="kind")
        if number > 1:
            change(drawn, axes)
        return drawn

    return make


MAKERS: dict[str, Callable[[Any], Any]] = {
    "xgboost": xgboost,
    "xgboost booster": xgboost_booster,
    "lightgbm": lightgbm,
    "catboost": catboost,
    "torch module": network,
    "own torch module": own_network,
    "torch optimizer": optimizer,
    "gradient": gradient,
    "sparse tensor": sparse_tensor,
    "polars": polars,
    "lazy polars": polars_lazy,
    "pyarrow": arrow,
    **{f"sparse {form}": sparse(form) for form in ("csr", "csc", "coo", "lil", "dok", "dia", "bsr")},
    "statsmodels": statistics,
    "svm": fitted("svm.SVC"),
    "gradient boosting": fitted("ensemble.GradientBoostingClassifier", n_estimators=3, subsample=0.5),
    "histogram boosting": fitted("ensemble.HistGradientBoostingClassifier", max_iter=3),
    "nearest neighbours": fitted("neighbors.KNeighborsClassifier"),
    "neural network": fitted("neural_network.MLPClassifier", max_iter=5, random_state=0),
    "k-d tree": neighbours,
    "keras": keras,
    "styled table": lambda digits: pd.DataFrame({"a": [1.5]}).style.format(precision=digits),
    "bytes in memory": lambda value: io.BytesIO(bytes([value])),
    "text in memory": lambda value: io.StringIO(str(value)),
    "sparse column": lambda value: pd.Series(pd.arrays.SparseArray([0, 0, value])),
}
FIGURES = {
    "title": figure(lambda _, axes: axes.set_title("b")),
    "size of text": figure(lambda _, axes: axes.set_ylabel("", fontsize=30)),
    "title of the legend": figure(lambda _, axes: axes.legend(title="other")),
    "place of the legend": figure(lambda _, axes: axes.legend(title="kind", loc="lower right")),
    "anchor of the legend": figure(lambda _, axes: axes.legend(title="kind", bbox_to_anchor=(1.2, 1))),
    "width of a line": figure(lambda _, axes: axes.lines[0].set_linewidth(7)),
    "ticks": figure(lambda _, axes: axes.tick_params(labelbottom=False)),
    "heading": figure(lambda drawn, _: drawn.suptitle("all")),
}


def key(name: str, number: int) -> str:
    """The fingerprint of what a maker makes; figures are read as when they are shown."""
    from nbhoist.verify.probe.figure import figure_key

    values = Values()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if name in FIGURES:
            return figure_key(values.fingerprinter, FIGURES[name](number))
        node = values.node(MAKERS[name](number))
        assert "opaque" not in node, node["opaque"]
        return values.key(MAKERS[name](number))


@pytest.mark.parametrize("name", [*MAKERS, *FIGURES])
def test_another_state_has_another_fingerprint(name: str) -> None:
    assert key(name, 1) != key(name, 3)


@pytest.mark.parametrize("algorithm", ["kd_tree", "ball_tree"])
def test_asking_for_neighbours_changes_nothing(algorithm: str) -> None:
    values, model = Values(), fitted("neighbors.KNeighborsClassifier", algorithm=algorithm)(1)
    before = values.key(model)
    model.predict(X)  # its tree counts what it is asked
    assert values.key(model) == before


@pytest.mark.execution
@pytest.mark.parametrize("library", ["xgboost", "lightgbm", "catboost", "torch", "other"])
def test_another_process_has_the_same_fingerprints(library: str) -> None:
    """Each of the large libraries in processes of its own: not all of them bear one another."""
    large = {name: lib for name in MAKERS for lib in ("xgboost", "lightgbm", "catboost", "torch") if lib in name}
    large |= dict.fromkeys(("gradient", "sparse tensor"), "torch")
    names = sorted(name for name in (*MAKERS, *FIGURES) if large.get(name, "other") == library)
    first, second = (_in_a_process(names) for _ in range(2))
    assert [name for name in names if first[name] != second[name]] == []


def _in_a_process(names: list[str]) -> dict[str, str]:
    code = (
        "import json, sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "import pytest\n"
        "from test_fingerprint_libraries import key\n"
        "found = {}\n"
        f"for name in {names!r}:\n"
        "    try:\n"
        "        found[name] = key(name, 1)\n"
        "    except pytest.skip.Exception:\n"
        "        found[name] = 'not installed'\n"
        "print(json.dumps(found))\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, f"{done.returncode}: {done.stderr[-2000:]}"
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found
