"""Whether the result of a call is what its fact says that it returns."""

import collections.abc
import hashlib
from typing import TYPE_CHECKING, Any

import matplotlib.axes
import numpy as np
import pandas as pd
import scipy.sparse
import scipy.stats

from nbhoist.knowledge import lookup
from nbhoist.knowledge.calling import returned
from nbhoist.knowledge.snapshot import find

if TYPE_CHECKING:
    from claim import Seen

# names of the tables for what has no name of its own, or several
STAND_INS: dict[str, tuple[type, ...]] = {
    "pandas.NDFrame": (pd.DataFrame, pd.Series, np.generic, float, int),
    "pandas.Window": (pd.api.typing.Rolling, pd.api.typing.Expanding, pd.api.typing.ExponentialMovingWindow),
    "pandas.Resampler": (pd.api.typing.Resampler,),
    "pandas.DataFrameGroupBy": (pd.api.typing.DataFrameGroupBy,),
    "pandas.SeriesGroupBy": (pd.api.typing.SeriesGroupBy,),
    "builtins.iterator": (collections.abc.Iterator, collections.abc.Iterable),
    "builtins.dict_view": (collections.abc.MappingView,),
    "builtins.NoneType": (type(None),),
    "sklearn.Matrix": (np.ndarray, scipy.sparse.spmatrix, scipy.sparse.sparray),
    "scipy.sparse.spmatrix": (scipy.sparse.spmatrix, scipy.sparse.sparray),
    "matplotlib.axes.Grid": (matplotlib.axes.Axes, np.ndarray),
    "builtins.reversed": (collections.abc.Iterator,),
    "csv.reader": (collections.abc.Iterator,),
    "scipy.stats.rv": (scipy.stats.distributions.rv_frozen,),
    "statsmodels.results": (object,),
    "pandas.TextFileReader": (pd.io.parsers.TextFileReader,),
    "hashlib._Hash": (type(hashlib.md5()),),
    "builtins.int": (int, np.integer),
    "builtins.float": (float, np.floating, int),
    "builtins.bool": (bool, np.bool_),
    "numpy.item": (np.ndarray, np.generic),
    "numpy.scores": (dict,),
}


def fits(seen: "Seen") -> bool:
    """Say whether the result is what the fact says; a fact that says nothing fits all."""
    fact, result = seen.claim.fact, seen.result
    assert fact is not None
    if fact.mutates_if and seen.claim.literals.get(fact.mutates_if):
        return result is None or result is seen.claim.receiver  # pandas 3 gives the receiver back
    if fact.returns_tuple:
        pairs = zip(fact.returns_tuple, result, strict=True)
        return all(_is(returns, part, seen) for returns, part in pairs)
    return _is(returned(fact, seen.claim.literals), result, seen)


def _is(returns: str, result: Any, seen: "Seen") -> bool:
    kind, _, parameter = returns.partition(":")
    given = seen.claim.arguments.get(parameter, (None,))[0]
    if returns == "none":
        return result is None
    if returns == "self":
        return result is seen.claim.receiver
    if returns == "type:self":
        return isinstance(result, type(seen.claim.receiver))
    if returns == "type:args":
        return isinstance(result, list | tuple | np.ndarray | pd.DataFrame)
    if kind == "arg":
        return result is given
    if kind in ("type", "like"):
        return type(result) is type(given) or (kind == "like" and not isinstance(given, np.ndarray | pd.DataFrame))
    return not returns or result is None or isinstance(result, instances(returns))


def instances(name: str) -> tuple[type, ...]:
    """Give the real classes that a class name of the tables stands for."""
    if name in STAND_INS:
        return STAND_INS[name]
    found = find(lookup.canonical(name))
    assert isinstance(found, type), name
    return (found,)
