"""Which statement depends on which, slices along these edges, and cycles."""

from __future__ import annotations

import pytest
from analysed import facts_of

from nbhoist.analysis.graph import cycles
from nbhoist.analysis.slicing import WITH_EFFECTS, backward_slice, forward_slice

EDGES = [
    ("definition", "x = 1\ny = x", "0>1 x data"),
    ("only the last definition", "x = 1\nx = 2\ny = x", "1>2 x data, 0>1 x order"),
    ("definition on one path", "x = 1\nif a:\n    x = 2\ny = x", "0>1 x data, 1>2 x data"),
    ("mutation", "x = []\nx.append(1)\ny = len(x)", "0>1 x data, 1>2 x data"),
    ("mutation under another name", "x = []\nz = x\nz.append(1)\ny = len(x)",
     "0>1 x data, 0>2 x data, 1>2 z data, 1>2 x order, 2>3 x data"),
    ("a reader before the change", "x = []\ny = len(x)\nx.append(1)", "0>1 x data, 0>2 x data, 1>2 x order"),
    ("what a function looks up", "x = 1\ndef f():\n    return x\nx = 2\ny = f()",
     "0>1 x data, 0>2 x order, 1>2 x order, 2>1 x late, 1>3 f data, 2>3 x data"),
    ("what a function binds", "def f():\n    global x\n    x = 1\nf()\ny = x", "0>1 f data, 0>1 x data, 1>2 x data"),
    ("functions that call each other", "def f():\n    g()\ndef g():\n    f()\nf()", "0>1 f data, 0>1 g order, 1>0 g late, 0>2 f data, 1>2 g data"),
    ("method of an object from a file", "import pickle\nx = 1\nclass C:\n    def go(self):\n        return x\n"
     "c = pickle.loads(b'')\nc.go()", "0>3 pickle data, 1>2 x data, 1>4 x data, 3>4 c data"),
    ("effect", "print(1)\nprint(2)", "0>1 <stdout> effect"),
    ("what an effect depends on", "import os\nos.chdir('x')\nf = open('y')", "0>1 os data, 1>2 <cwd> effect"),
    ("deletion", "x = 1\ny = x\ndel x", "0>1 x data, 0>2 x data, 1>2 x order"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [r[1:] for r in EDGES], ids=[r[0] for r in EDGES])
def test_edges(text: str, expected: str) -> None:
    graph = facts_of(text).graph
    found = {f"{e.source}>{e.target} {e.name} {e.kind}" for edges in graph.outgoing for e in edges}
    assert found == set(expected.split(", "))
    assert {e for edges in graph.incoming for e in edges} == {e for edges in graph.outgoing for e in edges}


PIPELINE = """
import random
rows = [1, 2, 3]
title = 'rows'
random.seed(0)
random.shuffle(rows)
print(title)
total = sum(rows)
"""


def test_a_backward_slice_holds_what_a_statement_depends_on() -> None:
    graph = facts_of(PIPELINE).graph
    assert backward_slice(graph, 6) == (0, 1, 4)
    assert backward_slice(graph, 6, kinds=WITH_EFFECTS) == (0, 1, 3, 4)


def test_a_backward_slice_may_ask_for_some_names() -> None:
    graph = facts_of("a = 1\nb = 2\nc = [a]\nprint(b, c)").graph
    assert backward_slice(graph, 3, {"b"}) == (1,)
    assert backward_slice(graph, 3, {"c"}) == (0, 2)


def test_a_forward_slice_holds_what_depends_on_a_statement() -> None:
    graph = facts_of(PIPELINE).graph
    assert forward_slice(graph, 1) == (4, 6)
    assert forward_slice(graph, 2) == (5,)
    assert forward_slice(graph, 3, kinds=WITH_EFFECTS) == (4, 6)


def test_cycles_are_found() -> None:
    text = "def f():\n    g()\ndef g():\n    f()\ndef h():\n    h()\nf()"
    assert cycles(facts_of(text).graph) == (frozenset({0, 1}),)
    assert cycles(facts_of("x = 1\ny = x\nx = y").graph) == ()
