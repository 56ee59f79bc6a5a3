"""The contract of loaded tables, as a recording tells it."""

from __future__ import annotations

from typing import Any

import pytest

from nbhoist.api.contract import contracts
from nbhoist.refactor.plan import Plan, Setting, Stage
from nbhoist.verify.recording import Probe, Recording

NODES: dict[str, dict[str, Any]] = {
    "table": {
        "type": "pandas.DataFrame",
        "schema": {
            "rows": 3,
            "columns": ["name", "age", "visits", "sort"],
            "dtypes": ["str", "float64", "int64", "object"],
        },
        "children": [[".columns", "index"], [".index", "range"], ["a", "a"], ["b", "b"], ["c", "c"], ["d", "d"]],
    },
    "numbered": {
        "type": "pandas.DataFrame",
        "schema": {"rows": 3, "columns": ["0"], "dtypes": ["str"]},
        "children": [[".columns", "range"], [".index", "range"], ["a", "a"]],
    },
    "index": {"type": "pandas.Index", "shape": "str (4) None"},
    "range": {"type": "pandas.RangeIndex", "shape": "int64 (3) None"},
    "a": {"type": "str", "dtype": "str", "children": [["", "texts"]]},
    "texts": {"type": "elements", "shape": "3"},
    "b": {"type": "float64", "dtype": "float64", "children": [["", "floats"]]},
    "floats": {"type": "numpy.ndarray", "dtype": "float64", "summary": {"count": 3, "nan": 1, "low": 1.0, "high": 9.0}},
    "c": {"type": "int64", "dtype": "int64"},
    "d": {"type": "object", "dtype": "object", "children": [["", "lists"]]},
    "lists": {"type": "elements", "missing": 2},
    "model": {"type": "sklearn.linear_model.Ridge"},
}
STAGE = Stage("load_people", "load", "load", (), ("people",), ("a:0", "a:1"), sections=("data",))
PLAN = Plan(
    "people.ipynb",
    "people",
    "",
    stages=(STAGE,),
    configuration=(Setting("data", "people", "people.csv", "path", "a:0"),),
)


def recorded(*probes: Probe) -> Recording:
    return Recording("notebook", {}, NODES, probes, (), {}, (), {}, False)


def test_columns_have_kinds_and_a_mark_where_values_may_be_missing() -> None:
    (contract,) = contracts(PLAN, recorded(Probe("a:0", 0, {"people": "table"}, 1)))

    assert contract.function == "load_people"
    assert contract.file == "people.csv (`data.people`)"
    assert contract.tables == ({"name": "text", "age": "float64?", "visits": "int64", "sort": "any?"},)


def test_the_last_statement_of_the_function_counts() -> None:
    run = recorded(Probe("a:1", 0, {"people": "table"}, 2), Probe("a:0", 0, {"people": "numbered"}, 1))

    assert contracts(PLAN, run)[0].tables[0]["visits"] == "int64"


@pytest.mark.parametrize(
    "run",
    [
        pytest.param(None, id="nothing was executed"),
        pytest.param(recorded(), id="the run stopped before"),
        pytest.param(recorded(Probe("a:0", 0, {"people": "numbered"}, 1)), id="columns are numbers"),
        pytest.param(recorded(Probe("a:0", 0, {"people": "model"}, 1)), id="no table"),
        pytest.param(
            recorded(Probe("a:0", 0, {"people": "table"}, 1), Probe("a:0", 1, {"people": "table"}, 2)), id="in a loop"
        ),
    ],
)
def test_what_nobody_knows_has_no_contract(run: Recording | None) -> None:
    assert contracts(PLAN, run) == ()
