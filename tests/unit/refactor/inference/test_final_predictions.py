"""What a notebook makes of its model's predictions, and what of that prediction repeats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.refactor.planner import make_plan

if TYPE_CHECKING:
    from nbhoist.refactor.plan import Inference

START = """# %%
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, roc_auc_score

df = pd.read_csv("people.csv")
X = df[["age", "income"]]
clf = LogisticRegression()
clf.fit(X, df["bought"])
"""


def said(code: str) -> Inference:
    """What the plan says of prediction."""
    facts = build_facts(notebook_from_percent(START + code, Path("n.ipynb")))
    return make_plan(facts, "n").inference


@pytest.mark.parametrize(
    ("code", "applied"),
    [
        ("p = clf.predict_proba(X)[:, 1]\nprint(accuracy_score(df['bought'], p > 0.3))", "p > 0.3"),
        ("p = clf.predict(X)\ndf['price'] = np.expm1(p)\ndf.to_csv('out.csv')", "np.expm1(p)"),
        ("p = clf.predict(X)\np = p * 100\nprint(accuracy_score(df['bought'], p))", "p = p * 100"),
        ("p = clf.predict(X)\np *= 100\nprint(accuracy_score(df['bought'], p))", "p *= 100"),
        ("p = clf.predict(X)\nprint(np.exp(p).mean(), accuracy_score(df['bought'], p))", "np.exp(p)"),
    ],
    ids=["measured inline", "saved in a column", "bound again", "changed in place", "undone, and only shown"],
)
def test_what_stands_behind_the_model_is_repeated(code: str, applied: str) -> None:
    inference = said(code)

    assert f"`{applied}`" in inference.applied
    assert inference.unapplied == ""


@pytest.mark.parametrize(
    "code",
    [
        "print(accuracy_score(df['bought'], clf.predict(X)))",
        "p = clf.predict_proba(X)[:, 1].round(4)\ndf['risk'] = p\ndf.to_csv('out.csv')",
        "p = clf.predict(X)\nwrong = p != df['bought']\nprint(wrong.sum(), accuracy_score(df['bought'], p))",
        "p = clf.predict(X)\nplt.scatter(df['age'], p, cmap=plt.cm.Paired)\nprint(accuracy_score(df['bought'], p))",
        "p = clf.predict(X)\nprint((p == 1).sum(), accuracy_score(df['bought'], p))",
    ],
    ids=["measured as it is", "a rounded probability", "compared with the truth", "drawn", "counted"],
)
def test_an_answer_that_is_handed_on_needs_nothing(code: str) -> None:
    inference = said(code)

    assert (inference.applied, inference.unapplied) == ("", "")


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (
            "p = clf.predict_proba(X)[:, 1]\ndf['rank'] = pd.qcut(p, 4, labels=False)\ndf.to_csv('out.csv')",
            "other rows",
        ),
        (
            "p = clf.predict_proba(X)\ndf['name'] = clf.classes_[np.argmax(p, axis=1)]\ndf.to_csv('out.csv')",
            "the model itself",
        ),
        ("calls = []\nfor p in clf.predict(X):\n    calls.append(p * 2)\npd.Series(calls).to_csv('out.csv')", "a loop"),
    ],
    ids=["ranks", "the model's classes", "a loop"],
)
def test_what_cannot_be_repeated_is_said(code: str, why: str) -> None:
    inference = said(code)

    assert inference.applied == ""
    assert why in inference.unapplied
