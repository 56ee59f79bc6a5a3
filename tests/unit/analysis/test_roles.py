"""Roles of typical lines."""

from __future__ import annotations

import pytest
from analysed import facts_of, last

GIVEN = """
# %%
import pandas as pd, numpy as np, matplotlib.pyplot as plt, seaborn as sns, joblib, os, random, warnings
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import GridSearchCV, cross_val_score, train_test_split
from sklearn.preprocessing import StandardScaler
df = pd.read_csv('x.csv')
X, y = df[['a', 'b']], df['y']
model = LogisticRegression()
model.fit(X, y)
prediction = model.predict(X)
# %%
"""
ROLES = [
    ("import", "import json", "import"),
    ("literal", "SIZE = 10", "config"),
    ("list of literals", "COLUMNS = ['a', 'b']", "config"),
    ("function", "def f(): pass", "define"),
    ("class", "class C: pass", "define"),
    ("read", "df = pd.read_csv('x.csv')", "load"),
    ("read excel", "df = pd.read_excel('x.xlsx')", "load"),
    ("drop rows", "df = df.dropna()", "clean"),
    ("fill", "df['a'] = df['a'].fillna(0)", "clean"),
    ("duplicates", "df = df.drop_duplicates()", "clean"),
    ("new column", "df['c'] = df['a'] / df['b']", "feature"),
    ("dummies", "df = pd.get_dummies(df)", "feature"),
    ("scaler", "X = StandardScaler().fit_transform(X)", "feature"),
    ("split", "a, b, c, d = train_test_split(X, y)", "split"),
    ("choice of columns for the fit", "X = df.drop(columns=['y'])", "split"),
    ("estimator", "model = RandomForestClassifier()", "train"),
    ("fit", "model.fit(X, y)", "train"),
    ("search", "search = GridSearchCV(model, {}).fit(X, y)", "tune"),
    ("metric", "accuracy_score(y, prediction)", "evaluate"),
    ("score", "model.score(X, y)", "evaluate"),
    ("cross validation", "cross_val_score(model, X, y)", "evaluate"),
    ("coefficients", "print(model.coef_)", "evaluate"),
    ("predict", "p = model.predict(X)", "predict"),
    ("save model", "joblib.dump(model, 'm.joblib')", "save"),
    ("save table", "df.to_csv('out.csv')", "save"),
    ("plot that gives axes", "axes = df['a'].hist()", "visualize"),
    ("head", "df.head()", "explore"),
    ("describe", "df.describe()", "explore"),
    ("name alone", "df", "explore"),
    ("print", "print(df.shape)", "explore"),
    ("seed", "np.random.seed(0)", "setup"),
    ("options", "pd.set_option('display.max_rows', 5)", "setup"),
    ("warnings", "warnings.filterwarnings('ignore')", "setup"),
    ("environment", "os.environ['A'] = '1'", "setup"),
    ("plot settings", "plt.rcParams['figure.dpi'] = 50", "setup"),
    ("style", "sns.set()", "setup"),
    ("function that reads", "def read():\n    return pd.read_csv('x.csv')\ndf = read()", "load"),
    ("method of something unknown that looks like a fit", "thing = make()\nthing.fit(X, y)", "train"),
    ("load, fit and predict at once", "p = LogisticRegression().fit(X, y).predict(pd.read_csv('z.csv'))", "train"),
    ("nothing known", "thing = make(df)", "other"),
]


@pytest.mark.parametrize(("source", "role"), [r[1:] for r in ROLES], ids=[r[0] for r in ROLES])
def test_roles(source: str, role: str) -> None:
    assert last(GIVEN + source).roles[0] == role


def test_every_role_has_its_reason() -> None:
    for statement in facts_of(GIVEN + "\n".join(r[1] for r in ROLES)).statements:
        assert len(statement.evidence) == len(statement.roles)
        assert all(statement.evidence)


@pytest.mark.parametrize(
    "role", "setup load clean explore feature split train tune evaluate predict save other".split()
)
def test_a_tag_overrides(role: str) -> None:
    (statement,) = facts_of(f'# %% tags=["nbhoist:{role}"]\nimport os').statements
    assert statement.roles == (role,)
    assert "tag" in statement.evidence[0]


