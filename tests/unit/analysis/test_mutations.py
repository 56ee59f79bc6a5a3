"""What running a statement may change: objects of the notebook, and the world outside."""

from __future__ import annotations

import ast

import pytest
from analysed import facts_of, last

GIVEN = """
# %%
import os, random, warnings
import functools
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
df = pd.DataFrame({'a': [1]})
xs = [1]
ys = xs
d = {'k': xs}
other = [2]
n = 1
arr = np.zeros(3)
model = LogisticRegression()
rng = np.random.default_rng(0)
# %%
"""
GROUP = "xs ys d"  # names that may reach one list

MUTATIONS = [
    ("method of a list, through all its names", "xs.append(1)", GROUP),
    ("through another name", "ys.append(1)", GROUP),
    ("item of a dictionary", "d['j'] = 2", GROUP),
    ("item deleted", "del xs[0]", GROUP),
    ("slice assigned", "xs[:] = []", GROUP),
    ("augmented assignment of a list", "xs += [1]", GROUP),
    ("augmented assignment of a number", "n += 1", ""),
    ("column", "df['b'] = 0", "df"),
    ("attribute", "model.C = 2", "model"),
    ("cell of a frame", "df.loc[0, 'a'] = 1", "df"),
    ("a new frame under the old name", "df = df.dropna()", ""),
    ("inplace", "df.dropna(inplace=True)", "df"),
    ("inplace=False", "df.dropna(inplace=False)", ""),
    ("a column is set in the selection alone", "part = df[['a']]\npart['b'] = 0", "part"),
    ("a selection of rows may be a view", "part = df[:2]\npart.loc[0, 'a'] = 0", "part df"),
    ("a column of a frame with two names", "b = df\nb['c'] = 0", "df b"),
    ("a column of a frame in a list", "frames = [df]\ndf['c'] = 0", "df frames"),
    ("a column of a frame that a function gave back", "def f(x): return x\nb = f(df)\ndf['c'] = 0", "df b"),
    ("a column, where the values are known elsewhere", "v = df.values\ndf['c'] = 0", "df"),
    ("rows may be named by text", "part = df[:2]\ndf['2020'] = 0", "df part"),
    ("rows are left out in place", "part = df[['a']]\npart.dropna(inplace=True)", "part"),
    ("columns are named anew", "part = df[['a']]\npart.columns = ['b']", "part"),
    ("part of an array", "arr[0].sort()", "arr"),
    ("part of an array that is only read", "arr[0].round(2)", ""),
    ("names of columns cannot change", "[c.upper() for c in df.columns]", ""),
    ("values may be a view", "v = df.values\nv[0] = 1", "v df"),
    ("a column may be a view", "s = df['a']\ns.fillna(0, inplace=True)", "s df"),
    ("a copy is no view", "c = df.copy()\nc['b'] = 0", "c"),
    ("fit", "model.fit(df, other)", "model"),
    ("predict", "model.predict(df)", ""),
    ("setattr", "setattr(model, 'C', 2)", "model"),
    ("array in place", "b = arr\nb += 1", "arr b"),
    ("a generator object is moved on", "rng.normal()", "rng"),
    ("unknown function: what it is given", "unknown(xs)", GROUP),
    ("unknown function: keyword and star", "unknown(*xs, key=df)", f"{GROUP} df"),
    ("unknown method: its object and what it is given", "thing.method(df)", "df"),
    ("unknown method of something known", "xs.unknown()", GROUP),
    ("known functions that only look", "print(len(xs), repr(xs))", ""),
    ("shuffle", "random.shuffle(xs)", GROUP),
    ("one of two", "c = xs if n else other\nc.append(1)", f"{GROUP} c other"),
    ("unpacked", "a, b = xs, df\na.append(1)", f"{GROUP} a b df"),
    ("item of a tuple", "pair = (xs, 1)\npair[0].append(1)", f"{GROUP} pair"),
    ("variable of a loop", "for x in [xs]:\n    x.append(1)", f"{GROUP} x"),
    ("variable of a loop over items()", "for k, v in d.items():\n    v.append(1)", f"{GROUP} v"),
    ("variable of a comprehension", "[x.append(1) for x in [xs]]", GROUP),
    ("walrus", "(w := xs).append(1)", f"{GROUP} w"),
    ("iterator over a list: the iterator moves", "it = iter(other)\nnext(it)", "it other"),
    ("loop over an iterator", "it = iter(other)\nfor i in it:\n    print(i)", "it i other"),
    ("generator used up", "g = (x for x in other)\nlist(g)", "g other"),
    ("function that changes its argument", "def f(p):\n    p.append(1)\nf(xs)", GROUP),
    ("function that changes a global", "def f():\n    xs.append(1)\nf()", GROUP),
    ("function that calls such a function", "def f(p):\n    p.append(1)\ndef g(q):\n    f(q)\ng(xs)", GROUP),
    ("function that changes what its argument holds", "def f(p):\n    q = p\n    q[0].append(1)\nf(d)", GROUP),
    ("function that gives back its argument", "def f(p):\n    return p\nq = f(other)\nq.append(1)", "q other"),
    ("function that only looks at its argument", "def f(p):\n    return len(p)\nf(xs)", ""),
    ("starred parameter", "def f(*rest):\n    rest[0].append(1)\nf(xs)", GROUP),
    ("keyword parameter", "def f(a, b):\n    b.append(1)\nf(b=xs, a=other)", GROUP),
    ("function made by a function", "def f():\n    def g():\n        xs.append(1)\n    return g\nh = f()\nh()", GROUP),
    ("method that changes a global", "class C:\n    def go(self):\n        xs.append(1)\nC().go()", GROUP),
    ("object keeps what it is given", "class C:\n    def __init__(self, p):\n        self.p = p\n"
     "    def go(self):\n        self.p.append(1)\nc = C(xs)\nc.go()", f"{GROUP} c"),
    ("loop over the lines of a file", "fh = open('x')\nfor line in fh:\n    break", "fh line"),
    ("bound method in a variable", "add = xs.append\nadd(1)", f"{GROUP} add"),
    ("callback over items", "def f(p):\n    p.append(1)\nlist(map(f, [xs]))", f"{GROUP} f"),
    ("lambda that changes a global", "f = lambda p: xs.append(p)\nf(1)", GROUP),
    ("lambda in a list", "fs = [lambda: xs.append(1)]\nfs[0]()", f"{GROUP} fs"),
    ("function in a list", "def f():\n    xs.append(1)\nfs = [f]\nfs[0]()", f"{GROUP} f fs"),
    ("put into a list", "held = []\nheld.append(xs)\nxs.append(1)", f"{GROUP} held"),
    ("put into a dictionary", "held = {}\nheld['a'] = other\nother.append(1)", "other held"),
    ("put into a dictionary by a method", "held = {}\nheld.setdefault('a', other)\nother.append(1)", "other held"),
    ("put into a list display", "held = [other]\nheld[0].append(1)", "other held"),
    ("put into a dictionary display", "held = {'a': other}\nother.append(1)", "other held"),
    ("added to a list", "held = []\nheld += [other]\nother.append(1)", "other held"),
    ("sum of lists", "held = [other] + []\nheld[0].append(1)", "other held"),
    ("put into something that may be a list", "held = thing()\nheld.append(other)\nother.append(1)", "other held"),
    ("set as an attribute", "setattr(thing, 'a', other)\nother.append(1)", "other"),
    ("put into a list by a function", "held = []\ndef f(p, q):\n    p.append(q)\nf(held, other)\nother.append(1)", "other held"),
    ("put into a global by a function", "held = []\ndef f(p):\n    held.append(p)\nf(other)\nother.append(1)", "other held"),
    ("put into an object by a method", "class C:\n    def __init__(self):\n        self.kept = []\n"
     "    def keep(self, p):\n        self.kept.append(p)\nc = C()\nc.keep(other)\nc.kept[0].append(1)", "other c"),
    ("captured by a pattern", "match [other]:\n    case [p]:\n        p.append(1)", "other p"),
    ("partial of a method", "add = functools.partial(xs.append, 1)\nadd()", f"{GROUP} add"),
    ("mutable default", "def f(p=xs):\n    p.append(1)\nf()", GROUP),
    ("mutable default that is replaced", "def f(p=xs):\n    p.append(1)\nf(other)", "other"),
    ("default of its own", "def f(p=[]):\n    p.append(1)\n    return p\nf()", "f"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "mutated"), [r[1:] for r in MUTATIONS], ids=[r[0] for r in MUTATIONS])
