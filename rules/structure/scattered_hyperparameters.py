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

_LEAST = 4  # settings, in more than one cell


class ScatteredHyperparameters(NotebookRule):
    """Settings of training stand as numbers in several cells."""

    code = "NBH706"
    severity = "note"
    resolved_by = "convert"
    message = "{count} settings of training stand as numbers in {cells} cells; keep them in one place"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per notebook, at the first setting."""
        found = [(parsed, node) for parsed in facts.cells for node in _settings(parsed, facts)]
        cells = {parsed.cell.index for parsed, _ in found}
        if len(found) >= _LEAST and len(cells) > 1:
            parsed, node = found[0]
            others = [(p, n) for p, n in found if p is not parsed]
            related = (Related("another one is here", others[0][0].cell.index, others[0][1].lineno),)
            words = {"count": len(found), "cells": len(cells)}
            yield self.at(facts.notebook, node_place(parsed, node), words, related)


def _settings(parsed: ParsedCell, facts: Facts) -> Iterator[ast.expr]:
    """Numbers that are given to models by name."""
    for node in walk(parsed.tree, {}) if parsed.tree is not None else ():
        if not isinstance(node, ast.Call):
            continue
        fact = facts.call(node).fact
        if fact is None or fact.role not in ("train", "tune"):
            continue
        makes = fact.kind != "class" or is_estimator(fact.name)
        for keyword in node.keywords if makes else ():
            number = isinstance(keyword.value, ast.Constant) and type(keyword.value.value) in (int, float)
            if number and keyword.arg not in (fact.seed, fact.speaks, "n_jobs", "random_state", "verbose"):
                yield keyword.value
