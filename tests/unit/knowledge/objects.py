"""Objects that the claims of the tables are tried on, and their fingerprints."""

import collections
import io
import random
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import scipy.sparse
import sklearn.base

mpl.use("Agg")


def numbers() -> dict[str, Any]:
    """Give arrays and containers to call functions on."""
    return {
        "a": np.array([3.0, 1.0, 2.0, 5.0]),
        "b": np.array([1.0, 2.0, 4.0, 8.0]),
        "i": np.array([2, 0, 1, 3]),
        "m": np.arange(12.0).reshape(3, 4),
        "l": [3, 1, 2],
        "d": {"x": 1, "y": [2]},
        "e": {1, 2, 3},
        "t": (1, 2),
        "w": "some text",
        "q": collections.deque([1, 2]),
        "c": collections.Counter("abca"),
        "rng": np.random.default_rng(0),
        "rs": np.random.RandomState(0),
        "pr": random.Random(0),
        "it": iter([1, 2, 3]),
    }


def frames() -> dict[str, Any]:
    """Give frames, series, indexes and files to call methods on."""
    times = pd.date_range("2024-01-01", periods=6, freq="D")
    df = pd.DataFrame(
        {
            "a": [1.0, 2.0, None, 4.0, 5.0, 5.0],
            "b": [1, 2, 3, 4, 5, 5],
            "g": ["x", "y", "x", "y", "x", "x"],
        }
    )
    return {
        "df": df,
        "df2": pd.DataFrame({"b": [1, 2, 7], "z": [7.0, 8.0, 9.0]}),
        "nums": pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [4.0, 5.0, 6.0]}),
        "s": pd.Series([3.0, 1.0, None, 2.0], name="s"),
        "txt": pd.Series(["a b", "c d", "e f"]),
        "day": pd.Series(times),
        "cat": pd.Series(["p", "q", "p"], dtype="category"),
        "ts": pd.Series(range(6), index=times),
        "ix": pd.Index([3, 1, 2], name="k"),
        "path": Path("out.bin"),
        "buf": io.StringIO("a,b\n1,2\n"),
    }


def learning() -> dict[str, Any]:
    """Give features and targets that every estimator can be fitted to."""
    stream = np.random.default_rng(0)
    x = stream.random((60, 4))
    y = (x[:, 0] + x[:, 1] > 1).astype(int)
    return {
        "X": x,
        "y": y,
        "r": x[:, 0] * 2 + x[:, 1],
        "docs": ["red green", "green blue", "blue red red"],
        "labels": ["u", "v", "u"],
        "p": y.copy(),
        "prob": np.clip(x[:, 0], 0.01, 0.99),
        "sp": scipy.sparse.csr_matrix(np.eye(3)),
    }


def fingerprint(value: Any, depth: int = 0) -> Any:
    """Give something equal for equal contents; caches of an object do not count."""
    if isinstance(value, np.ndarray):
        return value.shape, str(value.dtype), repr(value.tolist())
    if isinstance(value, pd.DataFrame):
        return tuple((str(name), fingerprint(value.iloc[:, at])) for at, name in enumerate(value.columns))
    if isinstance(value, pd.Series):
        return repr(value.name), str(value.dtype), repr(value.tolist()), fingerprint(value.index)
    if isinstance(value, pd.Index):
        return repr(value.names), str(value.dtype), repr(value.tolist())
    if isinstance(value, np.random.Generator):
        return repr(value.bit_generator.state)
    if isinstance(value, np.random.RandomState):
        return repr([fingerprint(part) for part in value.get_state(legacy=True)])
    if isinstance(value, random.Random):
        return hash(value.getstate())
    if scipy.sparse.issparse(value):
        return type(value).__name__, fingerprint(value.toarray())
    if depth < 6:
        return _contents(value, depth + 1)
    return None


def _contents(value: Any, depth: int) -> Any:
    if isinstance(value, dict):
        return tuple((repr(key), fingerprint(item, depth)) for key, item in value.items())
    if isinstance(value, list | tuple | collections.deque):
        return type(value).__name__, tuple(fingerprint(item, depth) for item in value)
    if isinstance(value, set | frozenset):
        return tuple(sorted(map(repr, value)))
    if isinstance(value, io.IOBase):
        return value.closed or (value.tell(), value.getvalue() if isinstance(value, io.StringIO) else "")
    if isinstance(value, mpl.artist.Artist):
        return _drawing(value)
    if isinstance(value, sklearn.base.BaseEstimator):
        state = {name: item for name, item in vars(value).items() if not name.startswith("_")}
        return type(value).__name__, fingerprint(state, depth)
    if hasattr(value, "__length_hint__"):
        return value.__length_hint__()
    return repr(value) if type(value).__module__ == "builtins" else None


def _drawing(artist: Any) -> Any:
    texts = [text.get_text() for text in artist.findobj(mpl.text.Text) if text.get_text()]
    limits = [(axes.get_xlim(), axes.get_ylim()) for axes in artist.findobj(mpl.axes.Axes)]
    return len(artist.findobj()), texts, limits
