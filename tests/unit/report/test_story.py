"""What a notebook does, in a few facts."""

from __future__ import annotations

import pytest
from report_subjects import facts_of

from nbhoist.report.story import story

NOTEBOOK = """
# %%
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
PATH = 'data/people.csv'
# %%
df = pd.read_csv(PATH)
other = pd.read_csv(FOLDER / 'more.csv')
# %%
rf = RandomForestClassifier(random_state=0)
rf.fit(df[['age']], df['left'])
print(f1_score(df['left'], rf.predict(df[['age']])))
# %%
joblib.dump(rf, 'rf.joblib')
again = joblib.load('rf.joblib')
"""


def test_story() -> None:
    told = story(facts_of(NOTEBOOK))
    assert [(d.what, d.call, d.cell) for d in told.reads] == [
        ("data/people.csv", "read_csv", 1),
        ("FOLDER / 'more.csv'", "read_csv", 1),
    ], "what the notebook wrote itself is no source"
    assert [(d.what, d.detail, d.cell) for d in told.fits] == [("RandomForestClassifier", "rf", 2)]
    assert told.targets == ("left",)
    assert [d.what for d in told.measures] == ["f1_score"]
    assert [d.what for d in told.writes] == ["rf.joblib"]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("for name, model in models.items():\n    model.fit(X_train, y_train)\n", id="a model in a loop"),
        pytest.param("cross_val_score(RandomForestClassifier(), X, y, cv=3)\n", id="a call that fits on its own"),
        pytest.param("RandomForestClassifier().fit(X, y=y)\n", id="a keyword"),
    ],
)
def test_what_is_predicted_is_seen_behind(code: str) -> None:
    start = """# %%
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_val_score, train_test_split
X = df.drop(columns='left')
y = df['left']
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
"""
    assert story(facts_of(start + code)).targets == ("left",)


def test_random_numbers_are_told_where_nothing_is_read() -> None:
    told = story(facts_of("# %%\nimport numpy as np\nx = np.random.rand(3)\nrng = np.random.default_rng(0)\n"))
    assert [(d.what, d.cell) for d in told.draws] == [("rand", 0)]
