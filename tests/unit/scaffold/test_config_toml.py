"""The configuration: text and sections."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st
from small_package import PLAN

from nbhoist.refactor.plan import Plan, Setting, Stage
from nbhoist.scaffold.settings import config_toml, inputs, sections, type_name

VALUES = st.one_of(st.text(), st.integers(), st.booleans(), st.floats(allow_nan=False))


def plan_of(*settings: Setting, stages: tuple[Stage, ...] = ()) -> Plan:
    return Plan("n.ipynb", "n", "N", stages=stages, configuration=settings)


def read(plan: Plan) -> dict[str, dict[str, object]]:
    return tomllib.loads(config_toml(sections(plan), "..", "the notebook", None, "head"))


@given(value=VALUES, comment=st.text())
def test_values_are_read_back_with_their_type(value: str | int | float | bool, comment: str) -> None:
    found = read(plan_of(Setting("split", "key", value, "literal", "c:0", comment)))["split"]["key"]

    assert (type(found), found) == (type(value), value)


def test_sections_stand_in_the_order_of_the_notebook_behind_paths() -> None:
    assert list(read(PLAN)) == ["paths", "data", "random_forest"]


def test_entries_of_the_section_paths_join_root() -> None:
    plan = plan_of(Setting("paths", "customers", "a.csv", "path", "c:0"))

    assert read(plan) == {"paths": {"root": "..", "customers": "a.csv"}}


def test_entry_that_two_statements_share_stands_once() -> None:
    plan = plan_of(*(Setting("data", "customers", "a.csv", "path", statement) for statement in ("c:0", "d:0")))

    assert [entry.key for section in sections(plan) for entry in section.entries] == ["customers"]


def test_types_are_those_of_the_values() -> None:
    entries = [Setting("s", "k", value, "literal", "c:0") for value in (True, 1, 1.0, "a")]

    assert [type_name(entry) for entry in entries] == ["bool", "int", "float", "str"]
    assert type_name(Setting("s", "k", "a", "path", "c:0")) == "Path"


def test_inputs_are_paths_that_loading_reads_and_saving_does_not() -> None:
    plan = plan_of(
        Setting("data", "rows", "rows.csv", "path", "load:0"),
        Setting("data", "lifted", "lifted.csv", "path", "config:0"),
        Setting("data", "scored", "scored.csv", "path", "save:0"),
        Setting("other", "lifted", "lifted.csv", "path", "config:1"),
        stages=(
            Stage("read", "load", "load", (), (), ("load:0",), sections=("data",)),
            Stage("save", "predict", "save", (), (), ("save:0",), sections=("data",)),
        ),
    )

    assert inputs(plan) == ("data.rows", "data.lifted")
