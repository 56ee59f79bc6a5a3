"""The path from raw rows to what the model is given: which statements prediction repeats.

Precondition: the model and the regions are known. Postcondition: the plan holds a path, or says what stopped it.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.refactor.draft import body, variables
from nbhoist.refactor.inference import cuts, cutting
from nbhoist.refactor.inference.ends import ends
from nbhoist.refactor.inference.finish import find_finish
from nbhoist.refactor.inference.finish_code import Finished, Unapplied
from nbhoist.refactor.inference.sliced import Sliced, Stopped
from nbhoist.refactor.inference.slices import slice_back
from nbhoist.refactor.inference.sources import sources
from nbhoist.refactor.inference.steps import place
from nbhoist.refactor.inference.target_columns import target_columns
from nbhoist.refactor.plan import Captured, Edit, Finish, Path, PathLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.inference.sliced import Capture, Link
    from nbhoist.refactor.plan import Plan

STATE = ("state", "learned_state", "nbhoist_state")


def derive_path(plan: "Plan", facts: "Facts") -> "Plan":
    """Record the path, or why there is none."""
    inference = plan.inference
    if inference.model is None:
        return plan
    given_up = plan.without_path or ("the package computed something else with it" if plan.ladder else "")
    found = Stopped(given_up) if given_up else _found(plan, facts)
    finish = find_finish(plan, facts)
    if isinstance(found, Path) and isinstance(finish, Finished):
        path = replace(found, finish=_finish(finish, found, body(plan, facts)))
        applied = f"with `{finish.shown}` of cell {finish.cell + 1}"
        return replace(plan, path=path, inference=replace(inference, status="candidate", applied=applied))
    said = replace(inference, unapplied=_unapplied(finish))
    if isinstance(found, Path):
        return replace(plan, path=found, inference=replace(said, status="candidate"))
    return replace(plan, inference=replace(said, stopped=found.reason))


def _finish(found: Finished, path: Path, run: "tuple[Statement, ...]") -> Finish:
    taken = {c.key for c in path.captured} | {str(e.text) for e in path.edits}
    captured = tuple(Captured(_free(f"final_{name}", taken), name, run[at].id) for name, at in found.reads)
    return Finish(found.lines, found.result, captured, found.settings, found.cell, found.name, found.text)


def _unapplied(found: Finished | Unapplied | None) -> str:
    """What is said of final predictions that are left to the caller."""
    if found is None:
        return ""
    why = f": {found.why}" if isinstance(found, Unapplied) and found.why else ""
    return f"cell {found.cell + 1} goes on with `{found.text}`, which `predict` does not{why}"


def without_finish(plan: "Plan", why: str) -> "Plan":
    """The plan without what stands behind the model, because of what was found out."""
    assert plan.path is not None and plan.path.finish is not None  # by the caller
    said = _unapplied(Unapplied(plan.path.finish.cell, plan.path.finish.text, why))
    return replace(
        plan, path=replace(plan.path, finish=None), inference=replace(plan.inference, applied="", unapplied=said)
    )


def confirm_path(plan: "Plan", facts: "Facts") -> "Plan":
    """Take the path back where a stage holds statements that prediction repeats, or the loading, together with others."""
    if plan.path is None:
        return plan
    again = set(plan.path.replayed)
    mixed = [s for s in plan.stages if again & set(s.statements) and not again.issuperset(s.statements)]
    mixed += [s for s in plan.stages if plan.path.source in s.statements[:-1]]
    if not mixed:
        return plan
    stopped = f"{place(facts.statement(mixed[0].statements[0]))} it stands in one stage with what prediction repeats"
    plan = without_finish(plan, "") if plan.path.finish is not None else plan
    return replace(plan, path=None, inference=replace(plan.inference, status="features", stopped=stopped))


def _found(plan: "Plan", facts: "Facts") -> Path | Stopped:
    run = body(plan, facts)
    names = variables(plan, facts)
    targets = frozenset(target_columns(facts))
    stopped = ""
    for end in ends(run, plan, facts):
        for source in sources(run[: end.position], facts):
            found = slice_back(run, source, end, names, targets, facts)
            trouble = found.reason if isinstance(found, Stopped) else _mixed(found, plan, run)
            if isinstance(found, Sliced) and not trouble:
                return _path(found, facts, run)
            stopped = stopped or trouble
    return Stopped(stopped or "no table that the notebook loads leads to what the model is given")


def _path(found: Sliced, facts: "Facts", run: "tuple[Statement, ...]") -> Path:
    bound = {n for s in facts.statements for n in s.defines}
    state = next(name for name in STATE if name not in bound)
    taken: set[str] = set()
    edits: list[Edit] = []
    for position, found_cuts in found.cuts:
        for cut in found_cuts:
            key = cuts.key(cut, run[position].node, taken)
            edits += cutting.edits(cut, key, state, run[position], facts)
    captured = tuple(Captured(_free(c.name, taken), c.name, run[c.position].id) for c in _once(found, run))
    return Path(
        source=found.source.statement.id,
        rows=found.source.name,
        replayed=tuple(run[i].id for i in found.replayed),
        learning=tuple(run[i].id for i, _ in found.cuts),
        edits=tuple(edits),
        captured=captured,
        links=tuple(_line(link, run[link.position].id, state) for link in found.links),
        end=found.end.statement.id,
        matrix=found.matrix,
        state=state,
        optional=tuple(sorted(found.columns.names)) if found.columns.others else (),
        columns=() if found.columns.others else tuple(sorted(found.columns.names)),
    )


def _line(link: "Link", statement: str, state: str) -> PathLine:
    if not link.table:
        return PathLine(statement, link.code)
    noting = f"{state}.training_keeps({link.code!r}, {link.table}, lambda: {link.code})"
    return PathLine(statement, noting, notes=True)


def _once(found: Sliced, run: "tuple[Statement, ...]") -> "Iterator[Capture]":
    """Captures but for those of a value that is captured already and has not changed since."""
    last: dict[str, int] = {}
    for capture in found.captures:
        before = last.get(capture.name)
        between = run[before : capture.position] if before is not None else ()
        if before is None or any(capture.name in s.defines | s.mutates for s in between):
            last[capture.name] = capture.position
            yield capture


def _free(name: str, taken: set[str]) -> str:
    found = next(n for i in range(1, 1000) if (n := name if i == 1 else f"{name}_{i}") not in taken)
    taken.add(found)
    return found


def _mixed(found: Sliced, plan: "Plan", run: "tuple[Statement, ...]") -> str:
    """Why statements of the path cannot stand in stages of their own, if they cannot."""
    at = {s.id: i for i, s in enumerate(run)}
    for region in plan.regions:
        if region.first in at and region.last in at:
            inside = set(range(at[region.first], at[region.last] + 1))
            mine = inside & set(found.replayed)
            if mine and mine != inside:
                return f"{place(run[min(mine)])} it cannot leave its neighbours: {region.reason}"
    return ""
