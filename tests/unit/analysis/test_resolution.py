"""What expressions refer to: through imports, assignments, chains, branches and functions."""

from __future__ import annotations

import ast

import pytest
from analysed import facts_of

# what is asked about is the last call of the text, or of the line with a question mark
RESOLVED = [
    ("import as", "import pandas as pd\npd.read_csv('x')", "pandas.read_csv"),
    ("from import as", "from pandas import read_csv as rd\nrd('x')", "pandas.read_csv"),
    ("another name for a function", "import pandas as pd\nrd = pd.read_csv\nrd('x')", "pandas.read_csv"),
    ("another name for a module", "import numpy\nn = numpy\nn.zeros(3)", "numpy.zeros"),
    ("submodule", "import os.path\nos.path.join('a')", "os.path.join"),
    ("method of what a function gives", "import pandas as pd\ndf = pd.read_csv('x')\ndf.dropna()", "pandas.DataFrame.dropna"),
    ("chain", "import pandas as pd\npd.read_csv('x').dropna().head()", "pandas.DataFrame.head"),
    ("column of a frame", "import pandas as pd\ndf = pd.DataFrame()\ndf['a'].fillna(0)", "pandas.Series.fillna"),
    ("columns of a frame", "import pandas as pd\ndf = pd.DataFrame()\ndf[['a']].fillna(0)", "pandas.DataFrame.fillna"),
    ("rows by a mask", "import pandas as pd\ndf = pd.DataFrame()\ndf[df['a'] > 1].head()", "pandas.DataFrame.head"),
    ("comparison", "import pandas as pd\ns = pd.Series()\n(s > 1).sum()", "pandas.Series.sum"),
    ("arithmetic", "import numpy as np\na = np.zeros(3)\n(2 * a).sum()", "numpy.ndarray.sum"),
    ("constructor", "from sklearn.linear_model import Ridge\nm = Ridge()\nm.fit(x)", "sklearn.linear_model.Ridge.fit"),
    ("fit gives back its receiver", "from sklearn.linear_model import Ridge\nm = Ridge().fit(x)\nm.predict(x)",
     "sklearn.linear_model.Ridge.predict"),
    ("unpacked tuple", "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nfig.savefig('x')", "matplotlib.figure.Figure.savefig"),
    ("split gives what it takes", "import pandas as pd\nfrom sklearn.model_selection import train_test_split\n"
     "df = pd.DataFrame()\na, b = train_test_split(df)\nb.head()", "pandas.DataFrame.head"),
    ("both branches agree", "import pandas as pd\nif t:\n    s = pd.DataFrame()\nelse:\n    s = pd.DataFrame()\ns.head()",
     "pandas.DataFrame.head"),
    ("conditional expression", "import pandas as pd\ns = pd.DataFrame() if t else pd.DataFrame()\ns.head()",
     "pandas.DataFrame.head"),
    ("with", "with open('x') as fh:\n    fh.read()", "io.TextIOWrapper.read"),
    ("walrus", "import pandas as pd\n(df := pd.DataFrame()).head()", "pandas.DataFrame.head"),
    ("walrus, read later", "import pandas as pd\nif (df := pd.DataFrame()) is not None:\n    df.head()", "pandas.DataFrame.head"),
    ("what a function of the notebook gives", "import pandas as pd\ndef f():\n    return pd.DataFrame()\nf().head()",
     "pandas.DataFrame.head"),
    ("inside a function: globals of the notebook", "import pandas as pd\ndf = pd.DataFrame()\ndef f():\n    df.head()",
     "pandas.DataFrame.head"),
    ("inside a function: a global that is bound below", "import pandas as pd\ndef f():\n    df.head()  # ?\ndf = pd.DataFrame()",
     "pandas.DataFrame.head"),
    ("inside a lambda", "import numpy as np\nf = lambda v: np.log(v)", "numpy.log"),
    ("builtin", "print(1)", "builtins.print"),
    ("literal", "[1].append(2)", "builtins.list.append"),
    ("f-string", "f'{x}'.upper()", "builtins.str.upper"),
]  # fmt: skip

