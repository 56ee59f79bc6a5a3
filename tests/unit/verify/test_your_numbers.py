"""Saved outputs against a fresh run."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from recordings import recording

from nbhoist.verify.job import CellRun, NotebookJob
from nbhoist.verify.outputs import your_numbers
from nbhoist.verify.recording import CellOutputs


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


def result(text):
    return {"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {}}


@pytest.mark.parametrize(
    ("stored", "text", "displays", "found"),
    [
        ([stream("a\n")], "a\n", (), ((), 1)),
        ([stream(["a\n", "b"])], "a\nb\n", (), ((), 1)),
        ([stream("0.81\n")], "0.83\n", (), ((4,), 1)),
        ([result("0.81")], "", ("0.83",), ((4,), 1)),
        ([result("0.81")], "", (), ((4,), 1)),
        ([result("<A at 0x7f0000000000>")], "", ("<A at 0x7f1111111111>",), ((), 1)),
        ([stream("warning", "stderr")], "", (), ((), 0)),
        ([stream("CPU times: user 1 ms\nWall time: 2 ms\nx")], "CPU times: user 9 ms\nWall time: 3 ms\nx", (), ((), 1)),
        ([stream("epoch 1 - 3s 20ms/step")], "epoch 1 - 4s 18ms/step", (), ((), 1)),
        ([stream("10%\r100%\n")], "50%\r100%\n", (), ((), 1)),
        ([], "printed now", ("shown now",), ((), 0)),
    ],
    ids=[
        "same",
        "list of lines",
        "printed",
        "result",
        "missing",
        "address",
        "stderr",
        "timing",
        "seconds",
        "progress",
        "none",
    ],
)
def test_which_cells_differ(stored, text, displays, found):
    cell = CellRun(4, "c4", "x", stored_outputs=tuple(stored))
    job = NotebookJob(Path("n.ipynb"), Path(), ".", (cell,))
    run = dataclasses.replace(recording(), outputs=(CellOutputs("c4", text, displays),))
    assert your_numbers(run, job) == found


def test_cells_that_did_not_run_are_not_counted():
    job = NotebookJob(Path("n.ipynb"), Path(), ".", (CellRun(0, "c0", "x", stored_outputs=(stream("a"),)),))
    assert your_numbers(recording(), job) == ((), 0)
