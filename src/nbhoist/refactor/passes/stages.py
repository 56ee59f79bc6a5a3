"""Form stages: neighbouring statements of one module become one function.

Precondition: regions and the model are known. Postcondition: every statement of the body is in exactly one stage, in
document order but for quiet work that stands above views; parameters are the live-in names, results the live-out names
and the model; no region is cut.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.headings import headings
from nbhoist.analysis.liveness import bound_after, live_after, live_in
from nbhoist.refactor.draft import body, variables
from nbhoist.refactor.ladder import is_one_function
from nbhoist.refactor.modules import Home, homes
from nbhoist.refactor.moved import above_views
from nbhoist.refactor.plan import Rewrite, Stage
from nbhoist.refactor.wishes import in_wished_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

_SMALL = 12  # lines up to which small cells of one module below one heading share a stage
_ONE_CELL = frozenset({"load"})  # a stage never spans cells here
_TABLE_WORK = ("clean", "features")
_STRONGEST = ("train", "evaluate", "predict", "features", "clean", "load", "analysis", "pipeline", "explore")


class Group(NamedTuple):
    """Positions of the statements of one stage, from `first` up to and with `last`."""

    first: int
    last: int
    home: Home


def form_stages(plan: "Plan", facts: "Facts") -> "Plan":
    """Group the body into stages with parameters and results."""
    run = body(plan, facts)
    if not run:
        return plan
    names = variables(plan, facts)
    where = _repeated(homes(run, names, frozenset(plan.shared), facts), run, plan)
    if plan.wishes.stages is None:
        where = _joined(where, _regions(plan, run), run, live_after(run, names))
        order = above_views(run, where, _held(plan, run), _sections(facts))
        plan = _with_moves(plan, run, order)
        run, where = tuple(run[i] for i in order), [where[i] for i in order]
        groups = _groups(run, where, plan, facts)
    else:
        observed = frozenset(s.id for s, home in zip(run, where, strict=True) if home.observed)
        run = in_wished_order(run, plan, facts)
        groups = list(_wished_groups(plan, observed))
    return replace(plan, stages=tuple(_stages(run, groups, names, plan, facts)))


def _repeated(where: list[Home], run: "tuple[Statement, ...]", plan: "Plan") -> list[Home]:
    """What prediction repeats must not stand where training does."""
    again = plan.path.replayed if plan.path is not None else ()
    return [
        home if s.id not in again else Home(home.module if home.module in _TABLE_WORK else "features", observed=False)
        for s, home in zip(run, where, strict=True)
    ]


def _wished_groups(plan: "Plan", observed: frozenset[str]) -> "Iterator[Group]":
    first = 0
    for wished in plan.wishes.stages or ():
        last = first + len(wished.statements) - 1
        yield Group(first, last, Home(wished.module, observed.issuperset(wished.statements)))
        first = last + 1


def _stages(
    run: "tuple[Statement, ...]", groups: list[Group], names: frozenset[str], plan: "Plan", facts: "Facts"
) -> "Iterator[Stage]":
    after = live_after(run, names)
    order = _order(facts)
    given: frozenset[str] = frozenset({plan.inference.model} if plan.inference.model else ())
    whole = is_one_function(plan)
    for group in groups:
        part = run[group.first : group.last + 1]
        results = (bound_after(part) | _assigned_inside(part)) & (after[group.last] | given)
        given |= results
        needed = (live_in(part, names) | _carried_through(part, results)) & _bound_by(run[: group.first])
        yield Stage(
            name="main" if whole else "",
            module=group.home.module,
            role=part[0].roles[0],
            parameters=tuple(sorted(needed, key=order.__getitem__)),
            results=tuple(sorted(results, key=order.__getitem__)),
            statements=tuple(s.id for s in part),
            observed=group.home.observed and not results,
        )


def _assigned_inside(part: "tuple[Statement, ...]") -> frozenset[str]:
    """Names that functions made in the stage bind when they are called."""
    return frozenset(name for s in part for name in s.names.assigns_global)


def _order(facts: "Facts") -> dict[str, int]:
    """Rank of each name by where it is bound first, left to right within a statement."""
    order: dict[str, int] = {}
    for statement in facts.statements:
        stored = [n for n in ast.walk(statement.node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
        in_text = [n.id for n in sorted(stored, key=lambda n: (n.lineno, n.col_offset))]
        for name in (*in_text, *sorted(statement.defines | statement.names.assigns_global)):
            order.setdefault(name, len(order))
    return order


def _carried_through(part: "tuple[Statement, ...]", results: frozenset[str]) -> frozenset[str]:
    """Results that the stage binds on some path only: their value from before must come in."""
    certain: set[str] = set()
    for statement in part:
        certain -= statement.deletes
        certain |= statement.names.defines
    return results - certain


def _regions(plan: "Plan", run: "tuple[Statement, ...]") -> list[tuple[int, int]]:
    """Regions as positions, those that overlap made one."""
    at = {s.id: i for i, s in enumerate(run)}
    merged: list[tuple[int, int]] = []
    for first, last in sorted((at[r.first], at[r.last]) for r in plan.regions if r.first in at and r.last in at):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _cut_free(plan: "Plan", run: "tuple[Statement, ...]") -> frozenset[int]:
    """Positions before which no stage may start."""
    return frozenset(p for first, last in _regions(plan, run) for p in range(first + 1, last + 1))


def _bound_by(run: "tuple[Statement, ...]") -> frozenset[str]:
    return frozenset(name for s in run for name in (*s.defines, *s.names.assigns_global))


def _joined(
    where: list[Home], regions: list[tuple[int, int]], run: "tuple[Statement, ...]", after: list[frozenset[str]]
) -> list[Home]:
    """Give all statements of a region one home."""
    result = list(where)
    for first, last in regions:
        part = where[first : last + 1]
        if len(set(part)) > 1:
            result[first : last + 1] = [_strongest(part, run[first : last + 1], after[last])] * (last + 1 - first)
    return result


def _strongest(part: list[Home], run: "tuple[Statement, ...]", needed: frozenset[str]) -> Home:
    """One home for statements that stay together; table work of which nothing is needed later is part of drawing."""
    modules = sorted({h.module for h in part if not h.observed}, key=_STRONGEST.index)
    kept = any((s.defines | s.mutates) & needed for s, h in zip(run, part, strict=True) if not h.observed)
    drawing = any(h.observed for h in part) and set(modules) <= {"clean", "features", "explore"}
    return Home("explore" if (drawing and not kept) or not modules else modules[0], observed=False)


def _with_moves(plan: "Plan", run: "tuple[Statement, ...]", order: list[int]) -> "Plan":
    """Say which statements stand above views that they stood below."""
    moved = (run[i].id for at, i in enumerate(order) if any(j < i for j in order[at + 1 :]))
    said = tuple(Rewrite(key, "moved above a view", "it has nothing to do with what is shown") for key in moved)
    return replace(plan, rewrites=plan.rewrites + said)


def _held(plan: "Plan", run: "tuple[Statement, ...]") -> frozenset[str]:
    """Ids of the statements of regions."""
    return frozenset(s.id for first, last in _regions(plan, run) for s in run[first : last + 1])


def _sections(facts: "Facts") -> dict[str, str]:
    """The headings in force at each cell."""
    return {cell: "/".join(h.title for h in hs) for cell, hs in headings(facts.notebook).items()}


def _groups(run: "tuple[Statement, ...]", where: list[Home], plan: "Plan", facts: "Facts") -> list[Group]:
    cut_free = _cut_free(plan, run)
    above = _sections(facts)
    groups: list[Group] = []
    for position, home in enumerate(where):
        apart = plan.path is not None and position > 0 and plan.path.parts(run[position].id, run[position - 1].id)
        anew = apart or (bool(groups) and _starts_anew(run, groups[-1], position, home, above))
        if groups and (position in cut_free or not anew):
            groups[-1] = groups[-1]._replace(last=position)
        else:
            groups.append(Group(position, position, home))
    return groups


def _starts_anew(run: "tuple[Statement, ...]", group: Group, position: int, home: Home, above: dict[str, str]) -> bool:
    if home != group.home:
        return True
    statement, before = run[position], run[position - 1]
    if _fits_what_was_split(statement, run[group.first : position]):
        return True
    if statement.cell is before.cell:
        return False
    if home.observed or above.get(statement.cell.id) != above.get(before.cell.id):
        return True
    together = [*run[group.first : position], *(s for s in run[position:] if s.cell is statement.cell)]
    return home.module in _ONE_CELL or sum(s.end_line - s.line + 1 for s in together) > _SMALL


def _fits_what_was_split(statement: "Statement", group: "tuple[Statement, ...]") -> bool:
    """Whether training begins behind a split, which is a stage of its own."""
    return statement.roles[0] in ("train", "tune") and any(s.roles[0] == "split" for s in group)
