"""What holds for the files under one configuration: worked out once for each, however many files there are."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nbhoist import config as configuration
from nbhoist.api.one_file import Task
from nbhoist.config import ConfigurationError, config_for, config_from
from nbhoist.errors import NbhoistError
from nbhoist.lint.policy import ignored_in, policy_of
from nbhoist.lint.registry import known_rules
from nbhoist.lint.selection import Selection, select

if TYPE_CHECKING:
    from nbhoist.config import Config
    from nbhoist.lint.baseline import Baseline
    from nbhoist.lint.cache import Cache
    from nbhoist.lint.entry import Entry

OURS = "nbhoist.rules."


class CheckOptions(NamedTuple):
    """What a caller of `check` may ask for beyond the configuration file."""

    selection: Selection = Selection()
    fail_on: str | None = None
    config: Path | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False  # show what fixes would change instead of changing it
    baseline: Path | None = None  # instead of the one that the configuration names
    no_baseline: bool = False
    since: str | None = None  # git revision
    cache: bool = False
    jobs: int | None = 1  # None: as many as the work is worth
    shard: str = ""  # `2/5`


def config_of(folder: Path, named: Path | None) -> "Config":
    """The settings for a folder: those of the named file, else of the nearest."""
    try:
        return config_for(folder) if named is None else config_from(named)
    except ConfigurationError as error:
        raise NbhoistError(str(error)) from error


def task_of(path: Path, options: CheckOptions) -> Task:
    """How the file at `path` is checked."""
    config = config_of(path.parent, options.config)
    task = _shared_task(config, options)
    spared = ignored_in(config, known(), path)
    return task._replace(entries=tuple(e for e in task.entries if e.code not in spared)) if spared else task


def baseline_of(path: Path, options: CheckOptions) -> "Baseline | None":
    """The findings that stay quiet in the file at `path`."""
    if options.no_baseline:
        return None
    config = config_of(path.parent, options.config)
    file = options.baseline or (config.folder / config.baseline if config.baseline else None)
    return _baseline(file) if file is not None else None


def cache_of(path: Path, task: Task, options: CheckOptions) -> "Cache | None":
    """Where the outcome for the file at `path` may be kept; None where it must be worked out."""
    if not options.cache or task.fix or not all(entry.module.startswith(OURS) for entry in task.entries):
        return None  # other packages may change their rules without a new version of ours
    return _cache(config_of(path.parent, options.config))


def forget(options: CheckOptions) -> None:
    """Look at settings, baseline and repository anew; within one call they stay as they are."""
    configuration.forget()
    _baseline.cache_clear()
    _cache.cache_clear()
    if options.since is not None:
        from nbhoist.lint import since

        since.forget()


@cache
def known() -> "tuple[Entry, ...]":
    """All known rules."""
    return known_rules()


@cache
def _shared_task(config: "Config", options: CheckOptions) -> Task:
    return Task(
        select(known(), _wanted(options.selection, config)),
        policy_of(config, known()),
        config.python_magics,
        options.fail_on or config.fail_on,
        options.fix or options.diff,
        options.unsafe_fixes,
        options.diff,
        config.knowledge,
    )


def _wanted(asked: Selection, config: "Config") -> Selection:
    """The rules to run: `--select` replaces what the file says, the other options come on top of it."""
    if asked.select:
        return asked
    return Selection(config.select, (*config.ignore, *asked.ignore), (*config.extend_select, *asked.extend_select))


@cache
def _baseline(file: Path) -> "Baseline":
    from nbhoist.lint.baseline import read_baseline

    return read_baseline(file)


@cache
def _cache(config: "Config") -> "Cache":
    from nbhoist.lint.cache import Cache, cache_folder, code_stamp

    text = config.path.read_bytes().hex() if config.path is not None else ""
    made = Cache(cache_folder(), "\n".join((code_stamp(), repr(config[1:]), text)))
    made.tidy()
    return made