def test_mutations(source: str, mutated: str) -> None:
    """What must be there is there; what is more must be a name that the statement at least mentions."""
    found = last(GIVEN + source).mutates
    assert set(mutated.split()) <= found
    assert bool(found) == bool(mutated)


@pytest.mark.parametrize("source", ["xs.append(1)", "df['b'] = 0", "unknown(xs)", "rng.normal()"])
def test_what_shares_no_object_is_not_mutated(source: str) -> None:
    assert not {"other", "arr", "model", "n"} & last(GIVEN + source).mutates


@pytest.mark.parametrize(
    ("source", "untouched"),
    [
        ("def f(p=xs):\n    p.append(1)\nf(other)", "xs ys d"),
        ("def f(p):\n    q = np.zeros(len(p))\n    q[0] = 1\n    return q\nc = f(other)\nc[0] = 2", "other"),
        ("def f(p):\n    return np.zeros(len(p))\nc = f(other)\nc[0] = 0", "other"),
        ("def f(p, q):\n    q.append(1)\n    return p\nf(xs, other)", "xs ys d"),
        ("def f(p):\n    return len(p)\ndef g(p):\n    p.append(1)\nf(xs)\ng(other)", "xs ys d"),
        ("a = [1 for xs in other]\na.append(1)", "xs ys d"),
    ],
    ids=["default that is replaced", "new object that is changed", "new object that is given back", "other parameter",
         "parameters of one name", "variable of a comprehension"],
)  # fmt: skip
def test_names_of_functions_are_their_own(source: str, untouched: str) -> None:
    assert not set(untouched.split()) & last(GIVEN + source).mutates


