"""The processes of a run: their memory, and their end."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from pathlib import Path

    from nbhoist.verify.job import Limits

MARK = "NBHOIST_RUN"


def memory_limit(limits: Limits) -> int:
    """Return the bytes that a run may use."""
    return limits.memory or int(psutil.virtual_memory().available * 0.9)


def tree(pid: int) -> list[psutil.Process]:
    """Return a process and all its descendants that live."""
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def memory(pid: int) -> int:
    """Return the resident bytes of a process and its descendants."""
    total = 0
    for process in tree(pid):
        with contextlib.suppress(psutil.Error):
            total += process.memory_info().rss
    return total


def excess(pid: int, output: Path, limits: Limits, allowed: int) -> tuple[str, str] | None:
    """Return which limit a run has passed, as a short name and a clause; None where it keeps them."""
    if memory(pid) > allowed:
        return "memory", f"it uses more than {allowed >> 20} MB of memory"
    with contextlib.suppress(OSError):
        if output.stat().st_size > limits.text:
            return "text", f"it prints more than {limits.text >> 20} MB"
    return None


def end(pid: int | None, token: str) -> None:
    """End a process, its descendants, and processes that left the tree but carry the mark of the run."""
    doomed = [*(tree(pid) if pid else []), *_marked(token)]
    for process in doomed:
        with contextlib.suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(doomed, timeout=5)


def _marked(token: str) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.environ().get(MARK) == token:
                found.append(process)
    return found
