"""Definitions that do something when they are made: registries, decorators that keep count, metaclasses."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def registers(statement: "Statement", facts: "Facts") -> bool:
    """Whether making the function or class may change something that the notebook looks at."""
    node = statement.node
    if isinstance(node, ast.ClassDef) and _told_of_subclasses(node, facts, set()):
        return True
    decorators = node.decorator_list if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) else []
    names = {n.id for d in decorators for n in ast.walk(d) if isinstance(n, ast.Name)}
    return any(_keeps_state(name, facts) for name in names)


def _told_of_subclasses(node: ast.ClassDef, facts: "Facts", seen: set[str]) -> bool:
    if any(k.arg == "metaclass" and ast.unparse(k.value) not in ("ABCMeta", "abc.ABCMeta") for k in node.keywords):
        return True
    for base in node.bases:
        if isinstance(base, ast.Name) and base.id not in seen:
            for found in _definitions(base.id, facts, (ast.ClassDef,)):
                assert isinstance(found, ast.ClassDef)  # by the kinds asked for
                told = any(isinstance(m, _FUNCTIONS) and m.name == "__init_subclass__" for m in found.body)
                if told or _told_of_subclasses(found, facts, seen | {base.id}):
                    return True
    return False


def _keeps_state(name: str, facts: "Facts") -> bool:
    """Whether a decorator of the notebook reads variables of it, which it may change."""
    made = {
        n
        for s in facts.statements
        if isinstance(s.node, (*_FUNCTIONS, ast.ClassDef, ast.Import, ast.ImportFrom))
        for n in s.defines
    }
    variables = {n for s in facts.statements for n in s.defines} - made
    return any(s.names.captures & variables for s in facts.statements if name in s.defines)


def _definitions(name: str, facts: "Facts", kinds: "tuple[type[ast.stmt], ...]") -> list[ast.stmt]:
    return [s.node for s in facts.statements if name in s.defines and isinstance(s.node, kinds)]
