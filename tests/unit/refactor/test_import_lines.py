"""Import lines sorted and merged as isort does, and the imports that bind a name."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nbhoist.refactor.emit.import_block import import_block
from nbhoist.refactor.passes.imports import import_lines


def test_sections_and_members() -> None:
    lines = [
        "import pandas as pd",
        "from mini.load import load_data",
        "from sklearn.svm import SVC",
        "from sklearn.svm import LinearSVC",
        "import os",
        "from collections import OrderedDict",
        "import pandas as pd",
        "from mini import explore",
        "from __future__ import annotations",
    ]
    assert import_block(lines, "mini") == (
        "from __future__ import annotations\n\nimport os\nfrom collections import OrderedDict\n\n"
        "import pandas as pd\nfrom sklearn.svm import SVC, LinearSVC\n\nfrom mini import explore\nfrom mini.load import load_data"
    )


_LINES = st.sampled_from(
    """import os; import sys; import numpy as np; import pandas as pd; import zlib; import os.path
    from os import sep; from os import PathLike; from os import O_APPEND; from collections import Counter
    from sklearn.svm import SVC; from sklearn.svm import svm_x; from sklearn.base import BaseEstimator as Base
    from numpy import NaN; from numpy import e; from numpy import pi as PI; from mini.load import a_1
    from mini.load import A; from mini import explore; from Mini2 import b; import _thread; from __future__ import division"""
    .replace("\n", ";").split(";")
).map(str.strip)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=12, unique=True))
def test_ruff_sorts_it_no_other_way(lines: list[str]) -> None:
    block = import_block(lines, "mini") + "\n"
    isort = ["lint.isort.known-first-party=['mini']", "lint.isort.combine-as-imports=true"]
    options = [
        "--isolated",
        "--no-cache",
        "--select",
        "I",
        *(part for setting in isort for part in ("--config", setting)),
    ]
    command = [sys.executable, "-m", "ruff", "check", *options, "--stdin-filename", "m.py", "-"]
    done = subprocess.run(command, input=block, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, block


@pytest.mark.parametrize(
    ("source", "names", "lines"),
    [
        ("import os, sys", "sys", ["import sys"]),
        ("import os.path", "os", ["import os.path"]),
        ("import numpy as np", "np", ["import numpy as np"]),
        ("from m import a, b as c", "c", ["from m import b as c"]),
        ("from . import a", "a", ["from . import a"]),
        ("from ..m import a", "a", ["from ..m import a"]),
        ("import os", "sys", []),
    ],
)
def test_one_line_for_each_wanted_name(source: str, names: str, lines: list[str]) -> None:
    node = ast.parse(source).body[0]
    assert isinstance(node, ast.Import | ast.ImportFrom)
    assert list(import_lines(node, frozenset(names.split()))) == lines
