"""How long a proof will take, from timings that are stored already."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nbhoist.notebook.reader import parse_notebook
from nbhoist.report.estimate import estimate


def notebook(*metadata):
    cells = [
        {"cell_type": "code", "metadata": one, "source": "x", "outputs": [], "execution_count": 1} for one in metadata
    ]
    document = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return parse_notebook(json.dumps(document).encode(), Path("n.ipynb"))


def lab(begin, end, start="iopub.execute_input", stop="shell.execute_reply"):
    return {"execution": {start: f"2023-12-07T19:17:{begin}Z", stop: f"2023-12-07T19:17:{end}Z"}}


SAVED = "estimate: about 2 x {}, for notebook and package (timings saved in {} of {} cells)"


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ([lab("10.5", "32.0")], SAVED.format("22 s", 1, 1)),
        ([lab("10.0", "40.0", "iopub.status.busy", "iopub.status.idle"), {}], SAVED.format("30 s", 1, 2)),
        ([{"executionInfo": {"elapsed": 200_000}}] * 2, SAVED.format("6 min 40 s", 2, 2)),
        ([{"papermill": {"duration": 12.25}}, {"papermill": {"duration": None}}], SAVED.format("12 s", 1, 2)),
        (
            [{"ExecuteTime": {"start_time": "2023-12-07T19:17:10.5Z", "end_time": "2023-12-07T19:17:22.5Z"}}],
            SAVED.format("12 s", 1, 1),
        ),
        ([{}], ""),
        ([lab("10.0", "14.9")], ""),
        ([lab("40.0", "10.0"), {"execution": "x"}, {"execution": {"iopub.execute_input": 3}}], ""),
        ([{"executionInfo": {"elapsed": True}}, {"papermill": {"duration": "1"}}, {"papermill": {"duration": -1}}], ""),
    ],
)
def test_what_is_said_of_saved_timings(metadata, said):
    assert estimate(notebook(*metadata)) == said


def test_an_earlier_recording_knows_better():
    said = "estimate: about 2 x 9.5 s, for notebook and package (timings of the earlier recording)"
    assert estimate(notebook(lab("10.0", "40.0")), {"c1": 1.5, "c2": 8.0}) == said


def test_scripts_hold_no_timings():
    script = parse_notebook(b"# %%\nx = 1\n", Path("n.py"))
    assert estimate(script) == ""
