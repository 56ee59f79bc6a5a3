"""Which object is the model of a notebook, and by which method it predicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from nbhoist.analysis.facts import build_facts
from nbhoist.errors import RefusedError
from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.refactor.plan import Wishes
from nbhoist.refactor.planner import make_plan

OWN_CLASS = """# %%
import pickle
class Price:
    def tell(self):
        return 'price'
    def calibrate(self, frame, prices):
        return self
    def interval(self, frame):
        return frame * 2
pm = Price()
pm.calibrate(test, test['price'])
with open('price.pkl', 'wb') as f:
    pickle.dump(pm, f)
"""
FITTED = """# %%
import joblib
from sklearn.linear_model import Ridge, Lasso
from sklearn.preprocessing import StandardScaler
scaler = StandardScaler().fit(X)
first = Ridge().fit(X, y)
second = Lasso().fit(X, y)
"""
LOADED = "with open('price.pkl', 'rb') as f:\n    loaded = pickle.load(f)\n"


@pytest.mark.parametrize(
    ("source", "model", "method"),
    [
        pytest.param(OWN_CLASS + "offers = pm.interval(test)\nprint(offers)\n", "pm", "interval", id="own-class"),
        pytest.param(
            OWN_CLASS + LOADED + "offers = loaded.interval(test)\noffers.to_csv('o.csv')\n",
            "pm",
            "interval",
            id="loaded-under-another-name",
        ),
        pytest.param(OWN_CLASS + "offers = pm.interval(test)\n", None, "predict", id="result-is-not-used"),
        pytest.param(FITTED + "joblib.dump(first, 'm.joblib')\n", "first", "predict", id="the-saved-one"),
        pytest.param(
            FITTED + "joblib.dump(first, 'm.joblib')\njoblib.dump(scaler, 's.joblib')\n",
            "first",
            "predict",
            id="a-saved-scaler-is-no-model",
        ),
        pytest.param(
            FITTED + "joblib.dump({'model': first, 'scaler': scaler}, 'm.joblib')\n", "first", "predict", id="in-a-dict"
        ),
        pytest.param(FITTED + "p = first.predict(X)\n", "first", "predict", id="the-one-that-predicts"),
        pytest.param(FITTED, "second", "predict", id="the-last-fitted"),
    ],
)
def test_the_model_and_its_method(source: str, model: str | None, method: str) -> None:
    facts = build_facts(notebook_from_percent(source, Path("case.ipynb")))

    inference = make_plan(facts, "case").inference

    assert (inference.model, inference.method) == (model, method)


def test_the_model_of_a_plan_file_is_obeyed() -> None:
    facts = build_facts(notebook_from_percent(FITTED + "joblib.dump(first, 'm.joblib')\n", Path("case.ipynb")))

    inference = make_plan(facts, "case", wishes=Wishes(model="second")).inference

    assert (inference.model, inference.method) == ("second", "predict")
    assert inference.reason.startswith("the plan says so")


@pytest.mark.parametrize("name", ["scaler", "X", "nothing"])
def test_what_is_no_model_is_refused_with_those_that_are(name: str) -> None:
    facts = build_facts(notebook_from_percent(FITTED, Path("case.ipynb")))

    with pytest.raises(RefusedError, match=f"`{name}` is not saved.*known are `second`, `first`"):
        make_plan(facts, "case", wishes=Wishes(model=name))
