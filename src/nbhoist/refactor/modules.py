"""Which module of the package a statement belongs to, and whether it is exploration."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.liveness import live_after

if TYPE_CHECKING:
    from nbhoist.analysis.statement import Statement

MODULE_OF_ROLE = {
    "setup": "pipeline",
    "load": "load",
    "clean": "clean",
    "feature": "features",
    "split": "train",
    "train": "train",
    "tune": "train",
    "evaluate": "evaluate",
    "predict": "predict",
    "explore": "explore",
    "visualize": "explore",
}
_EXPLORATION = frozenset({"explore", "visualize"})
_SHOWING = frozenset({"<stdout>", "<display>", "<figure>", "<options>"})
_WEAK = frozenset({"other", "config", "define", "import", "save"})
_LEFT_OVER = "analysis"


class Home(NamedTuple):
    """Where a statement goes; exploration that nothing depends on is `observed`."""

    module: str
    observed: bool


def homes(run: "tuple[Statement, ...]", names: frozenset[str]) -> list[Home]:
    """The home of each statement of `run`."""
    observed = _observed(run, names)
    observed = _prints_stay(run, observed)
    modules = [MODULE_OF_ROLE.get(s.roles[0], "") if s.roles[0] not in _WEAK else "" for s in run]
    modules = ["" if m == "explore" and not o else m for m, o in zip(modules, observed, strict=True)]
    _settle(modules, run)
    return [Home("explore" if o else m, o) for m, o in zip(modules, observed, strict=True)]


def _observed(run: "tuple[Statement, ...]", names: frozenset[str]) -> list[bool]:
    """Exploration: shows something, changes nothing, and what it binds is read by exploration of its cell alone."""
    observed = [_only_shows(s) for s in run]
    changed = True
    while changed:
        changed = False
        after = _read_elsewhere(run, observed, names)
        for position, statement in enumerate(run):
            if observed[position] and statement.defines & after[position]:
                observed[position], changed = False, True
    return _with_something_shown(run, observed)


def _prints_stay(run: "tuple[Statement, ...]", observed: list[bool]) -> list[bool]:
    """A line printed below work of its cell stays with that work."""
    result = list(observed)
    for position, statement in enumerate(run):
        only_prints = statement.effects == {"<stdout>"} and not statement.defines
        follows = position and run[position - 1].cell is statement.cell and not result[position - 1]
        result[position] = result[position] and not (only_prints and follows)
    return result


def _only_shows(statement: "Statement") -> bool:
    shows = statement.roles[0] in _EXPLORATION
    quiet = statement.effects <= _SHOWING and not statement.mutates - statement.defines
    return (shows or statement.roles[0] == "other") and quiet and not statement.deletes and not _is_def(statement)


def _is_def(statement: "Statement") -> bool:
    return isinstance(statement.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)


def _read_elsewhere(
    run: "tuple[Statement, ...]", observed: list[bool], names: frozenset[str]
) -> "list[frozenset[str]]":
    """For each statement, names that are read behind its unbroken stretch of exploration in its cell."""
    after = live_after(run, names)
    result = list(after)
    for position in range(len(run) - 2, -1, -1):
        following = position + 1
        same = observed[position] and observed[following] and run[position].cell is run[following].cell
        if same:
            result[position] = result[following]
    return result


def _with_something_shown(run: "tuple[Statement, ...]", observed: list[bool]) -> list[bool]:
    """A stretch of exploration must show something; one that only computes is left to its neighbours."""
    result = list(observed)
    position = 0
    while position < len(run):
        end = position
        while end < len(run) and observed[end] and run[end].cell is run[position].cell:
            end += 1
        if end > position and not any(_shows(s) for s in run[position:end]):
            result[position:end] = [False] * (end - position)
        position = max(end, position + 1)
    return result


def _shows(statement: "Statement") -> bool:
    return bool(statement.effects & _SHOWING) or isinstance(statement.node, ast.Expr)


def _settle(modules: list[str], run: "tuple[Statement, ...]") -> None:
    """Give statements without a module that of a neighbour: of what reads them, of their cell, of what they read."""
    for position in range(len(run) - 1, -1, -1):
        if not modules[position]:
            modules[position] = _of_reader(modules, run, position)
    for position, statement in enumerate(run):
        if not modules[position]:
            near = [m for m, s in zip(modules, run, strict=True) if m and s.cell is statement.cell and m != "explore"]
            modules[position] = near[-1] if near else _of_writer(modules, run, position) or _LEFT_OVER


def _of_reader(modules: list[str], run: "tuple[Statement, ...]", position: int) -> str:
    bound = set(run[position].defines)
    for following in range(position + 1, len(run)):
        if bound & run[following].reads and modules[following] not in ("", "explore"):
            return modules[following]
        bound -= run[following].names.defines
        if not bound:
            break
    return ""


def _of_writer(modules: list[str], run: "tuple[Statement, ...]", position: int) -> str:
    wanted = run[position].reads
    for before in range(position - 1, -1, -1):
        if wanted & (run[before].defines | run[before].mutates) and modules[before] not in ("", "explore", "pipeline"):
            return modules[before]
    return ""
