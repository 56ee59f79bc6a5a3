"""Facts given as data are held to the schema, with messages that say what to do."""

from typing import Any

import pytest

from nbhoist.knowledge.validate import validate


def test_a_good_entry_has_no_message() -> None:
    entry = {"role": "load", "effects": ["<files>"], "files": "read", "paths": ["path"], "stochastic": "shuffle"}

    assert validate({"mylib.load": entry}) == []


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        pytest.param({"rolle": "load"}, "field `rolle` · unknown · write `role`", id="misspelt field"),
        pytest.param({"xyz": "load"}, "field `xyz` · unknown · use one of", id="unknown field"),
        pytest.param({"role": "loading"}, "unknown word `loading`", id="unknown role"),
        pytest.param({"effects": ["<disk>"]}, "unknown word `<disk>`", id="unknown effect"),
        pytest.param({"mutates": "self"}, "write a list of texts", id="text for a list"),
        pytest.param({"aliases": "yes"}, "write true or false", id="text for a truth"),
        pytest.param({"files": "append"}, "one of `read`, `write`", id="unknown choice"),
        pytest.param({"stochastic": "shuffle and"}, "is not a condition", id="condition that does not parse"),
    ],
)
def test_a_bad_field_is_named(fields: dict[str, Any], part: str) -> None:
    [message] = validate({"mylib.load": fields})

    assert message.startswith("knowledge of `mylib.load`")
    assert part in message


def test_a_bad_name_is_named() -> None:
    [message] = validate({"my-lib.load": {}})

    assert "not a dotted name" in message
