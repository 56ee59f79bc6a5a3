"""Generated lines without second names and without results that nothing reads."""

from __future__ import annotations

import pytest

from nbhoist.refactor.emit.tidy import tidy


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        pytest.param(["test = table", "work(test)", "return test"], ["work(table)", "return table"], id="second-name"),
        pytest.param(["b = a", "c = b", "return c"], ["return a"], id="chain-of-names"),
        pytest.param(["b = a", "a = f(a)", "return g(a, b)"], None, id="the-first-is-bound-again"),
        pytest.param(["b = a", "b = f(b)", "return g(a, b)"], ["b = f(a)", "return g(a, b)"], id="bound-from-itself"),
        pytest.param(["b = a", "a, _ = f(b)", "return a"], ["a, _ = f(a)", "return a"], id="read-when-it-is-bound"),
        pytest.param(["m = f(a)", "return a"], ["f(a)", "return a"], id="result-is-not-read"),
        pytest.param(["a, m = f(a)", "return a"], ["a, _ = f(a)", "return a"], id="one-of-two-is-not-read"),
        pytest.param(["m = f(a)", "m = g(m)", "return m"], None, id="result-is-read"),
        pytest.param(["m = f(a)", "m = g(a)", "return m"], ["f(a)", "m = g(a)", "return m"], id="read-only-anew"),
    ],
)
def test_tidy(lines: list[str], left: list[str] | None) -> None:
    assert tidy(lines) == (lines if left is None else left)