SCORES = "from sklearn.model_selection import KFold, cross_val_score\nfrom sklearn.pipeline import Pipeline\n"
EFFECTS = [
    ("print", "print(xs)", "<stdout>"),
    ("print to a file", "print(n, file=open('log.txt', 'w'))", "<stdout> <files>"),
    ("global stream of random", "random.random()", "<rng>"),
    ("seed", "np.random.seed(1)", "<rng>"),
    ("a generator of its own touches no global stream", "rng.normal()", ""),
    ("unseeded sample", "df.sample(3)", "<rng>"),
    ("seeded sample", "df.sample(3, random_state=0)", ""),
    ("forest without a seed", "f = RandomForestClassifier()\nf.fit(df, other)", "<rng>"),
    ("seeded forest", "f = RandomForestClassifier(random_state=0)\nf.fit(df, other)", ""),
    ("seeded forest, made in a chain", "RandomForestClassifier(random_state=0).fit(df, other)", ""),
    ("forest with a seed that has a name", "S = 1\nf = RandomForestClassifier(random_state=S)\nf.fit(df, other)", ""),
    ("sample with a seed that has a name", "S = 1\ndf.sample(3, random_state=S)", ""),
    ("a seed that a function takes away", "S = 1\ndef f():\n    global S\n    S = None\nf()\ndf.sample(3, random_state=S)", "<rng>"),
    ("a seed that a branch takes away", "S = 1\nif n:\n    S = None\ndf.sample(3, random_state=S)", "<rng>"),
    ("scores of an estimator that never draws", f"{SCORES}cross_val_score(model, df, other, cv=5)", ""),
    ("scores of a forest", f"{SCORES}cross_val_score(RandomForestClassifier(), df, other)", "<rng>"),
    ("scores of a seeded forest", f"{SCORES}cross_val_score(RandomForestClassifier(random_state=n), df, other)", ""),
    ("rows that are shuffled for scores", f"{SCORES}cross_val_score(model, df, other, cv=KFold(shuffle=True))", "<rng>"),
    ("scores of a pipeline", f"{SCORES}cross_val_score(Pipeline([('f', RandomForestClassifier())]), df, other)", "<rng>"),
    ("forest that speaks", "f = RandomForestClassifier(random_state=0, verbose=1)\nf.fit(df, other)", "<stdout>"),
    ("forest whose options are hidden", "f = RandomForestClassifier(**options)\nf.fit(df, other)", "<rng>"),
    ("forest that loses its seed", "f = RandomForestClassifier(random_state=0)\nf.set_params(random_state=None)\n"
     "f.fit(df, other)", "<rng>"),
    ("one of two forests", "f = RandomForestClassifier(random_state=0)\nif n:\n    f = RandomForestClassifier()\n"
     "f.fit(df, other)", "<rng>"),
    ("figure", "plt.plot(xs)", "<figure>"),
    ("figure of a frame", "df.plot()", "<figure>"),
    ("reading", "pd.read_csv('x.csv')", "<files>"),
    ("writing", "df.to_csv('x.csv')", "<files>"),
    ("working folder", "os.chdir('x')", "<cwd>"),
    ("warnings", "warnings.filterwarnings('ignore')", "<warnings>"),
    ("options", "pd.set_option('display.max_rows', 5)", "<options>"),
    ("clock", "import time\ntime.time()", "<clock>"),
    ("network", "import requests\nrequests.get('https://example.org')", "<network>"),
    ("nothing", "len(xs)", ""),
    ("inside a branch", "if n:\n    print(1)", "<stdout>"),
    ("in a function that is only made", "def f():\n    print(1)", ""),
    ("in a function that is called", "def f():\n    print(1)\nf()", "<stdout>"),
    ("two calls deep", "def f():\n    random.random()\ndef g():\n    f()\ng()", "<rng>"),
    ("callback", "def f(k):\n    print(k)\nsorted(xs, key=f)", "<stdout>"),
    ("lambda as callback", "sorted(other, key=lambda k: print(k))", "<stdout>"),
    ("method of a class of the notebook", "class C:\n    def go(self):\n        print(1)\nC().go()", "<stdout>"),
    ("constructor", "class C:\n    def __init__(self):\n        print(1)\nC()", "<stdout>"),
]  # fmt: skip


