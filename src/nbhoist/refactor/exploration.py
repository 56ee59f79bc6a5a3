"""Which statements only show something, so that a pipeline may leave them to an observer."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.liveness import live_after
from nbhoist.refactor.open_figures import shows_at_end

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_EXPLORATION = frozenset({"explore", "visualize", "other"})
_SHOWING = frozenset({"<stdout>", "<display>", "<figure>", "<options>"})
_DRAWINGS = ("matplotlib.", "seaborn.")
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def observed_statements(
    run: "tuple[Statement, ...]", names: frozenset[str], kept: frozenset[str], facts: "Facts"
) -> list[bool]:
    """Exploration: shows something, changes nothing, and what it binds is read by exploration of its cell alone."""
    observed = [_only_shows(s) and not s.defines & kept and not _leaves_open(s, facts) for s in run]
    after = live_after(run, names)
    while True:
        behind = _read_behind(run, observed, after)
        unfit = [i for i, s in enumerate(run) if observed[i] and _is_needed(i, run, observed, behind[i], facts)]
        if not unfit:
            break
        for position in unfit:
            observed[position] = False
    return _prints_stay(run, _with_something_shown(run, observed))


def _is_needed(
    position: int, run: "tuple[Statement, ...]", observed: list[bool], behind: frozenset[str], facts: "Facts"
) -> bool:
    """Whether others need what a statement binds or changes."""
    statement = run[position]
    if statement.defines & behind:
        return True
    return bool(statement.mutates and _changed(statement, facts) - _bound_in_stretch(run, observed, position))


def _only_shows(statement: "Statement") -> bool:
    quiet = statement.effects <= _SHOWING and not statement.deletes
    guards = any(isinstance(node, ast.Assert | ast.Raise) for node in ast.walk(statement.node))
    return statement.roles[0] in _EXPLORATION and quiet and not guards and not isinstance(statement.node, _DEFINITIONS)


def _leaves_open(statement: "Statement", facts: "Facts") -> bool:
    """Whether its figure stays open behind its cell, where others may draw on it."""
    return "<figure>" in statement.known_effects and not shows_at_end(statement.cell, facts)


def _changed(statement: "Statement", facts: "Facts") -> frozenset[str]:
    """Names whose object it may change, drawings left out: those end with their cell."""
    env = facts.environment(statement.node)
    values = {name: env.get(name) for name in statement.mutates if name in env}
    return frozenset(n for n, value in values.items() if value is None or not value.name.startswith(_DRAWINGS))


def _bound_in_stretch(run: "tuple[Statement, ...]", observed: list[bool], position: int) -> frozenset[str]:
    """Names that the unbroken stretch of exploration up to this statement binds itself."""
    bound = set(run[position].defines)
    for before in range(position - 1, -1, -1):
        if not observed[before] or run[before].cell is not run[position].cell:
            break
        bound |= run[before].defines
    return frozenset(bound)


def _read_behind(
    run: "tuple[Statement, ...]", observed: list[bool], after: list[frozenset[str]]
) -> list[frozenset[str]]:
    """For each statement, names that are read behind its unbroken stretch of exploration in its cell."""
    result = list(after)
    for position in range(len(run) - 2, -1, -1):
        following = position + 1
        if observed[position] and observed[following] and run[position].cell is run[following].cell:
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


def _prints_stay(run: "tuple[Statement, ...]", observed: list[bool]) -> list[bool]:
    """A line printed below work of its cell stays with that work."""
    result = list(observed)
    for position, statement in enumerate(run):
        only_prints = statement.effects == {"<stdout>"} and not statement.defines
        follows = position and run[position - 1].cell is statement.cell and not result[position - 1]
        result[position] = result[position] and not (only_prints and follows)
    return result
