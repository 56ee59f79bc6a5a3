"""Find statements that must stay in one stage.

Precondition: everything that goes to module level is placed. Postcondition: for each hazard that a cut between two
functions would expose, a region covers the statements concerned:
a closure and the later rebinding of a name that it reads; a function that assigns a global and all that see it;
a name that may be unbound and its readers; a figure that a cell draws in several statements; top-level `await`.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.closures import escaping_captures
from nbhoist.refactor.certain import reads_for_certain
from nbhoist.refactor.draft import body, variables
from nbhoist.refactor.plan import Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

_ONE_FIGURE = "one figure is drawn by several statements"

Span = tuple[int, int, str]  # first, last, reason


def keep_together(plan: "Plan", facts: "Facts") -> "Plan":
    """Record the regions of the statements that run in stages."""
    run = body(plan, facts)
    names = variables(plan, facts)
    spans = [
        *_late_bindings(run, names, facts),
        *_global_assignments(run, facts),
        *_possibly_unbound(run, names),
        *_figures(run, facts),
        *_awaits(run),
        *_wrapped(run, plan),
    ]
    found = tuple(Region(run[a].id, run[b].id, why) for a, b, why in spans if a < b)
    return replace(plan, regions=plan.regions + found)


def _late_bindings(run: "tuple[Statement, ...]", names: frozenset[str], facts: "Facts") -> "Iterator[Span]":
    for first, statement in enumerate(run):
        captured = escaping_captures(statement, facts) & names
        if not captured:
            continue
        alive = _last_use(run, _holders(run, statement, first, facts), first)
        for last in range(first + 1, alive + 1):
            rebound = captured & (run[last].defines | run[last].deletes)
            if rebound:
                yield first, last, f"a function made here reads `{min(rebound)}`, which is bound again below"


def _holders(run: "tuple[Statement, ...]", made: "Statement", first: int, facts: "Facts") -> frozenset[str]:
    """Names by which a function made in `made` may be reached: also functions made later that call it."""
    held = facts.same_object(made.defines | made.mutates)
    for statement in run[first + 1 :]:
        if statement.names.captures & held:
            held |= facts.same_object(statement.defines | statement.mutates)
    return held


def _last_use(run: "tuple[Statement, ...]", names: frozenset[str], first: int) -> int:
    uses = (i for i in range(len(run) - 1, first, -1) if names & (run[i].reads | run[i].names.captures))
    return next(uses, first)


def _global_assignments(run: "tuple[Statement, ...]", facts: "Facts") -> "Iterator[Span]":
    for first, statement in enumerate(run):
        assigned = statement.names.assigns_global
        if assigned:
            touched = _holders(run, statement, first, facts) | assigned
            last = max((i for i, s in enumerate(run) if touched & (s.reads | s.defines)), default=first)
            yield first, max(first, last), f"a function made here assigns `{min(assigned)}`"


def _possibly_unbound(run: "tuple[Statement, ...]", names: frozenset[str]) -> "Iterator[Span]":
    bound: set[str] = set()
    for first, statement in enumerate(run):
        maybe = ((statement.defines - bound) | statement.deletes) & names - statement.names.defines
        for name in maybe:
            if name in statement.deletes or not _is_read_for_certain(run, name, first):
                yield first, _last_reader(run, name, first), f"`{name}` may not be bound here"
        bound |= statement.names.defines
        bound -= statement.deletes


def _is_read_for_certain(run: "tuple[Statement, ...]", name: str, first: int) -> bool:
    """Whether a run that gets to its end has bound `name` at `first`: something reads it before it is bound again."""
    for statement in run[first + 1 :]:
        if reads_for_certain(statement, name):
            return True
        if name in statement.names.may_define | statement.deletes:
            break
    return False


def _last_reader(run: "tuple[Statement, ...]", name: str, first: int) -> int:
    """The last statement that reads `name` before it is certainly bound anew."""
    last = first
    for position in range(first + 1, len(run)):
        if name in run[position].reads:
            last = position
        if name in run[position].names.defines:
            break
    return last


def _figures(run: "tuple[Statement, ...]", facts: "Facts") -> "Iterator[Span]":
    for positions in _by_cell(run):
        drawing: list[int] = []
        for position in positions:
            # an unknown call may draw on a figure that is open; one before it leaves its figure open for what follows
            if "<figure>" in (run[position].effects if drawing else run[position].known_effects):
                drawing += [position - 1] if not drawing and _may_draw(run, position - 1, positions) else []
                drawing.append(position)
            if drawing and shows_figures(run[position], facts):
                yield drawing[0], position, _ONE_FIGURE
                drawing = []
        if any("<figure>" in run[i].known_effects for i in drawing):
            yield drawing[0], drawing[-1], _ONE_FIGURE


def _may_draw(run: "tuple[Statement, ...]", position: int, cell: list[int]) -> bool:
    """Whether a statement calls something unknown for what it does alone, which may begin the figure drawn on below."""
    if position not in cell or not isinstance(run[position].node, ast.Expr):
        return False
    return "<figure>" in run[position].effects - run[position].known_effects


def shows_figures(statement: "Statement", facts: "Facts") -> bool:
    """Whether the statement is `plt.show()`, after which the next figure starts."""
    node = statement.node
    is_call = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    return is_call and facts.resolve(node.value.func) == "matplotlib.pyplot.show"  # type: ignore[attr-defined]  # an Expr


def _by_cell(run: "tuple[Statement, ...]") -> "Iterable[list[int]]":
    cells: dict[str, list[int]] = {}
    for position, statement in enumerate(run):
        cells.setdefault(statement.cell.id, []).append(position)
    return cells.values()


def _wrapped(run: "tuple[Statement, ...]", plan: "Plan") -> "Iterator[Span]":
    for wrapped in plan.wrapped:
        positions = [i for i, s in enumerate(run) if s.id in wrapped.statements]
        if positions:
            yield positions[0], positions[-1], f"the cell runs in `with {wrapped.head}`"


def _awaits(run: "tuple[Statement, ...]") -> "Iterator[Span]":
    waiting = [i for i, s in enumerate(run) if is_asynchronous(s.node)]
    if waiting:
        yield waiting[0], waiting[-1], "top-level `await` shares one event loop"


def is_asynchronous(node: ast.AST) -> bool:
    """Whether `node` awaits at top level, outside functions of its own."""
    if isinstance(node, ast.Await | ast.AsyncFor | ast.AsyncWith):
        return True
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return False
    if isinstance(node, ast.comprehension) and node.is_async:
        return True
    return any(is_asynchronous(child) for child in ast.iter_child_nodes(node))
