"""One function per command: the only room where the branches meet."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.config import ConfigurationError, config_for, config_from
from nbhoist.errors import NbhoistError, NotebookError, OtherLanguageError
from nbhoist.lint.diagnostic import SEVERITIES
from nbhoist.lint.engine import Linted, lint
from nbhoist.lint.files import find_notebooks
from nbhoist.lint.registry import known_rules, load
from nbhoist.lint.selection import Selection, find, select
from nbhoist.lint.unreadable import unreadable
from nbhoist.notebook.reader import parse_notebook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nbhoist.config import Config
    from nbhoist.lint.diagnostic import Crash, Diagnostic
    from nbhoist.lint.entry import Entry
    from nbhoist.lint.page import Page
    from nbhoist.lint.rule import Rule


class CheckOptions(NamedTuple):
    """What a caller of `check` may ask for beyond the configuration file."""

    selection: Selection = Selection()
    fail_on: str | None = None
    config: Path | None = None


_NOTHING_ASKED = CheckOptions()


class Check(NamedTuple):
    """What `check` found in all notebooks."""

    diagnostics: "tuple[Diagnostic, ...]"
    crashes: "tuple[Crash, ...]"
    skipped: tuple[str, ...]  # one line for each file that is not ours to check
    notebooks: int
    fails: bool  # whether a diagnostic is at or above the severity that counts


def check(paths: "Sequence[str | Path]", options: CheckOptions = _NOTHING_ASKED) -> Check:
    """Check notebooks and folders of notebooks; nothing is executed."""
    config_of = _configs(options.config)
    found = list(find_notebooks([Path(path) for path in paths], config_of))
    return _collect(found, Path.read_bytes, config_of, options)


def check_text(data: bytes, path: Path, options: CheckOptions = _NOTHING_ASKED) -> Check:
    """Check a notebook that is not (yet) on disk as if it were at `path`."""
    return _collect([path], lambda _: data, _configs(options.config), options)


def rules() -> "tuple[Entry, ...]":
    """All known rules, by code."""
    return known_rules()


def explain(selector: str) -> "tuple[Entry, Page]":
    """The rule that a code or name stands for, with its page."""
    from nbhoist.lint.page import read_page

    entry = find(known_rules(), selector)
    return entry, read_page(entry)


def _configs(named: Path | None) -> "Callable[[Path], Config]":
    """The settings for a folder: those of the named file, else of the nearest."""

    def of(folder: Path) -> "Config":
        try:
            return config_for(folder) if named is None else config_from(named)
        except ConfigurationError as error:
            raise NbhoistError(str(error)) from error

    return of


def _collect(
    paths: "Sequence[Path]",
    read: "Callable[[Path], bytes]",
    config_of: "Callable[[Path], Config]",
    options: CheckOptions,
) -> Check:
    diagnostics: list[Diagnostic] = []
    crashes: list[Crash] = []
    skipped: list[str] = []
    fails = False
    for path in paths:
        config = config_of(path.parent)
        try:
            linted = _check_one(path, read, config, options, is_alone=len(paths) == 1)
        except OtherLanguageError as error:
            skipped.append(str(error))
            continue
        diagnostics += linted.diagnostics
        crashes += linted.crashes
        fails = fails or any(_counts(d, options.fail_on or config.fail_on) for d in linted.diagnostics)
    return Check(tuple(diagnostics), tuple(crashes), tuple(skipped), len(paths) - len(skipped), fails)


def _check_one(
    path: Path, read: "Callable[[Path], bytes]", config: "Config", options: CheckOptions, is_alone: bool
) -> Linted:
    chosen = _rules(options.selection, config)
    try:
        data = read(path)
    except OSError as error:
        raise NotebookError(
            f"`{path}` cannot be read: {error.strerror}; check that it is a file you may read"
        ) from error
    try:
        notebook = parse_notebook(data, path)
    except OtherLanguageError:
        raise
    except NotebookError as error:
        if is_alone:
            raise
        return Linted(tuple(unreadable(path, error, chosen)))
    return lint(notebook, chosen, config.python_magics)


_RANKS: dict[str, int] = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_loaded: "dict[Selection, tuple[Rule, ...]]" = {}


def _rules(asked: Selection, config: "Config") -> "tuple[Rule, ...]":
    """The rules to run: `--select` replaces what the file says, the other options come on top of it."""
    wanted = asked
    if not asked.select:
        added = (*config.extend_select, *asked.extend_select)
        wanted = Selection(config.select, (*config.ignore, *asked.ignore), added)
    if wanted not in _loaded:
        _loaded[wanted] = load(select(known_rules(), wanted))
    return _loaded[wanted]


def _counts(diagnostic: "Diagnostic", fail_on: str) -> bool:
    return _RANKS[diagnostic.severity] <= _RANKS[fail_on]
