"""`check`: all findings in notebooks and folders of notebooks; nothing is executed."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.api.check_settings import CheckOptions, baseline_of, cache_of, config_of, forget, known, task_of
from nbhoist.api.one_file import check_data, judged, read_bytes
from nbhoist.lint.files import find_notebooks, shard_of
from nbhoist.lint.outcome import Outcome
from nbhoist.lint.registry import known_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nbhoist.api.one_file import Task
    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.lint.entry import Entry
    from nbhoist.lint.page import Page

_NOTHING_ASKED = CheckOptions()
_WORTH_A_PROCESS = 100  # files; starting one costs as much as checking some dozens


class Check(NamedTuple):
    """What `check` found in all notebooks."""

    diagnostics: "tuple[Diagnostic, ...]"
    crashes: tuple[str, ...]  # one line for each rule that failed
    skipped: tuple[str, ...]  # one line for each file that is not ours to check
    notebooks: int
    fails: bool  # whether a diagnostic is at or above the severity that counts
    fixed: "tuple[Diagnostic, ...]" = ()


def check(paths: "str | Path | Sequence[str | Path]", options: CheckOptions = _NOTHING_ASKED) -> Check:
    """Check notebooks and folders of notebooks; nothing is executed."""
    several = [paths] if isinstance(paths, str | Path) else paths
    return collected(check_each([Path(path) for path in several], options))


def check_text(data: bytes, path: Path, options: CheckOptions = _NOTHING_ASKED) -> Check:
    """Check a notebook that is not (yet) on disk as if it were at `path`."""
    return collected([outcome_of_text(data, path, options)])


def outcome_of_text(data: bytes, path: Path, options: CheckOptions = _NOTHING_ASKED) -> "Outcome":
    """The outcome of one notebook that is not (yet) on disk."""
    forget(options)
    task = task_of(path, options)
    return _left(check_data(data, path, task, is_alone=True), data, task, options)


def collected(outcomes: "Iterable[Outcome]") -> Check:
    """All outcomes as one."""
    found = list(outcomes)
    return Check(
        tuple(d for outcome in found for d in outcome.diagnostics),
        tuple(line for outcome in found for line in outcome.crashes),
        tuple(outcome.skipped for outcome in found if outcome.skipped),
        sum(not outcome.skipped for outcome in found),
        any(outcome.fails for outcome in found),
        tuple(d for outcome in found for d in outcome.fixed),
    )


def check_each(paths: "Sequence[Path]", options: CheckOptions = _NOTHING_ASKED) -> "Iterator[Outcome]":
    """The outcome of each file, in the order of their paths, as soon as it is there."""
    forget(options)
    found = list(find_notebooks(paths, lambda folder: config_of(folder, options.config)))
    chosen = shard_of(found, options.shard) if options.shard else found
    jobs = options.jobs or _worthwhile_jobs(len(chosen))
    if jobs > 1 and len(chosen) > 1:
        from nbhoist.api.parallel import in_processes

        yield from in_processes(partial(check_path, options=options), chosen, jobs)
        return
    for path in chosen:
        yield check_path(path, options, is_alone=len(found) == 1)


def check_path(path: Path, options: CheckOptions = _NOTHING_ASKED, *, is_alone: bool = False) -> "Outcome":
    """The outcome of one file, from the cache where it can be."""
    if options.since is not None:
        from nbhoist.lint.since import has_changed

        if not has_changed(path, options.since):
            return Outcome(path)
    data = read_bytes(path)
    task = task_of(path, options)
    return _left(_cached(data, path, task, options, is_alone=is_alone), data, task, options)


def rules() -> "tuple[Entry, ...]":
    """All known rules, by code."""
    return known_rules()


def explain(selector: str) -> "tuple[Entry, Page]":
    """The rule that a code or name stands for, with its page."""
    from nbhoist.lint.page import read_page
    from nbhoist.lint.selection import find

    entry = find(known(), selector)
    return entry, read_page(entry)


def _cached(data: bytes, path: Path, task: "Task", options: CheckOptions, *, is_alone: bool) -> "Outcome":
    cache = cache_of(path, task, options)
    if cache is None:
        return check_data(data, path, task, is_alone=is_alone)
    key = cache.key(data, path, " ".join(entry.code for entry in task.entries))
    stored = cache.read(key, path)
    if stored is not None:
        return stored
    outcome = check_data(data, path, task, is_alone=is_alone)
    if not outcome.crashes:
        cache.write(key, outcome)
    return outcome


def _left(outcome: "Outcome", data: bytes, task: "Task", options: CheckOptions) -> "Outcome":
    """The outcome without what the baseline knows and what was there at the revision, and its verdict."""
    baseline = baseline_of(outcome.path, options)
    if baseline is not None:
        outcome = baseline.quieted(outcome)
    if options.since is not None:
        from nbhoist.lint.since import only_changed

        outcome = only_changed(outcome, data, options.since)
    return judged(outcome, task.fail_on)


def _worthwhile_jobs(files: int) -> int:
    import os

    return min(os.cpu_count() or 1, max(1, files // _WORTH_A_PROCESS))
