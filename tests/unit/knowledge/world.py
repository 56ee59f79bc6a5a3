"""What a call does to the world around it: streams, output, figures, files, settings."""

import contextlib
import io
import os
import random
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib as mpl
import numpy as np
import pandas as pd
import sklearn
from objects import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

with warnings.catch_warnings():
    import matplotlib.pyplot as plt


class Outcome(NamedTuple):
    """The result of a call and the words of the effects that were seen."""

    result: Any
    effects: frozenset[str]


def observe(call: "Callable[[], Any]", folder: Path) -> Outcome:
    """Run a call in a folder and compare the world before and after."""
    before, printed = _world(folder), io.StringIO()
    with _opened(folder) as opened, contextlib.redirect_stdout(printed):
        result = call()
    after = _world(folder)
    seen = {word for word in before if before[word] != after[word]}
    seen |= {"<stdout>"} if printed.getvalue() else set()
    return Outcome(result, frozenset(seen | ({"<files>"} if opened else set())))


def restore() -> None:
    """Put settings and streams back, and close all figures."""
    plt.close("all")
    mpl.rcdefaults()
    pd.reset_option("^display\\.")
    random.seed(0)
    np.random.seed(0)


def _world(folder: Path) -> dict[str, Any]:
    figures = [plt.figure(number) for number in plt.get_fignums()] if plt.get_fignums() else []
    return {
        "<rng>": (fingerprint(np.random.mtrand._rand), random.getstate()),
        "<figure>": [fingerprint(figure) for figure in figures],
        "<files>": sorted(path.name for path in folder.rglob("*")),
        "<cwd>": Path.cwd(),
        "<environ>": (dict(os.environ), list(sys.path)),
        "<warnings>": list(warnings.filters),
        "<options>": (
            np.get_printoptions(),
            np.geterr(),
            pd.get_option("display.max_rows"),
            pd.get_option("display.precision"),
            sklearn.get_config(),
            {name: repr(value) for name, value in mpl.rcParams.items() if name != "backend"},
        ),
    }


_watching: list[tuple[str, list[str]]] = []


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _watching and isinstance(arguments[0], str | bytes | os.PathLike):
        folder, opened = _watching[-1]
        name = os.path.abspath(os.fsdecode(arguments[0]))  # noqa: PTH100  # resolving links would open files
        if name.startswith(folder):
            opened.append(name)


sys.addaudithook(_audit)


@contextlib.contextmanager
def _opened(folder: Path) -> "Iterator[list[str]]":
    _watching.append((str(folder), []))
    try:
        yield _watching[-1][1]
    finally:
        _watching.pop()
