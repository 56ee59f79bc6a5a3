"""Databases that are files of the project: a run works on copies of them."""

import ast
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts

_OPENERS = {"sqlite3.connect": "", "sqlalchemy.create_engine": "sqlite:///", "duckdb.connect": ""}


def only_local_databases(facts: "Facts") -> bool:
    """Whether every connection that the notebook makes is to a file of the project or to memory, and there is one."""
    made = [
        _is_local(node, _OPENERS[name])
        for statement in facts.statements
        for node in ast.walk(statement.node)
        if isinstance(node, ast.Call) and (name := facts.resolve(node.func)) in _OPENERS
    ]
    return bool(made) and all(made)


def _is_local(call: ast.Call, prefix: str) -> bool:
    given = call.args[0] if call.args else next((k.value for k in call.keywords), None)
    if not isinstance(given, ast.Constant) or not isinstance(given.value, str) or not given.value.startswith(prefix):
        return given is None and bool(not prefix)
    path = given.value[len(prefix) :]
    return not (PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute() or path.startswith("file:"))
