"""What a notebook does, in a few facts."""

from __future__ import annotations

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
