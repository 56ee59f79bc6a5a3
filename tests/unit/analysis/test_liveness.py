"""What a run of statements needs, and what is needed of it later."""

from __future__ import annotations

import pytest
from analysed import facts_of

from nbhoist.analysis.liveness import bound_after, live_after, live_in

NAMES = frozenset("a b c x y z".split())


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("y = x", "x"),
        ("x = 1\ny = x", ""),
        ("y = x\nx = 1", "x"),
        ("if a:\n    x = 1\ny = x", "a x"),
        ("x = 1\ndel x\ny = x", "x"),
        ("x += 1", "x"),
        ("x.append(1)", "x"),
        ("def f():\n    return x", "x"),
        ("x = 1\ndef f():\n    return x", ""),
        ("for x in a:\n    y = x\nz = x", "a x"),
        ("import x\nx.go()", ""),
    ],
    ids=["read", "bound before", "bound behind", "one branch", "deleted", "augmented", "mutated", "function", "own global",
         "loop that may not run", "import"],
)  # fmt: skip
def test_live_in(text: str, needed: str) -> None:
    assert live_in(facts_of(text).statements, NAMES) == set(needed.split())


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("x = 1\ny = x\nz = y", ["x", "y", ""]),
        ("x = 1\nx = 2\ny = x", ["", "x", ""]),
        ("x = 1\nif a:\n    x = 2\ny = x", ["a x", "x", ""]),
        ("x = 1\nx += 1\ny = x", ["x", "x", ""]),
        ("x = []\nx.append(1)\nx.append(2)", ["x", "x", ""]),
        ("x = 1\nfor x in a:\n    pass\ny = x", ["a x", "x", ""]),
    ],
    ids=["chain", "dead binding", "one branch", "augmented", "mutation reads", "loop that may not run"],
)
def test_live_after(text: str, later: list[str]) -> None:
    found = live_after(facts_of(text).statements, NAMES)
    assert [" ".join(sorted(names)) for names in found] == later


@pytest.mark.parametrize(
    ("text", "bound"),
    [("x = y = 1", "x y"), ("if a:\n    x = 1", "x"), ("x = 1\ndel x", ""), ("x = 1\ndel x\nx = 2", "x")],
    ids=["targets", "one branch", "deleted", "bound again"],
)
def test_bound_after(text: str, bound: str) -> None:
    assert bound_after(facts_of(text).statements) == set(bound.split())
