"""What a model is fitted to predict."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from nbhoist.analysis.facts import build_facts
from nbhoist.analysis.target import target_column
from nbhoist.notebook.percent import notebook_from_percent

HEAD = "# %%\nfrom sklearn.model_selection import train_test_split as split\n# %%\n"
CASES = {
    "a column": ("y = df['left']\nm.fit(X, y)", "left"),
    "by keyword": ("m.fit(X, y=df['left'].values)", "left"),
    "through a split": ("X, y = df.drop(columns='left'), df['left']\na, b, c, d = split(X, y)\nm.fit(a, c)", "left"),
    "popped": ("y = df.pop('left')\nm.fit(df, y)", "left"),
    "by loc": ("m.fit(X, df.loc[:, 'left'])", "left"),
    "encoded": ("y = (df['left'] == 'yes').astype(int)\nm.fit(X, y)", "left"),
    "wrapped": ("y = np.ravel(df[['left']])\nm.fit(X, y)", "left"),
    "no target": ("m.fit(X)", None),
    "defined by itself": ("y = y.dropna()\nm.fit(X, y)", None),
}


@pytest.mark.parametrize(("code", "expected"), CASES.values(), ids=CASES)
def test_target(code: str, expected: str | None) -> None:
    facts = build_facts(notebook_from_percent(HEAD + code, Path("n.ipynb")))
    (fit,) = [
        node
        for statement in facts.statements
        for node in ast.walk(statement.node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "fit"
    ]
    assert target_column(fit, facts) == expected