UNKNOWN = [
    ("parameter of a function", "import pandas as pd\ndf = pd.DataFrame()\ndef f(df):\n    df.head()"),
    ("parameter of a lambda", "import pandas as pd\ndf = pd.DataFrame()\nf = lambda df: df.head()"),
    ("variable of a comprehension", "import pandas as pd\ndf = pd.DataFrame()\n[df.head() for df in frames]"),
    ("branches disagree", "import pandas as pd\ns = 1\nif t:\n    s = pd.DataFrame()\ns.head()"),
    ("loop that may change it", "import pandas as pd\ns = pd.DataFrame()\nfor i in xs:\n    s = i\ns.head()"),
    (
        "earlier in the loop that changes it",
        "import pandas as pd\ns = pd.DataFrame()\nfor i in xs:\n    s.head()\n    s = i",
    ),
    ("handler that changes it", "import pandas as pd\ntry:\n    s = pd.DataFrame()\nexcept E:\n    s = 1\ns.head()"),
    ("inside a function: rebound below", "import pandas as pd\ns = pd.DataFrame()\ndef f():\n    s.head()\ns = make()"),
    ("builtin that was rebound", "list = make()\nlist(1)"),
    ("module that was rebound", "import random\nrandom = make()\nrandom.random()"),
    ("decorated function", "@deco\ndef f():\n    return 1\nf()"),
    ("star import", "from m import *\nread_csv('x')"),
    ("reader that gives parts", "import pandas as pd\ndf = pd.read_csv('x', chunksize=size)\ndf.head()"),
    ("inplace gives nothing to go on with", "import pandas as pd\ndf = pd.DataFrame()\ndf.dropna(inplace=True).head()"),
]


def _resolved(text: str) -> str | None:
    facts = facts_of(text)
    calls = [n for s in facts.statements for n in ast.walk(s.node) if isinstance(n, ast.Call)]
    marked = [number for number, line in enumerate(text.split("\n"), start=1) if line.endswith("# ?")]
    asked = max(calls, key=lambda n: (n.lineno in marked, n.lineno, n.end_col_offset or 0))
    return facts.resolve(asked.func)


@pytest.mark.parametrize(("text", "qualified"), [r[1:] for r in RESOLVED], ids=[r[0] for r in RESOLVED])
def test_resolved(text: str, qualified: str) -> None:
    assert _resolved(text) == qualified


@pytest.mark.parametrize("text", [r[1] for r in UNKNOWN], ids=[r[0] for r in UNKNOWN])
def test_what_cannot_be_known_is_unknown(text: str) -> None:
    assert _resolved(text) is None


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("import pandas as pd\npd.read_csv('x.csv', sep=';')", {"filepath_or_buffer": "'x.csv'", "sep": "';'"}),
        ("import random\nrandom.seed(3)", {"a": "3"}),
    ],
    ids=["position and keyword", "position"],
)
def test_arguments_are_bound_to_parameters(text: str, arguments: dict[str, str]) -> None:
    facts = facts_of(text)
    call = next(n for n in ast.walk(facts.statements[-1].node) if isinstance(n, ast.Call))
    bound = facts.call(call)
    assert {name: ast.unparse(nodes[0]) for name, nodes in bound.arguments.items()} == arguments
    assert not bound.spread


def test_starred_arguments_are_said_to_hide_others() -> None:
    facts = facts_of("import random\nrandom.seed(*given)")
    call = next(n for n in ast.walk(facts.statements[-1].node) if isinstance(n, ast.Call))
    assert facts.call(call).spread


def test_else_of_a_loop_that_breaks_may_not_run() -> None:
    text = "import pandas as pd\ns = 1\nfor i in xs:\n    break\nelse:\n    s = pd.DataFrame()\ns.head()"
    assert _resolved(text) is None
