"""NBH701: a model is fitted and used in one cell or function."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from nbhoist.analysis.calls import BoundCall
from nbhoist.analysis.facts import Facts
from nbhoist.knowledge import lookup
from nbhoist.knowledge.schema import Fact
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule
from nbhoist.notebook.cells import ParsedCell

_TRAINS = frozenset({"train", "tune"})
_USES = {"predict": "predicted with", "evaluate": "evaluated", "save": "saved"}
_MODEL_KIND = "sklearn.estimator"  # what is assumed of an object of unknown class that has `fit` and `predict`
