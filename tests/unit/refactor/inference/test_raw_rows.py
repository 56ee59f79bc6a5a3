"""The raw rows of a path are seen as they were loaded, where the pipeline has them."""

from __future__ import annotations

from pathlib import Path

from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.refactor.planner import make_plan

SAMPLED = """# %%
import pandas as pd
from sklearn.linear_model import LinearRegression
whole = pd.read_csv('patients.csv')
seed = 0
some = whole.sample(n=50, random_state=seed)
some.head()
# %%
X = some[['glucose']]
y = some['insulin']
model = LinearRegression().fit(X, y)
print(model.predict(X)[:3])
"""


def test_rows_that_are_cut_at_once_are_given_back_by_their_own_stage() -> None:
    facts = build_facts(notebook_from_percent(SAMPLED, Path("patients.py")))
    plan = make_plan(facts, "patients")
    assert plan.path is not None, plan.inference.stopped
    assert plan.path.rows == "whole"
    loading = next(stage for stage in plan.stages if plan.path.source in stage.statements)
    assert (loading.statements, loading.results) == ((plan.path.source,), ("whole",))
