"""NBH706: settings of training stand as numbers in several cells."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.knowledge.lookup import is_estimator
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule
from nbhoist.lint.walk import walk
from nbhoist.notebook.cells import ParsedCell

_LEAST = 3  # settings, in more than one cell
_OF_OPTIMISERS = frozenset({"lr", "learning_rate", "momentum", "weight_decay"})


class ScatteredHyperparameters(NotebookRule):
    """Settings of training stand as numbers in several cells."""

    code = "NBH706"
    severity = "note"
    resolved_by = "convert"
    message = "{count} settings of training stand as numbers in {cells} cells; keep them in one place"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per notebook, at the first setting; the other cells are named with it."""
        spread = frozenset(name for parsed in facts.cells for name in _spread(parsed, facts))
        found = [(parsed, node) for parsed in facts.cells for node in _settings(parsed, facts, spread)]
        first_of = {parsed.cell.index: node for parsed, node in reversed(found)}
        if len(found) >= _LEAST and len(first_of) > 1:
            parsed, node = found[0]
            places = sorted((cell, other.lineno) for cell, other in first_of.items() if cell != parsed.cell.index)
            related = tuple(Related("others are here", cell, line) for cell, line in places)
            words = {"count": len(found), "cells": len(first_of)}
            yield self.at(facts.notebook, node_place(parsed, node), words, related)


def _spread(parsed: ParsedCell, facts: Facts) -> Iterator[str]:
    """Names of dictionaries that hold the settings of a model: `Forest(**settings)`, `train(params, …)`."""
    for node in _calls(parsed):
        if _trains(node, facts):
            given = [*node.args[:1], *(k.value for k in node.keywords if k.arg in (None, "params"))]
            yield from (argument.id for argument in given if isinstance(argument, ast.Name))


def _settings(parsed: ParsedCell, facts: Facts, spread: frozenset[str]) -> Iterator[ast.expr]:
    """Numbers that are given to models by name, also in a dictionary."""
    for node in _calls(parsed):
        if _trains(node, facts):
            fact = facts.call(node).fact
            left_out = (fact.seed, fact.speaks, *_NO_SETTINGS) if fact is not None else _NO_SETTINGS
            yield from (k.value for k in node.keywords if _is_number(k.value) and k.arg not in left_out)
        elif _makes_optimiser(node, facts):
            yield from (k.value for k in node.keywords if _is_number(k.value) and k.arg in _OF_OPTIMISERS)
    for statement in facts.of_cell(parsed.cell):
        if isinstance(statement.node, ast.Assign) and statement.defines & spread:
            yield from _in_dictionary(statement.node.value)


_NO_SETTINGS = ("n_jobs", "random_state", "seed", "verbose")


def _calls(parsed: ParsedCell) -> Iterator[ast.Call]:
    return (node for node in walk(parsed.tree, {}) if isinstance(node, ast.Call)) if parsed.tree else iter(())


def _trains(node: ast.Call, facts: Facts) -> bool:
    fact = facts.call(node).fact
    return fact is not None and fact.role in ("train", "tune") and (fact.kind != "class" or is_estimator(fact.name))


def _makes_optimiser(node: ast.Call, facts: Facts) -> bool:
    fact = facts.call(node).fact
    return fact is not None and fact.role == "train" and fact.kind == "class"


def _in_dictionary(node: ast.expr) -> Iterator[ast.expr]:
    """The numbers of `{"depth": 3}` or `dict(depth=3)`."""
    if isinstance(node, ast.Dict):
        named = [(getattr(key, "value", None), value) for key, value in zip(node.keys, node.values, strict=True)]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict":
        named = [(keyword.arg, keyword.value) for keyword in node.keywords]
    else:
        return
    yield from (value for name, value in named if _is_number(value) and name not in _NO_SETTINGS)


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)
