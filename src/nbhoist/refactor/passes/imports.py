"""Hoist imports to module level.

Precondition: none. Postcondition: every `import` whose names mean one thing in the whole notebook is placed;
each module that needs one of its names will import it. An import stays where it is when its name is bound again,
when it is a star import, or when the search path or the environment was changed above it.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.import_order import bound_to_place
from nbhoist.analysis.stars import exported
from nbhoist.refactor.draft import movable
from nbhoist.refactor.edits import replacing
from nbhoist.refactor.plan import Edit, Placement, Rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan


def hoist_imports(plan: "Plan", facts: "Facts") -> "Plan":
    """Place the imports that can stand at the top of a module."""
    meanings = _meanings(facts)
    stay = bound_to_place(facts)
    found = tuple(
        Placement(statement.id, "import", tuple(sorted(statement.defines)))
        for statement in movable(facts)
        if statement.id not in stay
        and _is_plain(statement.node)
        and all(len(meanings[name]) == 1 for name in statement.defines)
    )
    edits = tuple(e for s in facts.statements for e in _spelled_out(s, facts))
    rewrites = tuple(Rewrite(e.statement, "star import spelled out", f"`{e.text}`") for e in edits)
    return replace(
        plan, placements=plan.placements + found, edits=plan.edits + edits, rewrites=plan.rewrites + rewrites
    )


def _spelled_out(statement: "Statement", facts: "Facts") -> "Iterator[Edit]":
    """A star import binds the names that the notebook asks for."""
    node = statement.node
    if isinstance(node, ast.ImportFrom) and node.names[0].name == "*" and statement.defines:
        yield replacing(node, statement, facts, f"from {node.module} import {', '.join(sorted(statement.defines))}")


def _is_plain(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        return all(alias.name != "*" for alias in node.names) or bool(exported(node))
    return isinstance(node, ast.Import)


def _meanings(facts: "Facts") -> dict[str, set[str]]:
    """What each name is bound to; a name with one meaning may be bound by many equal imports."""
    meanings: dict[str, set[str]] = {}
    for statement in facts.statements:
        for name, meaning in _bindings(statement):
            meanings.setdefault(name, set()).add(meaning)
    return meanings


def _bindings(statement: "Statement") -> "Iterator[tuple[str, str]]":
    node = statement.node
    if isinstance(node, ast.Import):
        for alias in node.names:
            bound = alias.asname or alias.name.partition(".")[0]
            yield bound, alias.name if alias.asname else bound
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            names = statement.defines if alias.name == "*" else {alias.asname or alias.name}
            for name in names:
                whole = name if alias.name == "*" else alias.name
                yield name, f"{'.' * node.level}{node.module}.{whole}"
    else:
        for name in (*statement.defines, *statement.deletes, *statement.names.assigns_global):
            yield name, statement.id


def import_lines(node: ast.Import | ast.ImportFrom, names: frozenset[str]) -> tuple[str, ...]:
    """One import line for each of `names` that `node` binds."""
    if isinstance(node, ast.Import):
        return tuple(
            f"import {_alias(alias)}" for alias in node.names if (alias.asname or alias.name.partition(".")[0]) in names
        )
    origin = "." * node.level + (node.module or "")
    if node.names[0].name == "*":
        return tuple(f"from {origin} import {name}" for name in sorted(names))
    return tuple(
        f"from {origin} import {_alias(alias)}" for alias in node.names if (alias.asname or alias.name) in names
    )


def _alias(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name
