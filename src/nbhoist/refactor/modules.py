"""Which module of the package a statement belongs to, and whether it is exploration."""

import ast
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.headings import headings, suggested_role
from nbhoist.refactor.exploration import observed_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
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
}
_STRONG = frozenset({"setup", "load", "split", "train", "tune", "evaluate", "predict"})
_SOFT = frozenset({"clean", "feature"})  # table work: cells are one or the other, not both in turns
_USES = frozenset({"train", "evaluate", "predict", "features"})
_LEFT_OVER = "analysis"


class Home(NamedTuple):
    """Where a statement goes; exploration that nothing depends on is `observed`."""

    module: str
    observed: bool


def homes(run: "tuple[Statement, ...]", names: frozenset[str], kept: frozenset[str], facts: "Facts") -> list[Home]:
    """The home of each statement of `run`; what binds a name of `kept` always runs."""
    observed = observed_statements(run, names, kept, facts)
    modules = [
        MODULE_OF_ROLE[s.roles[0]] if s.roles[0] in _STRONG and not o else ""
        for s, o in zip(run, observed, strict=True)
    ]
    above = {
        cell: [suggested_role(h.title) for h in reversed(stack)] for cell, stack in headings(facts.notebook).items()
    }
    for first, last in _stretches(run, modules, observed):
        modules[first:last] = [_table_work(run[first:last], above)] * (last - first)
    _behind_models(modules, run, names)
    _settle(modules, observed, run)
    _with_readers(modules, observed, run, facts)
    return [Home("explore" if o else m, o) for m, o in zip(modules, observed, strict=True)]


def _stretches(run: "tuple[Statement, ...]", modules: list[str], observed: list[bool]) -> "Iterator[tuple[int, int]]":
    """Unbroken stretches of one cell that have no module yet."""
    keys = [(run[i].cell.id, modules[i], observed[i]) for i in range(len(run))]
    position = 0
    for (_, module, is_observed), group in groupby(keys):
        length = len(list(group))
        if not module and not is_observed:
            yield position, position + length
        position += length


def _table_work(part: "tuple[Statement, ...]", above: dict[str, list[str]]) -> str:
    """The module of a stretch of table work: what the heading says, else what most of its statements do.

    What is only shown of a table, such as its sorted rows, is no work on it.
    """
    kinds = [s.roles[0] for s in part if s.roles[0] in _SOFT and (s.defines or "explore" not in s.roles)]
    if not kinds:
        return ""
    said = [role for role in above.get(part[0].cell.id, ()) if role]
    if said and said[0] in _SOFT:
        return MODULE_OF_ROLE[said[0]]
    if said and said[0] == "explore" and not any(s.mutates - s.defines for s in part):
        return "explore"
    return MODULE_OF_ROLE["clean" if kinds.count("clean") > kinds.count("feature") else "feature"]


def _behind_models(modules: list[str], run: "tuple[Statement, ...]", names: frozenset[str]) -> None:
    """Table work on nothing but scores or predictions is part of measuring or predicting."""
    for position, statement in enumerate(run):
        if modules[position] in ("clean", "features"):
            writers = [_last_writer(run, name, position) for name in statement.reads & names]
            found = {_about(run[w], modules[w]) for w in writers if w is not None}
            if len(found) == 1 and (module := found.pop()):
                modules[position] = module


def _last_writer(run: "tuple[Statement, ...]", name: str, position: int) -> int | None:
    return next((i for i in range(position - 1, -1, -1) if name in run[i].defines | run[i].mutates), None)


def _about(statement: "Statement", module: str) -> str:
    """`evaluate` or `predict` for what measures or predicts, or goes on with that; else nothing."""
    if module in ("evaluate", "predict"):
        return module
    return "evaluate" if module == "train" and "evaluate" in statement.roles else ""


def _settle(modules: list[str], observed: list[bool], run: "tuple[Statement, ...]") -> None:
    """Give the others the module of a neighbour: of what reads them, of their cell, of what they read."""
    for position in range(len(run) - 1, -1, -1):
        if not modules[position] and not observed[position]:
            modules[position] = _of_reader(modules, observed, run, position)
    for position, statement in enumerate(run):
        if not modules[position] and not observed[position]:
            near = _of_neighbour(modules, run, position)
            writer = _of_writer(modules, run, position)
            alone = "explore" if statement.roles[0] in ("explore", "visualize") else _LEFT_OVER
            modules[position] = near or (writer if statement.roles[0] == "save" and writer else alone)


def _of_neighbour(modules: list[str], run: "tuple[Statement, ...]", position: int) -> str:
    """The module of the statement before in the cell, else of the first one behind."""
    cell = [i for i, s in enumerate(run) if s.cell is run[position].cell and modules[i]]
    before = [i for i in cell if i < position]
    return modules[before[-1]] if before else modules[cell[0]] if cell else ""


def _with_readers(modules: list[str], observed: list[bool], run: "tuple[Statement, ...]", facts: "Facts") -> None:
    """An object that is only made goes with what first uses it, and predictions that are only measured with that."""
    for position in range(len(run) - 1, -1, -1):
        if observed[position]:
            continue
        if _only_makes(run[position], facts):
            first = _of_reader(modules, observed, run, position)
            modules[position] = first if first in _USES else modules[position]
        elif modules[position] == "predict" and _measured_only(modules, run, position):
            modules[position] = "evaluate"


def _only_makes(statement: "Statement", facts: "Facts") -> bool:
    node = statement.node
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call) or statement.effects:
        return False
    fact = facts.call(node.value).fact
    return fact is not None and fact.kind == "class" and fact.role in ("train", "feature")


def _measured_only(modules: list[str], run: "tuple[Statement, ...]", position: int) -> bool:
    """Whether what follows in the same cell measures these predictions, and nothing else reads them."""
    bound = set(run[position].defines)
    readers = []
    for following in range(position + 1, len(run)):
        if bound & run[following].reads:
            readers.append(following)
        bound -= run[following].names.defines
    near = [i for i in readers if run[i].cell is run[position].cell]
    return bool(near) and all(modules[i] == "evaluate" for i in readers)


def _of_reader(modules: list[str], observed: list[bool], run: "tuple[Statement, ...]", position: int) -> str:
    bound = set(run[position].defines)
    for following in range(position + 1, len(run)):
        if bound & run[following].reads:
            return "explore" if observed[following] else modules[following]
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
