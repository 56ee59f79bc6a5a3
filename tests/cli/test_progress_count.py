"""The count of a long check: on a terminal only, and gone at the end."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from nbhoist.cli import counting
from nbhoist.lint.outcome import Outcome

THREE = [Outcome(Path(f"{number}.ipynb")) for number in range(3)]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def stderr(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr(counting, "sys", SimpleNamespace(stderr=made))  # pytest sets `sys.stderr` before the test
    monkeypatch.setattr(counting, "_SILENT", -5.0)
    monkeypatch.setattr(counting, "_PAUSE", -1.0)
    return made


def test_a_terminal_shows_how_many_and_then_nothing(stderr: Terminal) -> None:
    assert list(counting.shown_counting(iter(THREE), findings_move=False)) == THREE
    assert "\rchecked 3 notebooks" in stderr.getvalue()
    assert stderr.getvalue().endswith(" \r")


def test_nothing_is_shown_beside_findings_that_move(stderr: Terminal) -> None:
    assert list(counting.shown_counting(iter(THREE), findings_move=True)) == THREE
    assert stderr.getvalue() == ""


def test_a_pipe_gets_no_count(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    assert list(counting.shown_counting(iter(THREE), findings_move=False)) == THREE
    assert stream.getvalue() == ""
