"""Which functions outlive the statement that makes them, so that they look names up again later."""

from __future__ import annotations

import pytest
from analysed import facts_of

from nbhoist.analysis.closures import escaping_captures


@pytest.mark.parametrize(
    ("source", "later"),
    [
        ("f = lambda r: r[col]", "col"),
        ("def f():\n    return col", "col"),
        ("fs = [lambda: col]", "col"),
        ("g = (x for x in xs if x > col)", "col"),
        ("m = map(lambda x: x + col, xs)", "col"),
        ("y = sorted(xs, key=lambda x: x + col)", ""),
        ("y = sum(x for x in xs if x > col)", ""),
        ("y = list(x + col for x in xs)", ""),
        ("y = [x + col for x in xs]", ""),
        ("y = keep(lambda x: x + col)", "col"),
        ("y = sorted(xs, key=col)", ""),
    ],
    ids=["lambda", "function", "in a list", "generator", "lazy map", "key of sorted", "sum of a generator",
         "list of a generator", "comprehension", "unknown caller", "no function"],
)  # fmt: skip
def test_escaping_captures(source: str, later: str) -> None:

    facts = facts_of(f"xs = [1]\n{source}")
    assert escaping_captures(facts.statements[-1], facts) == set(later.split())
