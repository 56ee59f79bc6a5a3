"""Columns of the target, which new rows do not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.refactor.inference.target_columns import target_columns
from nbhoist.refactor.planner import make_plan

START = """# %%
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
df = pd.read_csv('hours.csv')
df['late'] = df['hour'].rank()
X = df[['late', 'hour']]
"""
SPLIT = "X_train, X_test, y_train, y_test = train_test_split({}, {}, random_state=0)\n"
FIT = "model = Ridge()\nmodel.fit({}, {})\nmodel.predict({})\n"


@pytest.mark.parametrize(
    ("code", "columns"),
    [
        pytest.param(FIT.format("X", "df['rentals']", "X"), ("rentals",), id="in the fit"),
        pytest.param("y = df['rentals']\n" + FIT.format("X", "y", "X"), ("rentals",), id="a name"),
        pytest.param("y = df.loc[X.index, 'rentals']\n" + FIT.format("X", "y", "X"), ("rentals",), id="rows of X"),
        pytest.param(
            SPLIT.format("X", "df['rentals']") + FIT.format("X_train", "y_train", "X_test"), ("rentals",), id="split"
        ),
        pytest.param(
            "y = df['rentals'].values\n" + SPLIT.format("X", "y") + FIT.format("X_train", "y_train.ravel()", "X_test"),
            ("rentals",),
            id="a name that is split",
        ),
        pytest.param(
            SPLIT.format("df[['late', 'hour']]", "df['rentals']") + FIT.format("X_train", "y_train", "X_test"),
            ("rentals",),
            id="columns within the split",
        ),
        pytest.param(
            "X, y = df[['late']], df['rentals']\n" + FIT.format("X", "y", "X"), ("rentals",), id="two names at once"
        ),
    ],
)
def test_only_columns_of_the_target_are_taken_for_it(code: str, columns: tuple[str, ...]) -> None:
    facts = build_facts(notebook_from_percent(START + code, Path("n.ipynb")))
    assert target_columns(facts) == columns


def test_a_feature_that_depends_on_other_rows_is_named_where_rows_are_split() -> None:
    text = START + SPLIT.format("X", "df['rentals']") + FIT.format("X_train", "y_train", "X_test")
    inference = make_plan(build_facts(notebook_from_percent(text, Path("n.ipynb"))), "case").inference
    assert inference.status == "features"
    assert inference.stopped == "cell 1, `df['late'] = df['hour'].rank()`: `.rank(…)` depends on the other rows"
