"""Who writes a file runs before who reads it."""

from __future__ import annotations

import pytest
from chained import link

from nbhoist.refactor.chain.order import Ordered, ordered

LOAD = "import pandas as pd\ndf = pd.DataFrame({'a': [1]})\ndf.to_csv('data/raw.csv')"
CLEAN = "import pandas as pd\ndf = pd.read_csv('data/raw.csv')\ndf.dropna().to_parquet('clean.parquet')"
TRAIN = "import pandas as pd\ndf = pd.read_parquet('clean.parquet')\nprint(df.mean())"


def order_of(**notebooks: str) -> Ordered:
    return ordered({name: link(name, text).files for name, text in notebooks.items()})


def test_files_decide_and_the_reason_is_said() -> None:
    found = order_of(train=TRAIN, clean=CLEAN, load=LOAD)

    assert found.names == ("load", "clean", "train")
    (note,) = found.notes
    assert "`clean` reads `data/raw.csv`, which `load` writes" in note
    assert "`train` reads `clean.parquet`, which `clean` writes" in note


def test_nothing_is_said_where_the_order_given_is_right() -> None:
    assert order_of(load=LOAD, clean=CLEAN, train=TRAIN) == Ordered(("load", "clean", "train"))


def test_where_files_do_not_decide_the_order_given_is_kept() -> None:
    assert order_of(b="print(1)", a="print(2)").names == ("b", "a")


def test_a_notebook_that_changes_a_file_in_place_does_not_wait_for_others_that_do() -> None:
    change = "import pandas as pd\ndf = pd.read_csv('data/raw.csv')\ndf.to_csv('data/raw.csv')"

    assert order_of(second=change, load=LOAD, first=change).names == ("load", "second", "first")


def test_a_circle_is_said_and_the_order_given_kept() -> None:
    one = "a = open('x.txt').read()\nwith open('y.txt', 'w') as f:\n    f.write(a)"
    other = "a = open('y.txt').read()\nwith open('x.txt', 'w') as f:\n    f.write(a)"

    found = order_of(one=one, other=other)

    assert found.names == ("one", "other")
    assert "files do not decide the order" in found.notes[0]
    assert "`one` reads `x.txt` of `other`" in found.notes[0]


@pytest.mark.parametrize(
    ("writing", "reading"),
    [
        pytest.param("OUT = 'a/b.csv'\ndf.to_csv(OUT)", "df = pd.read_csv('./a/b.csv')", id="a constant"),
        pytest.param("import os\ndf.to_csv(os.path.join(D, 'b.csv'))", "df = pd.read_csv('a/b.csv')", id="joined"),
        pytest.param(
            "from pathlib import Path\nP = Path('a')\ndf.to_csv(P / 'b.csv')", "pd.read_csv('a/b.csv')", id="a path"
        ),
        pytest.param("df.to_csv(f'{D}/b.csv')", "pd.read_csv('a/b.csv')", id="an f-string"),
        pytest.param("from pathlib import Path\nPath('b.txt').write_text('x')", "open('b.txt')", id="text of a path"),
        pytest.param("import joblib\njoblib.dump(df, 'b.joblib')", "joblib.load('b.joblib')", id="joblib"),
        pytest.param("with open('b.txt', 'w') as f:\n    f.write('x')", "open('b.txt').read()", id="open"),
    ],
)
def test_ways_to_name_a_file(writing: str, reading: str) -> None:
    first = f"import pandas as pd\nD = 'a'\ndf = something()\n{writing}"
    second = f"import pandas as pd\nimport joblib\n{reading}"

    assert order_of(second=second, first=first).names == ("first", "second")