CALLING = "a = [1]\nb = []\ndef f(x):\n    g(x)\ndef g(y):\n    b.append(y)\n"
ORDERED = [
    ("shared only later", "a = [1]\nb = [2]\na.append(1)", "c = b if a else a", "a"),
    ("held only later", "a = [1]\na.append(1)", "d['k'] = a", "a"),
    ("given to something unknown only later", "a = [1]\nb = [2]\na.append(1)", "c = unknown(a, b)", "a"),
    ("shared before", "a = [1]\nb = a\na.append(1)", "b = 0", "a b"),
    ("shared before, in a function", "a = [1]\nb = [2]\ndef f():\n    global b\n    b = a\nf()\na.append(1)", "", "a b"),
    ("shared by a function that is called later", "a = [1]\nb = []\ndef f(x):\n    b.append(x)\na.append(1)", "f(a)", "a"),
    ("shared by a function that was called", "a = [1]\nb = []\ndef f(x):\n    b.append(x)\nf(a)\na.append(1)", "", "a b"),
    ("shared by a function that calls one below", CALLING + "f(a)\na.append(1)", "", "a b"),
    ("given back by a function made later", "a = [1]\ndef f():\n    return a\nb = f()\nb.append(1)", "c = f()", "a b"),
    ("shared within the statement", "a = [1]\nfor i in [1]:\n    a.append(1)\n    b = a", "c = a", "a b"),
    ("axes hold copies of what they show", "import seaborn as sns\na = sns.scatterplot(data=df)\na.set_title('b')", "df = 1", "a"),
    ("axes that are drawn on", "import seaborn as sns\nb = ax\na = sns.barplot(x=[1], ax=b)\na.set_title('b')", "", "a b"),
    ("through a chain of names", "a = [1]\nb = a\nc = [b]\nd = {1: c}\na.append(1)", "e = d", "a b c d"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "names"), [r[1:] for r in ORDERED], ids=[r[0] for r in ORDERED])
def test_names_share_from_the_statement_on_that_joins_them(before: str, after: str, names: str) -> None:
    facts = facts_of(f"{before}\npass\n{after}")
    position = next(i for i, s in enumerate(facts.statements) if isinstance(s.node, ast.Pass))
    assert facts.statements[position - 1].mutates == set(names.split())


@pytest.mark.parametrize(("source", "effects"), [r[1:] for r in EFFECTS], ids=[r[0] for r in EFFECTS])
def test_effects(source: str, effects: str) -> None:
    assert last(GIVEN + source).effects == set(effects.split())


@pytest.mark.parametrize(
    "source",
    [
        "unknown()",
        "thing.method()",
        "exec('print(1)')",
        "f = make()\nf()",
        "await thing()",
        "xs[0]()",
        "@unknown()\ndef f(): pass",
    ],
)
def test_an_unknown_call_may_have_any_effect(source: str) -> None:
    assert last(GIVEN + source).effects >= {"<rng>", "<stdout>", "<files>", "<network>", "<figure>"}


@pytest.mark.parametrize(
    ("source", "effect"), [("os.environ['A'] = '1'", "<environ>"), ("plt.rcParams['figure.dpi'] = 50", "<options>")]
)
def test_assigning_into_an_object_of_a_library_is_an_effect(source: str, effect: str) -> None:
    assert effect in last(GIVEN + source).effects


def test_display_of_the_kernel_only_displays() -> None:
    statement = last(GIVEN + "display(df)")
    assert statement.effects == {"<display>"}
    assert not statement.mutates


@pytest.mark.parametrize(
    "source", ["sorted(xs)", "pairs = zip(xs, other)", "for a, b in zip(xs, other):\n    print(a)"]
)
def test_iterating_over_a_container_leaves_it_as_it_is(source: str) -> None:
    assert not last(GIVEN + source).mutates & {"xs", "other"}


def test_a_decorator_is_a_call() -> None:
    text = "seen = []\ndef register(f):\n    seen.append(f)\n    return f\n@register\ndef g():\n    pass"
    assert "seen" in last(text).mutates


def test_a_recursive_function_does_what_its_body_does() -> None:
    text = "def f(k):\n    print(k)\n    return f(k - 1) if k else 0\nf(2)"
    assert last(text).effects == {"<stdout>"}
