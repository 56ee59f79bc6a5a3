"""The way from new rows to a prediction."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from report_subjects import facts_of

from nbhoist.api.from_data import from_data
from nbhoist.refactor.plan import Plan
from nbhoist.refactor.planner import make_plan
from nbhoist.report.html.page import render_html
from nbhoist.report.prediction import way_to_prediction
from nbhoist.report.review import Review

TRAINED = """# %%
import pandas as pd
from sklearn.linear_model import LinearRegression
df = pd.read_csv('hours.csv')
df.describe()

# %%
df['warmth'] = df['warmth'].fillna(df['warmth'].median())
df['late'] = df['hour'] > 20

# %%
X = df[['warmth', 'late']].dropna()
y = df.loc[X.index, 'rentals']
model = LinearRegression()
model.fit(X, y)
print(model.predict(X))
"""


def reviewed(text: str) -> Review:
    facts = facts_of(text)
    return Review(facts, (), {}, plan=make_plan(facts, "case"))


def test_what_happens_to_new_rows_is_told_in_order() -> None:
    review = reviewed(TRAINED)
    told = [(s.kind, _first_line(review, s.statement), s.code, s.learned) for s in way_to_prediction(review)]
    assert told == [
        ("load", "df = pd.read_csv('hours.csv')", "", ()),
        ("again", "df['warmth'] = df['warmth'].fillna(df['warmth'].median())", "", ("warmth_median",)),
        ("again", "df['late'] = df['hour'] > 20", "", ()),
        ("instead", "X = df[['warmth', 'late']].dropna()", "X = df[['warmth', 'late']]", ()),
        ("features", "print(model.predict(X))", "X", ()),
        ("model", "", "", ()),
        ("prediction", "", "", ()),
    ]


def test_where_no_way_is_known_the_reason_stands_in_its_place() -> None:
    text = TRAINED.replace("df['hour'] > 20", "df['hour'].rank() > 20")
    review = reviewed(text)
    assert [s.kind for s in way_to_prediction(review)] == ["load", "gap", "model", "prediction"]
    assert "</span> not derived</span> cell 2, <code>df[&#39;late&#39;] = " in render_html([(review, "")])


def test_a_notebook_without_a_model_has_no_way() -> None:
    assert way_to_prediction(reviewed("# %%\nx = 1\n")) == ()


def test_a_stored_plan_is_told_as_a_fresh_one() -> None:
    review = reviewed(TRAINED)
    assert review.plan is not None
    stored = from_data(Plan, json.loads(json.dumps(asdict(review.plan))))
    assert way_to_prediction(replace(review, plan=stored)) == way_to_prediction(review)


def test_secrets_of_a_statement_are_masked() -> None:
    review = reviewed(TRAINED.replace("hours.csv", "hours.csv?mail=ada.lovelace@acme.org"))
    assert "ada.lovelace" not in render_html([(review, "")])


def _first_line(review: Review, statement: str) -> str:
    if not statement:
        return ""
    found = review.facts.statement(statement)
    return found.cell.source.split("\n")[found.line - 1]
