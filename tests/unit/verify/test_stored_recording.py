"""What is stored of a recording: enough to verify, nothing to read."""

from __future__ import annotations

import json

import pandas as pd
from recordings import recording

from nbhoist.verify.compare import compare
from nbhoist.verify.recording import Recording, RunFailure
from nbhoist.verify.verdict import Expected

SECRET = "Jane Roe, 555-0100"


def rich(**changes: object) -> Recording:
    people = pd.DataFrame({"name": [SECRET, "x"], "age": [41.5, 2.0]})
    step = {"people": people, "one": SECRET, "by_name": {SECRET: 1}, "many": [SECRET] * 500, **changes}
    return recording(step, lines=(f"line {hash(SECRET)}",))


def test_no_text_and_no_key_of_a_dictionary_is_stored():
    assert SECRET not in json.dumps(rich().to_json())


def test_it_is_plain_json_and_comes_back():
    stored = json.loads(json.dumps(rich().to_json()))
    assert Recording.from_json(stored).to_json() == stored


def test_a_stored_recording_still_finds_the_difference():
    stored = Recording.from_json(json.loads(json.dumps(rich().to_json())))
    assert compare(stored, rich(), Expected()).verdict == "equivalent"
    verdict = compare(stored, rich(one="other"), Expected())
    assert verdict.first_difference is not None
    assert verdict.first_difference.name == "one"


def test_a_stored_dictionary_is_compared_within_the_tolerance_too():
    stored = Recording.from_json(recording({"scores": {"auc": 0.3, "n": 1}}).to_json())
    elsewhere = {"platform": {"system": "Darwin"}}
    near = recording({"scores": {"auc": 0.1 + 0.2, "n": 1}}, **elsewhere)
    assert compare(stored, near, Expected()).verdict == "equivalent"
    verdict = compare(stored, recording({"scores": {"auc": 0.1 + 0.2, "n": 2}}, **elsewhere), Expected())
    assert verdict.first_difference is not None
    assert verdict.first_difference.element == "['n']"


def test_the_error_of_a_run_is_kept():
    error = RunFailure("raised", "c0", "KeyError", "'a'", "cell 1")
    assert Recording.from_json(recording({"a": 1}, error=error).to_json()).error == error


def test_schemas_name_tables_by_statement():
    assert rich().schemas()["c0:0 people"]["columns"] == ["name", "age"]
