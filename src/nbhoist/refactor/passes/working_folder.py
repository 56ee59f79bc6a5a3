"""Find out whether the package needs the data folder as its working folder.

Precondition: settings are lifted. Postcondition: `uses_working_folder` is set when some path is not a setting:
a path that is put together, or read inside a function, or handed to a call of which nothing is known.
"""

import ast
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.text import node_span
from nbhoist.refactor.passes.settings import is_file_path

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

_PATH = re.compile(r"^[\w.~ -]*(/[\w. *{}-]+)*(/|\.[A-Za-z]\w{0,6})$")


def find_working_folder(plan: "Plan", facts: "Facts") -> "Plan":
    """Record whether relative paths are left in the code."""
    lifted = {(p.statement, p.start) for s in plan.configuration if s.kind == "path" for p in s.places}
    left = any(_leaves_path(s, facts, lifted) for s in facts.statements if s.id not in plan.dropped)
    return replace(plan, uses_working_folder=left or bool(plan.modules))


def _leaves_path(statement: "Statement", facts: "Facts", lifted: set[tuple[str, tuple[int, int]]]) -> bool:
    if "<cwd>" in statement.known_effects:
        return True
    return any(
        _call_leaves_path(n, statement, facts, lifted) for n in ast.walk(statement.node) if isinstance(n, ast.Call)
    )


def _call_leaves_path(
    node: ast.Call, statement: "Statement", facts: "Facts", lifted: set[tuple[str, tuple[int, int]]]
) -> bool:
    call = facts.call(node)
    if call.fact is not None and "<files>" not in call.fact.effects:
        return False
    texts = [
        a for a in call.given if isinstance(a, ast.Constant) and isinstance(a.value, str) and is_file_path(a.value)
    ]
    literal = [a for a in texts if (statement.id, tuple(node_span(a, statement, facts)[0])) not in lifted]
    if any(_PATH.match(str(a.value)) for a in literal):
        return True
    is_path = [a for p in (call.fact.paths if call.fact is not None else ()) for a in call.arguments.get(p, ())]
    return any(a in literal or not isinstance(a, ast.Constant) for a in is_path)
