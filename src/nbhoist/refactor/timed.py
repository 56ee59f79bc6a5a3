"""`%timeit` and `%%timeit`: they bind nothing and may go, unless what they run changes something."""

import ast
import re
from typing import TYPE_CHECKING

from nbhoist.analysis.calls import bind_call
from nbhoist.analysis.shell import shell_call

if TYPE_CHECKING:
    from nbhoist.analysis.environments import Environment
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_OPTIONS = re.compile(r"(?:-[a-zA-Z]\d*(?:\s+\d+)?\s+)*")


def is_timed(statement: "Statement", facts: "Facts") -> bool:
    """Whether the statement only runs to be timed."""
    return _timed_code(statement) is not None or _in_timed_cell(statement, facts)


def changes_something(statement: "Statement", facts: "Facts") -> bool:
    """Whether what is timed may change what later statements see."""
    code = _timed_code(statement)
    if code is None:
        return any(s.mutates or s.known_effects for s in facts.of_cell(statement.cell))
    try:
        tree = ast.parse(_OPTIONS.sub("", code, count=1))
    except SyntaxError:
        return True
    environment = facts.environment(statement.node)
    stores = any(
        (isinstance(n, ast.Attribute | ast.Subscript) and not isinstance(n.ctx, ast.Load))
        or isinstance(n, ast.AugAssign)
        for n in ast.walk(tree)
    )
    return stores or any(_is_loud(n, environment) for n in ast.walk(tree) if isinstance(n, ast.Call))


def _is_loud(node: ast.Call, environment: "Environment") -> bool:
    call = bind_call(node, environment)
    fact = call.fact
    return fact is None or bool(
        fact.effects or fact.mutates or any(map(call.arguments.get, fact.calls)) or call.truthy(fact.mutates_if)
    )


def _timed_code(statement: "Statement") -> str | None:
    call = shell_call(getattr(statement.node, "value", statement.node))
    if call is None or call[0] != "run_line_magic" or call[1][0] != "timeit":
        return None
    return call[1][1] if len(call[1]) > 1 else ""


def _in_timed_cell(statement: "Statement", facts: "Facts") -> bool:
    return any(m.kind == "cell" and m.name == "timeit" for m in facts.parsed(statement.cell).magics)
