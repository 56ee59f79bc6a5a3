"""Equivalent, different, undecided: and the words for it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from recordings import PLATFORM, recording

from nbhoist.verify.compare import compare
from nbhoist.verify.recording import Recording, RunFailure
from nbhoist.verify.unstable import unstable_between
from nbhoist.verify.verdict import Expected, StatementLabel

LABELS = {"c0:0": StatementLabel("load_rows", "load", "cell 1"), "c0:1": StatementLabel("fit", "train", "cell 4")}
ELSEWHERE = {**PLATFORM, "blas": "another"}
STOP = RunFailure("raised", "c0", "NameError", "name 'df2' is not defined", "cell 17")


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers() | st.floats() | st.text()), max_size=5))
def test_a_recording_agrees_with_itself(steps):
    once = recording(*steps, lines=("x",))
    verdict = compare(once, once, Expected())
    assert verdict.verdict == "equivalent"
    assert compare(once, Recording.from_json(once.to_json()), Expected()).verdict == "equivalent"


def test_the_first_difference_names_stage_statement_variable_and_element():
    one = recording({"a": 1}, {"b": {"x": [1, 2]}})
    other = recording({"a": 1}, {"b": {"x": [1, 3]}})
    verdict = compare(one, other, Expected(statements=LABELS))
    first = verdict.first_difference
    assert verdict.verdict == "different"
    assert first is not None
    assert (first.stage, first.module, first.statement, first.cell) == ("fit", "train", "c0:1", "cell 4")
    assert (first.name, first.element, first.reference, first.candidate) == ("b", "['x'][1]", "2", "3")
    assert verdict.reason == (
        "first difference: `b['x'][1]` (stage `train.fit`, cell 4): 2 in the notebook, 3 in the package"
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("a", "c"), "`b` in the notebook, `c` in the package"),
        (("a",), "`b` in the notebook, nothing more in the package"),
        (("a", "b", "d"), "nothing more in the notebook, `d` in the package"),
    ],
    ids=["another line", "a line less", "a line more"],
)
def test_printed_lines_decide(lines, said):
    verdict = compare(recording({"x": 1}, lines=("a", "b")), recording({"x": 1}, lines=lines), Expected())
    assert verdict.verdict == "different"
    assert said in verdict.reason


def test_a_statement_without_its_twin_is_undecided():
    verdict = compare(recording({"a": 1}, {"b": 2}), recording({"a": 1}), Expected())
    assert verdict.verdict == "undecided"
    assert "`b`" in verdict.reason


def test_a_dissolved_name_is_excused_with_its_reason():
    expected = Expected(dissolved={"b": "loop variable of a helper"})
    verdict = compare(recording({"a": 1}, {"b": 2}), recording({"a": 1}), expected)
    assert verdict.verdict == "equivalent"
    assert [(item.name, item.reason) for item in verdict.not_compared] == [("b", "loop variable of a helper")]


def test_a_name_that_is_not_bound_differs_from_one_that_is():
    one = recording({"a": 1}, {"a": None})
    nodes = {**one.nodes, "gone": {"type": "unbound", "shown": "no value"}}
    probe = dataclasses.replace(one.probes[1], values={"a": "gone"})
    other = dataclasses.replace(one, nodes=nodes, probes=(one.probes[0], probe))
    verdict = compare(one, other, Expected())
    assert verdict.verdict == "different"
    assert "None in the notebook, no value in the package" in verdict.reason


def test_functions_and_modules_are_listed_as_not_compared():
    run = recording({"f": len, "np": np, "x": 1})
    verdict = compare(run, run, Expected())
    assert verdict.verdict == "equivalent"
    assert {item.name: item.reason for item in verdict.not_compared} == {"f": "a function", "np": "a module"}
    assert verdict.summary() == "1 variable; not compared: 2 (a function, a module)"


def test_a_notebook_that_stops_is_never_equivalent():
    one = recording({"a": 1}, error=STOP)
    verdict = compare(one, dataclasses.replace(one, error=dataclasses.replace(STOP, place="train.fit")), Expected())
    assert verdict.verdict == "undecided"
    assert verdict.reason == (
        "your notebook stops in cell 17, `NameError: name 'df2' is not defined`; "
        "all before it agrees; the rest is unproven"
    )


def test_a_difference_before_the_stop_is_a_difference():
    verdict = compare(recording({"a": 1}, error=STOP), recording({"a": 2}, error=STOP), Expected())
    assert verdict.verdict == "different"


def test_a_package_that_stops_is_different():
    error = RunFailure("raised", "train.fit", "KeyError", "'x'", "train.py:8 in `fit`")
    verdict = compare(recording({"a": 1}, {"b": 1}), recording({"a": 1}, error=error), Expected(statements=LABELS))
    assert verdict.verdict == "different"
    assert verdict.first_difference is not None
    assert verdict.first_difference.stage == "fit"
    assert "KeyError: 'x' in train.py:8 in `fit`" in verdict.reason


@pytest.mark.parametrize("kind", ["time", "memory"])
def test_a_package_that_is_ended_by_a_limit_is_undecided(kind):
    error = RunFailure(kind, "", "", "it runs longer than 8 s", "the package")
    verdict = compare(recording({"a": 1}, {"b": 1}), recording({"a": 1}, error=error), Expected())
    assert verdict.verdict == "undecided"
    assert "it runs longer than 8 s" in verdict.reason


def test_what_does_not_repeat_itself_is_undecided_by_name():
    one, other = recording({"a": 1}, {"t": 1.0}), recording({"a": 1}, {"t": 2.0})
    unstable = unstable_between(one, recording({"a": 1}, {"t": 3.0}))
    verdict = compare(one, other, Expected(), unstable)
    assert verdict.verdict == "undecided"
    assert "`t`" in verdict.reason
    assert verdict.first_difference is None


@pytest.mark.parametrize(
    ("line", "verdict"),
    [("fit 7 score 0.31 in 9.9 s", "undecided"), ("fit 7 score 0.32 in 1.1 s", "different"), ("fits 7", "different")],
    ids=["the number that varies", "another number", "another text"],
)
def test_lines_of_a_kind_that_varies_are_unstable_in_that_number(line, verdict):
    runs = [recording({"a": 1}, lines=(f"fit 1 score 0.31 in {t} s", "fit 7 score 0.31 in 1.1 s")) for t in (1.1, 1.2)]
    other = recording({"a": 1}, lines=("fit 1 score 0.31 in 1.1 s", line))
    assert compare(runs[0], other, Expected(), unstable_between(*runs)).verdict == verdict


@pytest.mark.parametrize(("platform", "verdict"), [(PLATFORM, "different"), (ELSEWHERE, "equivalent")])
def test_last_bits_count_on_the_same_platform_only(platform, verdict):
    values = np.linspace(0.0, 1.0, 50)
    one = recording({"m": values, "s": 0.3}, lines=("auc 0.83",))
    other = recording({"m": values + 1e-12, "s": 0.1 + 0.2}, lines=("auc 0.83",), platform=platform)
    found = compare(one, other, Expected())
    assert found.verdict == verdict
    assert ("another platform" in found.reason) == (verdict == "equivalent")


@pytest.mark.parametrize(
    "other",
    [np.linspace(0, 1, 50)[::-1], np.linspace(0, 1.01, 50), np.arange(50), np.append(np.linspace(0, 1, 49), np.nan)],
    ids=["order", "range", "dtype", "NaN"],
)
def test_the_tolerance_still_sees_real_differences(other):
    one = recording({"m": np.linspace(0.0, 1.0, 50)})
    assert compare(one, recording({"m": other}, platform=ELSEWHERE), Expected()).verdict == "different"


def test_text_and_integers_must_be_exact_elsewhere_too():
    one, other = recording({"n": 10**12, "t": "a"}), recording({"n": 10**12 + 1, "t": "a"}, platform=ELSEWHERE)
    assert compare(one, other, Expected()).verdict == "different"


def test_files_decide():
    one, other = recording(files={"out.csv": "1"}), recording(files={})
    assert compare(one, other, Expected()).verdict == "different"
    assert compare(other, one, Expected(ignored_files=("*.csv",))).verdict == "equivalent"


def test_the_json_has_the_public_shape():
    verdict = compare(recording({"a": 1}), recording({"a": 2}), Expected()).to_json()
    public = {
        "version",
        "verdict",
        "reason",
        "compared",
        "not_compared",
        "first_difference",
        "seeds_forced",
        "platform",
    }
    assert public <= set(verdict)
