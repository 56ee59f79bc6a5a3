"""Ctrl-C during the proof of `convert`: what runs is ended, what was proven stays, and the package is whole."""

from __future__ import annotations

import _thread
import json
import tempfile
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psutil
import pytest
from command import Ran, everything_in, nbhoist_here, write_notebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CELLS = (
    "x = 40 + 2",
    "from pathlib import Path\nPath('here').write_text('1')",
    "import time\ntime.sleep(4)",
    "y = x + 1",
)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def interrupting(
    monkeypatch: pytest.MonkeyPatch, shown: str, wanted: Callable[[], bool], command: str = "convert"
) -> None:
    """Press Ctrl-C once: after a text was shown, as soon as something holds."""

    def wait() -> None:
        while not wanted():
            time.sleep(0.02)
        _thread.interrupt_main()

    def line() -> Iterator[Callable[[str], None]]:
        once = threading.Thread(target=wait, daemon=True)
        yield lambda text: once.start() if text.startswith(shown) and not once.ident else None

    monkeypatch.setattr(f"nbhoist.cli.{command}.progress_line", contextmanager(line))


def converted(tmp_path: Path) -> tuple[Ran, dict[str, object]]:
    write_notebook(tmp_path / "slow" / "slow.ipynb", *CELLS)
    write_notebook(tmp_path / "slow" / "next.ipynb", "x = 1")
    done = nbhoist_here("convert", "slow.ipynb", "next.ipynb", cwd=tmp_path / "slow")
    folder = tmp_path / "slow" / "slow"
    return done, json.loads((folder / ".nbhoist" / "verdict.json").read_text(encoding="utf-8"))


def assert_clean(temporary: Path, tmp_path: Path) -> None:
    assert not [file for file in temporary.rglob("*") if file.is_file()]
    assert sorted(path.name for path in (tmp_path / "slow").iterdir()) == ["next.ipynb", "slow", "slow.ipynb"]
    assert not [p for p in psutil.Process().children(recursive=True) if p.status() != psutil.STATUS_ZOMBIE]


@pytest.mark.execution
def test_while_the_notebook_runs(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupting(monkeypatch, "cell", lambda: any(temporary.rglob("here")))
    done, verdict = converted(tmp_path)
    assert (done.code, done.err) == (2, "interrupted\n")
    assert (verdict["verdict"], verdict["compared"]) == ("undecided", [])
    assert str(verdict["reason"]).startswith("interrupted: cell ")
    assert "undecided: interrupted" in done.out
    assert "nbhoist verify slow" in done.out
    assert_clean(temporary, tmp_path)


@pytest.mark.execution
def test_while_the_package_runs(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupting(monkeypatch, "package", lambda: any(temporary.rglob("here")))
    done, verdict = converted(tmp_path)
    assert (done.code, done.err) == (2, "interrupted\n")
    assert (verdict["verdict"], verdict["compared"]) == ("undecided", ["x"])
    assert verdict["reason"] == (
        "interrupted while the package ran; all that it had computed agrees; the rest is unproven"
    )
    assert (tmp_path / "slow" / "slow" / ".nbhoist" / "recording.json").is_file()
    assert_clean(temporary, tmp_path)


@pytest.mark.execution
def test_an_interrupted_update_leaves_the_package_as_it_is(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "slow"
    write_notebook(folder / "slow.ipynb", *CELLS)
    assert nbhoist_here("convert", "slow.ipynb", "--no-prove", cwd=folder).code == 0
    before = everything_in(folder / "slow")
    write_notebook(folder / "slow.ipynb", *CELLS, "z = 1")
    interrupting(monkeypatch, "package", lambda: any(temporary.rglob("here")), command="update")
    done = nbhoist_here("update", "slow", cwd=folder)
    assert (done.code, done.err) == (2, "error: interrupted; `slow` stays as it was; update again\n")
    assert everything_in(folder / "slow") == before


def test_outside_a_proof_it_says_so_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    write_notebook(tmp_path / "a.ipynb", "x = 1")
    monkeypatch.setattr("nbhoist.api.planning.planned", interrupted)
    done = nbhoist_here("plan", "a.ipynb", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (2, "", "error: interrupted\n")
