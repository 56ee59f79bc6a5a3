"""Saved outputs against a fresh run."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from recordings import recording

from nbhoist.verify.job import CellRun, NotebookJob
from nbhoist.verify.outputs import your_numbers
from nbhoist.verify.recording import CellOutputs, RunFailure


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


def error(name, message):
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": ["no matter"]}


@pytest.mark.parametrize(
    ("stored", "raised", "found"),
    [
        ([error("KeyError", "'a'")], "KeyError: 'a'", ((), 1)),
        ([error("KeyError", "'a'")], "KeyError: 'b'", ((4,), 1)),
        ([error("KeyError", "'a'")], "", ((4,), 1)),
        ([error("TypeError", "<A at 0x7f0000000000>")], "TypeError: <A at 0x7f1111111111>", ((), 1)),
        ([stream("0.81\n"), error("KeyError", "'a'")], "KeyError: 'a'", ((4,), 2)),
        ([], "KeyError: 'a'", ((), 0)),
    ],
    ids=["same", "another", "mended", "address", "printed before it", "none saved"],
)
def test_saved_exceptions_are_numbers_too(stored, raised, found):
    cell = CellRun(4, "c4", "x", raises=True, stored_outputs=tuple(stored))
    job = NotebookJob(Path("n.ipynb"), Path(), ".", (cell,))
    run = dataclasses.replace(recording(), outputs=(CellOutputs("c4", "0.83", (), raised),))
    assert your_numbers(run, job) == found


def test_where_the_notebook_stops_only_the_exception_is_compared():
    cell = CellRun(4, "c4", "x", stored_outputs=(stream("0.81"), error("KeyError", "'a'")))
    job = NotebookJob(Path("n.ipynb"), Path(), ".", (cell,))
    stop = RunFailure("raised", "c4", "KeyError", "'a'", "cell 5")
    run = dataclasses.replace(recording(error=stop), outputs=(CellOutputs("c4", "", (), "KeyError: 'a'"),))
    assert your_numbers(run, job) == ((), 1)


def test_cells_that_did_not_run_are_not_counted():
    job = NotebookJob(Path("n.ipynb"), Path(), ".", (CellRun(0, "c0", "x", stored_outputs=(stream("a"),)),))
    assert your_numbers(recording(), job) == ((), 0)
