"""Random notebooks: the package prints and shows what the cells print and show."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, note, settings
from hypothesis import strategies as st
from inprocess import notebook_trace, package_trace, package_traces
from random_programs import notebooks

# what random notebooks have found before
_THROUGH_A_FUNCTION = [
    "b = 8\ndef f(x=b):\n    print('in', b)\n    return x",
    "def load(x=b):\n    return f(x) + 1\nb = 3",
    "print(load(1))",
]
_HIDES_A_BUILTIN = ["xs = (1, 2)\nprint(sum(xs))", "sum = sum(xs)\nprint(sum)", "list = list(xs)", "print(list, sum)"]
_PRINTS_A_CONSTANT = [
    "a = 3\nxs = [1]",
    "def each(limit):\n    for i in range(limit % 3):\n        yield i + a\nxs += each(4)",
    "def f(x):\n    print('in', a)\n    return x\nprint(f(a))",
    "print(a, xs)",
]
_COUNTED_INSIDE = [
    "n = 0\nprint(n)",
    "def count():\n    global n\n    n += 1\n    return n",
    "count()",
    "print(count())",
    "n",
]


@given(notebooks(), st.booleans())
@example(_THROUGH_A_FUNCTION, True)
@example(_COUNTED_INSIDE, True)
@example(_HIDES_A_BUILTIN, True)
@example(_PRINTS_A_CONSTANT, False)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_package_prints_what_its_notebook_prints(cells: list[str], headed: bool) -> None:
    note("\n# %%\n".join(cells))
    trace = notebook_trace(cells)
    assert package_traces(cells, 2, headed) == [trace, trace]


def test_the_trace_tells_packages_apart() -> None:
    assert notebook_trace(["a = 1\nprint(a)", "a"]) == "1\nshown: 1\n"
    assert package_trace(["a = 2\nprint(a)"]) != notebook_trace(["a = 1\nprint(a)"])
