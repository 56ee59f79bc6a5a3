"""Work on many files in several processes; a process that dies takes no result with it."""

import multiprocessing
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.lint.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    Work = Callable[[Path], Outcome]

CHUNK = 16  # files that a process takes at once
_AHEAD = 3  # chunks for each process that are under way, so that memory does not grow with the number of files
_TRIES = 2


class _Chunk(NamedTuple):
    paths: "tuple[Path, ...]"
    future: "Future[list[Outcome]]"


def in_processes(work: "Work", paths: "Sequence[Path]", jobs: int) -> "Iterator[Outcome]":
    """The outcomes in the order of `paths`; `work` must be picklable."""
    waiting = deque(tuple(paths[i : i + CHUNK]) for i in range(0, len(paths), CHUNK))
    while waiting:
        running: deque[_Chunk] = deque()
        with _pool(jobs) as pool:
            try:
                while waiting or running:
                    while waiting and len(running) < jobs * _AHEAD:
                        running.append(_Chunk(waiting[0], pool.submit(_all_of, work, waiting[0])))
                        waiting.popleft()
                    yield from running[0].future.result()
                    running.popleft()
            except BrokenProcessPool:
                pass
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise
        for chunk in running:  # a process died: one of these files killed it, or somebody else did
            for path in chunk.paths:
                yield _alone(work, path)


def _alone(work: "Work", path: "Path") -> Outcome:
    """The outcome of one file in a process of its own; a file that ends it twice is reported."""
    for _ in range(_TRIES):
        with _pool(1) as pool:
            try:
                return pool.submit(work, path).result()
            except BrokenProcessPool:
                continue
    return Outcome(path, crashes=(f"the check of `{path}` ended its process; leave the file out with `exclude`",))


def _all_of(work: "Work", paths: "tuple[Path, ...]") -> list[Outcome]:
    return [work(path) for path in paths]


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
