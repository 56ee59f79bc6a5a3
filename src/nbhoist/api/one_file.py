"""The check of one file: read, lint or fix, and what the caller needs of it."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.errors import NotebookError, OtherLanguageError
from nbhoist.lint.diagnostic import SEVERITIES
from nbhoist.lint.outcome import Outcome

if TYPE_CHECKING:
    from nbhoist.config.knowledge import Said
    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.lint.entry import Entry
    from nbhoist.lint.policy import Policy
    from nbhoist.lint.rule import Rule
    from nbhoist.notebook.model import Notebook


class Task(NamedTuple):
    """How files under one configuration are checked."""

    entries: "tuple[Entry, ...]"
    policy: "Policy"
    python_magics: tuple[str, ...] = ()
    fail_on: str = "warning"
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    knowledge: "tuple[Said, ...]" = ()


def read_bytes(path: Path) -> bytes:
    """What the file holds; raises `NotebookError`."""
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise NotebookError(f"`{path}` cannot be read: {why}; check that it is a file you may read") from error


def check_data(data: bytes, path: Path, task: Task, *, is_alone: bool) -> Outcome:
    """Check the notebook in `data`; one that cannot be read is a finding, and an error where it `is_alone`."""
    from nbhoist.knowledge.extension import use
    from nbhoist.lint.engine import lint  # results from the cache need neither the rules nor the analysis
    from nbhoist.lint.unreadable import unreadable
    from nbhoist.notebook.reader import parse_notebook

    rules = _loaded(task.entries)
    use(task.knowledge)
    try:
        notebook = parse_notebook(data, path)
    except OtherLanguageError as error:
        return Outcome(path, skipped=str(error))
    except NotebookError as error:
        if is_alone:
            raise
        return judged(Outcome(path, tuple(unreadable(path, error, rules))), task.fail_on)
    if task.fix:
        return judged(_fixed(notebook, data, rules, task), task.fail_on)
    found = lint(notebook, rules, task.python_magics, policy=task.policy)
    return judged(Outcome(path, found.diagnostics, tuple(c.message for c in found.crashes)), task.fail_on)


def judged(outcome: Outcome, fail_on: str) -> Outcome:
    """The outcome with its verdict."""
    return outcome._replace(fails=any(_counts(d, fail_on) for d in outcome.diagnostics))


def _fixed(notebook: "Notebook", data: bytes, rules: "tuple[Rule, ...]", task: Task) -> Outcome:
    from nbhoist.lint.fixer import fix  # plain checks do without

    done = fix(notebook, rules, unsafe=task.unsafe, python_magics=task.python_magics, policy=task.policy)
    found, crashes = done.linted.diagnostics, tuple(c.message for c in done.linted.crashes)
    outcome = Outcome(notebook.path, found, crashes, fixed=done.fixed)
    if done.data == data:
        return outcome
    if task.diff:
        from nbhoist.lint.difference import difference
        from nbhoist.notebook.reader import parse_notebook

        after = parse_notebook(done.data, notebook.path)
        return outcome._replace(diff=difference(notebook, after))
    from nbhoist.notebook.disk import write_atomically

    write_atomically(notebook.path, done.data, data)
    return outcome


@cache
def _loaded(entries: "tuple[Entry, ...]") -> "tuple[Rule, ...]":
    from nbhoist.lint.registry import load

    return load(entries)


_RANKS: dict[str, int] = {severity: rank for rank, severity in enumerate(SEVERITIES)}


def _counts(diagnostic: "Diagnostic", fail_on: str) -> bool:
    return _RANKS[diagnostic.severity] <= _RANKS[fail_on]
