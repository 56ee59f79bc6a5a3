"""Several notebooks in one package: what is the same stands once, what differs stays apart."""

from __future__ import annotations

import ast

from chained import chain, settings, sources

FILL = """
import pandas as pd

def fill(table):
    \"\"\"Fill.\"\"\"
    return table.fillna(LIMIT) if len(table) > 3 else pd.concat([table])
# %%
LIMIT = 3
df = fill(pd.read_csv('a.csv'))
print(df)
"""


def test_a_definition_that_is_the_same_stands_once() -> None:
    text = "import math\ndef half(x):\n    # one comment\n    return math.floor(x / 2)\n# %%\nprint(half(3))"

    found = sources(chain(one=text, two=text.replace("# one comment", "# another")))

    assert found["common"].count("def half") == 1
    assert "import math" in found["common"]
    assert "# one comment" in found["common"]
    others = {name: code for name, code in found.items() if name != "common"}
    assert not any("def half" in code or "import math" in code for code in others.values())
    assert all("from mine.common import half" in others[f"{link}.{_user(others, link)}"] for link in ("one", "two"))


def _user(found: dict[str, str], link: str) -> str:
    return next(name.partition(".")[2] for name, code in found.items() if name.startswith(link) and "half(" in code)


def test_a_definition_that_differs_stays_apart() -> None:
    text = "def half(x):\n    return x / 2\n# %%\nprint(half(3))"

    found = sources(chain(one=text, two=text.replace("/ 2", "// 2")))

    assert "common" not in found
    assert sum("def half" in code for code in found.values()) == 2


def test_a_definition_is_only_the_same_if_what_it_reads_is() -> None:
    text = "from math import {} as down\ndef half(x):\n    return down(x / 2)\n# %%\nprint(half(3))"

    assert "common" not in sources(chain(one=text.format("floor"), two=text.format("ceil")))
    assert "def half" in sources(chain(one=text.format("floor"), two=text.format("floor")))["common"]


def test_definitions_that_call_one_another_move_together_or_not_at_all() -> None:
    text = "def inner(x):\n    return x + {}\ndef outer(x):\n    return inner(x)\n# %%\nprint(outer(3))"

    both = sources(chain(one=text.format(1), two=text.format(1)))
    assert "def inner" in both["common"]
    assert "def outer" in both["common"]
    assert "common" not in sources(chain(one=text.format(1), two=text.format(2)))


def test_a_class_that_two_notebooks_define_is_one_class() -> None:
    text = "class Point:\n    def __init__(self, x):\n        self.x = x\n# %%\np = Point(1)\nprint(p.x)"

    found = sources(chain(write=text, read=text.replace("Point(1)", "Point(2)")))

    assert "class Point" in found["common"]


def test_every_import_between_modules_leads_to_a_module_that_is_there() -> None:
    found = sources(chain(one=FILL, two=FILL.replace("a.csv", "b.csv")))

    for code in found.values():
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mine."):
                module = (node.module or "").removeprefix("mine.")
                assert module in found or module in ("config", "observer", "steps"), ast.unparse(node)


def test_settings_of_one_name_and_several_values_stay_apart() -> None:
    text = "import random\nimport pandas as pd\nLIMIT = {}\ndf = pd.read_csv('in.csv')\nprint(df.head(LIMIT))"

    found = chain(one=text.format(3), two=text.format(4), three=text.format(3))

    assert sorted(map(str, settings(found).values())) == ["3", "4", "in.csv"]
    assert next(key for key, value in settings(found).items() if value == 4).startswith("two_")


def test_a_file_has_one_setting_whoever_writes_it() -> None:
    first = "import pandas as pd\ndf = pd.DataFrame({'a': [1]})\ndf.to_csv('out/clean.csv')"
    second = "import pandas as pd\ntable = pd.read_csv('out/clean.csv')\nprint(table)"

    found = chain(one=first, two=second)

    assert settings(found) == {"output.clean": "out/clean.csv"}
    assert "settings: OutputSettings" in sources(found)["two.load"]
