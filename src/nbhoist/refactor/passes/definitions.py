"""Hoist functions and classes to module level.

Precondition: imports and constants are placed. Postcondition: a definition is placed when its decorators, defaults,
annotations, bases and bodies read nothing but builtins, imports, constants and other placed definitions.
The others stay where they are and close over the names of their stage.
"""

import ast
import builtins
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.registering import registers
from nbhoist.refactor.draft import bound_once, module_level_names, movable
from nbhoist.refactor.plan import Placement
from nbhoist.refactor.stateful import given_attributes, keeps_state, leaves_process

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

BUILTINS = frozenset(dir(builtins))
KERNEL_NAMES = frozenset({"display"})  # what a kernel adds to the builtins, and the package has as well
_OWN_NAMES = frozenset({"__name__", "__file__", "__doc__"})


def hoist_definitions(plan: "Plan", facts: "Facts") -> "Plan":
    """Place the definitions that need nothing of the notebook's variables."""
    once = bound_once(facts)
    pickled, given = leaves_process(facts), given_attributes(facts)
    candidates = [
        s
        for s in movable(facts)
        if _is_definition(s) and s.defines <= once and not registers(s, facts)
        if pickled or not keeps_state(s, facts, given)  # one object may serve every run of the pipeline
    ]
    available = module_level_names(plan) | ((BUILTINS | KERNEL_NAMES) - _OWN_NAMES - _all_names(facts))
    while True:
        names = available | {name for s in candidates for name in s.defines}
        kept = [s for s in candidates if needs(s) <= names]
        if len(kept) == len(candidates):
            break
        candidates = kept
    found = tuple(Placement(s.id, "definition", tuple(s.defines), "common") for s in candidates)
    return replace(plan, placements=plan.placements + found)


def needs(statement: "Statement") -> frozenset[str]:
    """Names that a definition reads, when it is made or when it is called."""
    return statement.reads | statement.names.captures


def _is_definition(statement: "Statement") -> bool:
    is_def = isinstance(statement.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    return is_def and not statement.names.assigns_global and not statement.names.opaque


def _all_names(facts: "Facts") -> frozenset[str]:
    return frozenset(name for s in facts.statements for name in (*s.defines, *s.names.assigns_global))
