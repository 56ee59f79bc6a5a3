"""What a run would touch outside the project, with the cells: asked before anything is executed."""

import ast
import re
from typing import TYPE_CHECKING

from nbhoist.refactor.passes.magics import dropping_reason, magic_call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_HARMLESS = ("", "http-get")
_WORDS = {
    "database": "a database",
    "cloud": "cloud storage",
    "http-write": "an HTTP request that writes",
    "mail": "mail",
    "shell": "a shell command",
}
# shell commands that only look
_READ_ONLY = re.compile(
    r"^\s*(ls|dir|pwd|cat|head|tail|wc|echo|date|which|python\d?\s+(-V|--version)|nvidia-smi|du|df|find|grep|uname)\b[^|;&>]*$"
)


def external_effects(facts: "Facts") -> tuple[str, ...]:
    """One clause for each statement that would reach outside the project."""
    return tuple(
        f"cell {statement.cell.index + 1}, line {statement.line}: {what}"
        for statement in facts.statements
        for what in dict.fromkeys(_reaches(statement, facts))
    )


def _reaches(statement: "Statement", facts: "Facts") -> "Iterator[str]":
    command = _shell_command(statement)
    if command is not None and not dropping_reason(statement) and not _READ_ONLY.match(command):
        yield f"a shell command, `{command.strip()[:60]}`"
    for node in ast.walk(statement.node):
        if isinstance(node, ast.Call):
            fact = facts.call(node).fact
            if fact is not None and fact.external not in _HARMLESS:
                yield f"{_WORDS.get(fact.external, fact.external)}, `{fact.name}`"


def _shell_command(statement: "Statement") -> str | None:
    call = magic_call(statement)
    if call is None:
        return _captured_command(statement)
    method, arguments = call
    if method in ("system", "getoutput", "run_cell_magic") and arguments:
        shells = method != "run_cell_magic" or arguments[0] in ("bash", "sh", "script", "cmd", "powershell")
        return arguments[-1] if shells else None
    return None


def _captured_command(statement: "Statement") -> str | None:
    """The command of `files = !ls`."""
    for node in ast.walk(statement.node):
        is_output = (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "getoutput"
        )
        if is_output and node.args and isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]  # a Call
            return str(node.args[0].value)  # type: ignore[attr-defined]  # a Call
    return None
