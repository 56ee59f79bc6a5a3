"""What happened to rows while the program ran, in order."""

import ast
from typing import NamedTuple

from nbhoist.analysis.provenance.traced import Estimator, Traced


class Fit(NamedTuple):
    """An estimator was fitted."""

    node: ast.Call
    estimator: Estimator
    features: Traced
    target: Traced
    is_model: bool  # predicts, rather than prepares
    watched: Traced  # rows on which it was watched while it learned
    stops: bool  # what it saw there decides which model is kept
    loops: tuple[ast.AST, ...]


class Split(NamedTuple):
    """Rows were parted into training and held-out rows."""

    node: ast.AST
    inputs: tuple[Traced, ...]
    kind: str  # "call", "folds", "slice"
    shuffles: bool


class Apply(NamedTuple):
    """A fitted object was used on rows: transformed, or predicted."""

    node: ast.Call
    estimator: Estimator
    rows: Traced
    is_model: bool


class Evaluate(NamedTuple):
    """Models were measured on rows."""

    node: ast.Call
    estimators: frozenset[Estimator]
    rows: Traced
    loops: tuple[ast.AST, ...]


class CrossValidate(NamedTuple):
    """A model was fitted and measured on folds of rows."""

    node: ast.Call
    estimators: frozenset[Estimator]
    features: Traced
    target: Traced
    shuffles: bool


class Select(NamedTuple):
    """Rows were taken out of a table under a name that says on which side they are."""

    node: ast.expr
    base: Traced
    side: str


class Fill(NamedTuple):
    """Columns of a table were given values."""

    node: ast.AST
    table: Traced
    columns: frozenset[str] | None
    value: Traced


class Save(NamedTuple):
    """Objects that learn were written to a file."""

    node: ast.Call
    objects: frozenset[Estimator]


class Choose(NamedTuple):
    """The best of several was chosen."""

    node: ast.AST
    value: Traced
    loops: tuple[ast.AST, ...]


Event = Fit | Split | Apply | Evaluate | CrossValidate | Choose | Select | Fill | Save


class Log(NamedTuple):
    """All events, and where each table was split first."""

    events: tuple[Event, ...]
    splits: dict[int, ast.AST]


EMPTY = Log((), {})
