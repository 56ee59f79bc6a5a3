"""Texts of notebook and package meet under one form."""

from __future__ import annotations

import pytest

from nbhoist.verify.probe.names import Names, is_timing
from nbhoist.verify.reading import rounded

NAMES = Names("churn", ("/tmp/run-1",), "/tmp/run-1/project/nb", ("train", "load"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<__main__.Model object at 0x7f12ab34cd56>", "<Model object at 0x>"),
        ("<churn.train.Model object at 0x55d0aabbccdd>", "<Model object at 0x>"),
        ("saved to /tmp/run-1/project/out.csv", "saved to <project>/project/out.csv"),
        ("saved to /tmp/run-1/project/nb/out.csv", "saved to out.csv"),
        ("churn 0.31", "churn 0.31"),
        ("churn.csv has 3 rows", "churn.csv has 3 rows"),
        ("mychurn.train.Model", "mychurn.train.Model"),
        ("Time:    11:40:02   Log: -7.5", "Time:    ~   Log: -7.5"),
        ("[CV 1/5] END C=0.1;, score=0.96 total time=   0.0s", "[CV 1/5] END C=0.1;, score=0.96 total time=~"),
        ("[Parallel(n_jobs=1)]: Done 5 | elapsed:    0.1s", "[Parallel(n_jobs=1)]: Done 5 | elapsed:~"),
        ("2/2 - 3s 20ms/step - loss: 0.69", "2/2 - ~ - loss: 0.69"),
        ("latency 5 s", "latency 5 s"),
        ("Date: Sat, 21 Nov 2026", "Date: ~"),
        ("colour 0xff", "colour 0xff"),
    ],
    ids=[
        "notebook",
        "package",
        "folder",
        "folder of the notebook",
        "a word",
        "a word with a dot",
        "another name",
        "clock",
        "search",
        "joblib",
        "Keras",
        "a duration of the user's",
        "calendar",
        "a short number",
    ],
)
def test_addresses_folders_and_prefixes_go(text, shown):
    assert NAMES.shown_text(text) == shown


@pytest.mark.parametrize("line", ["CPU times: user 3 ms, sys: 1 ms, total: 4 ms", "Wall time: 12 s"])
def test_timings_are_known(line):
    assert is_timing(line)


def test_prose_about_time_is_no_timing():
    assert not is_timing("Wall time was 12 s")


def test_fractions_are_rounded_for_another_platform():
    assert rounded("auc 0.8312345678 of 12") == rounded("auc 0.8312345999  of 12")
    assert rounded("auc 0.8312 of 12") != rounded("auc 0.8312 of 13")