@pytest.mark.parametrize("tag", ["nbhoist:nonsense", "load", "other:load"])
def test_other_tags_mean_nothing(tag: str) -> None:
    (statement,) = facts_of(f'# %% tags=["{tag}"]\nimport os').statements
    assert statement.roles == ("import",)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("## Cleaning", "clean"),
        ("## 2. Load the data", "load"),
        ("# Model training", "train"),
        ("## Thoughts", "other"),
    ],
)
def test_a_heading_tells_where_nothing_else_does(title: str, role: str) -> None:
    text = f"# %% [markdown]\n# {title}\n# %%\nthing = make()"
    assert last(text).roles == (role,)
    assert last(f"# %% [markdown]\n# {title}\n# %%\nimport os").roles == ("import",)


@pytest.mark.parametrize("source", ["plt.plot(df['a'])", "df['a'].hist()"])
def test_a_plot_visualizes(source: str) -> None:
    assert last(GIVEN + source).roles[0] == "visualize"


CONTEXT = [
    ("data made here", "rng = np.random.default_rng(0)\nmade = rng.normal(size=5)", "load"),
    ("a table written down", "made = pd.DataFrame({'a': [1, 2]})", "load"),
    ("a generator", "rng = np.random.default_rng(0)", "setup"),
    ("a headline of scores", "print(accuracy_score(y, prediction))\nprint('=' * 20)", "evaluate"),
    ("a headline of nothing else", "print('=' * 20)", "explore"),
    ("a plot of scores", "score = accuracy_score(y, prediction)\nplt.bar(['a'], [score])", "evaluate"),
    ("a model written by hand", "w = train_regression(X, y)", "train"),
    ("a prediction made by hand", "w = train_regression(X, y)\ny_pred = X.dot(w)", "predict"),
    ("a metric made by hand", "def rmse(a, b):\n    return (a - b) ** 2\nprint(rmse(y, prediction))", "evaluate"),
    ("a score in a table that is not known", "performances = train_models(df)\nperformances.head()", "evaluate"),
    ("a number computed from settings", "SIZE = 10\nLIMIT = 6 * SIZE * 60", "config"),
    (
        "a path made of settings",
        "from pathlib import Path\nROOT = Path('..').resolve()\nFILE = ROOT / 'a.csv'",
        "config",
    ),
    ("rows parted by hand", "n = int(len(df) * 0.8)\ntrain, test = df.iloc[:n], df.iloc[n:]", "split"),
    ("rows chosen by a condition", "old = df[df['a'] > 30]", "clean"),
    ("columns named anew", "df.columns = ['a', 'b', 'y']", "clean"),
    ("clusters", "from sklearn.cluster import KMeans\nk = KMeans(n_clusters=2)\nk.fit(X)", "train"),
    ("an imputer", "from sklearn.impute import SimpleImputer\nX = SimpleImputer().fit_transform(X)", "clean"),
    ("a magic that sets up", "%matplotlib inline", "setup"),
    ("a command that only shows", "!ls", "explore"),
    ("a loop that prints", "for name in df.columns:\n    print(name)", "explore"),
    ("a new column of another type", "df['c'] = (df['a'] > 3).astype(int)", "feature"),
    ("the same column of another type", "df['a'] = df['a'].astype(int)", "clean"),
    (
        "the target beside the features",
        "X = df.drop(columns='y')\nmodel.fit(X, df['y'])\nX = df.drop(columns='y')",
        "split",
    ),
]


@pytest.mark.parametrize(("source", "role"), [r[1:] for r in CONTEXT], ids=[r[0] for r in CONTEXT])
def test_roles_in_context(source: str, role: str) -> None:
    assert last(GIVEN + source).roles[0] == role


def test_what_is_made_for_a_plot_belongs_to_it() -> None:
    facts = facts_of(GIVEN + "lower = df['a'].min() - 1\n# %%\nplt.axhline(lower)")
    assert facts.statements[-2].roles == ("visualize",)


def test_models_that_are_collected_belong_to_what_they_are_collected_for() -> None:
    lines = "models = []\nmodels.append(('a', model))\nfrom sklearn.ensemble import VotingClassifier\nv = VotingClassifier(models)"
    facts = facts_of(f"{GIVEN}{lines}\nv.fit(X, y)")
    assert [s.roles for s in facts.statements[-5:-3]] == [("train",), ("train",)]


def test_a_sum_that_scores_are_added_to_is_no_configuration() -> None:
    facts = facts_of(f"{GIVEN}mean_auc = 0.0\n# %%\nfor k in (1, 2):\n    mean_auc += accuracy_score(y, prediction)")
    assert facts.statements[-2].roles == ("evaluate",)


def test_a_container_to_be_filled_is_no_configuration() -> None:
    facts = facts_of(GIVEN + "scores = {}\nfor n in (1, 2):\n    scores[n] = accuracy_score(y, prediction)")
    assert facts.statements[-2].roles == ("evaluate",)
