"""Give functions that read variables of the notebook parameters for them.

Precondition: imports, constants and self-contained definitions are placed. Postcondition: a function bound once,
undecorated, and only called (or handed to a call that is known to call it) is placed; each call hands over the
current values of the names that it reads, so that it sees what it would have looked up.
Other functions stay nested in their stage and close over its names.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.refactor.draft import bound_once, module_level_names, movable
from nbhoist.refactor.passes.definitions import BUILTINS, KERNEL_NAMES, needs
from nbhoist.refactor.plan import Extra, Placement, Rewrite
from nbhoist.refactor.stateful import given_attributes, keeps_state

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

_LAZY = (ast.Yield, ast.YieldFrom, ast.Lambda, ast.GeneratorExp, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_MOST = 4  # more than this many added parameters read worse than a nested function


class _Use(NamedTuple):
    """A place where a function is named: as what is called, or handed over to be called."""

    statement: "Statement"
    is_call: bool


def parametrise_functions(plan: "Plan", facts: "Facts") -> "Plan":
    """Place functions that read variables, with a parameter for each."""
    extras = _extras(plan, facts)
    found = tuple(Placement(s.id, "definition", tuple(s.defines), "common") for s in extras)
    added = tuple(Extra(_name(s), tuple(sorted(names))) for s, names in extras.items())
    rewrites = tuple(
        Rewrite(s.id, "parameter for global", f"`{_name(s)}` is given {_listed(names)}") for s, names in extras.items()
    )
    return replace(
        plan, placements=plan.placements + found, extras=plan.extras + added, rewrites=plan.rewrites + rewrites
    )


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _extras(plan: "Plan", facts: "Facts") -> "dict[Statement, frozenset[str]]":
    """Functions that can be placed, each with the variables that it must be given; shrinks until it is consistent."""
    taken = {placement.statement for placement in plan.placements}
    known = module_level_names(plan) | ((BUILTINS | KERNEL_NAMES) - {n for s in facts.statements for n in s.defines})
    once, given = bound_once(facts), given_attributes(facts)
    candidates = [
        s
        for s in movable(facts)
        if s.id not in taken and _is_candidate(s) and s.defines <= once and not keeps_state(s, facts, given)
    ]
    uses = {s: _uses(s, facts) for s in candidates}
    while True:
        names = {_name(s) for s in candidates}
        wanted = _closed(candidates, known, names)
        kept = [s for s in candidates if _fits(s, wanted[s], uses[s], set(candidates), facts)]
        if len(kept) == len(candidates):
            return wanted
        candidates = kept


def _closed(candidates: "list[Statement]", known: frozenset[str], names: set[str]) -> "dict[Statement, frozenset[str]]":
    """Variables that each candidate needs, itself or for the candidates that it calls."""
    wanted = {s: needs(s) - known - names - s.defines for s in candidates}
    by_name = {_name(s): s for s in candidates}
    for _ in candidates:
        for s in candidates:
            called = [by_name[n] for n in needs(s) & names]
            wanted[s] = wanted[s].union(*(wanted[c] for c in called))
    return wanted


def _fits(
    function: "Statement",
    extra: frozenset[str],
    uses: "list[_Use] | None",
    candidates: "set[Statement]",
    facts: "Facts",
) -> bool:
    if uses is None or len(extra) > _MOST or extra & (local_names(function) | header_names(function)):
        return False
    variables = {n for s in facts.statements for n in s.defines}
    lazy = _is_lazy(function)
    for use in uses:
        inside_definition = _is_definition(use.statement)
        if inside_definition and use.statement not in candidates:
            return False
        if not inside_definition and not all(_is_bound_before(n, use.statement, facts) for n in extra):
            return False
        if (lazy or not use.is_call) and any(_is_rebound_after(n, use.statement, facts) for n in extra):
            return False
    return extra <= variables


def _is_candidate(statement: "Statement") -> bool:
    node = statement.node
    plain = isinstance(node, ast.FunctionDef) and not node.decorator_list and not statement.names.opaque
    return plain and not statement.names.assigns_global


def _is_lazy(function: "Statement") -> bool:
    """Whether the function, or a function made in it, may look names up after the call of it has returned."""
    assert isinstance(function.node, ast.FunctionDef)  # by _is_candidate
    return any(isinstance(n, _LAZY) for child in function.node.body for n in ast.walk(child))


def _is_definition(statement: "Statement") -> bool:
    return isinstance(statement.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)


def _name(statement: "Statement") -> str:
    assert isinstance(statement.node, ast.FunctionDef)  # by _is_candidate
    return statement.node.name


def header_names(function: "Statement") -> frozenset[str]:
    """Names that defaults and annotations read where the function is made."""
    node = function.node
    assert isinstance(node, ast.FunctionDef)  # by _is_candidate
    parts = [*node.args.defaults, *node.args.kw_defaults, node.returns, *(a.annotation for a in _arguments(node))]
    return frozenset(n.id for part in parts if part is not None for n in ast.walk(part) if isinstance(n, ast.Name))


def _arguments(node: ast.FunctionDef) -> list[ast.arg]:
    return [n for n in ast.walk(node.args) if isinstance(n, ast.arg)]


def local_names(function: "Statement") -> frozenset[str]:
    """Names that are local somewhere inside the function, and would hide a parameter."""
    stored = {n.id for n in ast.walk(function.node) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)}
    return frozenset(stored | {n.arg for n in ast.walk(function.node) if isinstance(n, ast.arg)})


def _uses(function: "Statement", facts: "Facts") -> "list[_Use] | None":
    """Where the function is named; None when somewhere it is neither called nor handed to a known caller."""
    name = _name(function)
    found: list[_Use] = []
    for statement in facts.statements:
        if name not in statement.reads and name not in statement.names.captures:
            continue
        if name in local_names(statement):
            return None
        called, handed = _named_places(statement.node, name, facts)
        places = [n for n in ast.walk(statement.node) if isinstance(n, ast.Name) and n.id == name]
        if len(places) != len(called) + len(handed):
            return None
        found += [_Use(statement, True)] * len(called) + [_Use(statement, False)] * len(handed)
    return found


def _named_places(node: ast.AST, name: str, facts: "Facts") -> tuple[list[ast.AST], list[ast.AST]]:
    called: list[ast.AST] = []
    handed: list[ast.AST] = []
    for call in (n for n in ast.walk(node) if isinstance(n, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id == name:
            called.append(call.func)
        bound = facts.call(call)
        callbacks = bound.fact.calls if bound.fact is not None else ()
        arguments = [a for parameter in callbacks for a in bound.arguments.get(parameter, ())]
        handed += [a for a in arguments if isinstance(a, ast.Name) and a.id == name]
    return called, handed


def _is_bound_before(name: str, statement: "Statement", facts: "Facts") -> bool:
    for other in facts.statements:
        if other is statement:
            return False
        if name in other.names.defines:
            return True
    return False


def _is_rebound_after(name: str, statement: "Statement", facts: "Facts") -> bool:
    position = facts.statements.index(statement)
    return any(name in s.defines or name in s.deletes for s in facts.statements[position + 1 :])
