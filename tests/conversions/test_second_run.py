"""A pipeline that runs twice in one process gives the first result again."""

from __future__ import annotations

import pytest
from casebook import FOLDER, read_case
from inprocess import notebook_trace, package_traces

REMEMBERING = {
    "a default that is filled": "def keep(x, seen=[]):\n    seen.append(x)\n    return len(seen)\nprint(keep(1), keep(2))",
    "a default that is handed out": "def keep(seen={}):\n    return seen\nkeep()['a'] = 1\nprint(keep())",
    "an attribute of a function": "def ask():\n    ask.count += 1\n    return ask.count\nask.count = 0\nprint(ask())",
    "a list of a class": "class Pool:\n    items = []\n    def add(self, x):\n        self.items.append(x)\n"
    "Pool().add(1)\nprint(Pool.items)",
    "a counter of a class": "class Row:\n    made = 0\n    def __init__(self):\n        Row.made += 1\nRow()\nprint(Row.made)",
    "a counter that its own method counts": "class Row:\n    made = 0\n    @classmethod\n    def make(cls):\n"
    "        cls.made += 1\n        return cls()\nRow.make()\nprint(Row.made)",
}


@pytest.mark.parametrize("code", REMEMBERING.values(), ids=REMEMBERING)
def test_what_remembers_is_made_anew(code: str) -> None:
    trace = notebook_trace([code, "print('end')"])
    assert package_traces([code, "print('end')"]) == [trace, trace]


@pytest.mark.parametrize("name", ["case_36_state_in_functions", "case_36_module_state"])
def test_the_cases_of_module_state_hold_twice(name: str) -> None:
    cells = [cell.source for cell in read_case(FOLDER / f"{name}.py").cells]
    trace = notebook_trace(cells)
    assert package_traces(cells) == [trace, trace]
