"""NBH104: a name that is read above the only cells that define it."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

from ._binding import MagicsAbove, expects_missing_names, known_to_be_missing, may_bind_anything, star_may_bind
from ._free import free_node
from ._names import is_predefined


class UseBeforeDefinition(NotebookRule):
    """A name that is read above the only cells that define it."""

    code = "NBH104"
    severity = "error"
    message = "`{name}` is used here but first defined below, in cell {cell}; move its definition up"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per name, at its first use."""
        parsed = {p.cell.index: p for p in facts.cells}
        told: set[str] = set()
        for early in _early_uses(facts):
            if early.name in told:
                continue
            told.add(early.name)
            place = node_place(parsed[early.statement.cell.index], early.node)
            cell = early.definition.cell
            related = (
                Related(f"`{early.name}` is defined here", cell.index, early.definition.line),
                *_read_in_function(early, facts),
            )
            yield self.at(facts.notebook, place, {"name": early.name, "cell": cell.index + 1}, related)


class _EarlyUse(NamedTuple):
    name: str
    statement: Statement
    node: ast.expr
    definition: Statement


def _read_in_function(early: _EarlyUse, facts: Facts) -> Iterator[Related]:
    """Where the function that is called reads the name."""
    function = early.node.id if isinstance(early.node, ast.Name) else early.name
    for statement in facts.definitions(function) if function != early.name else ():
        node = free_node(statement.node, early.name, lambda _: False)
        if node is not None:
            yield Related(f"`{early.name}` is read here", statement.cell.index, node.lineno)


def _early_uses(facts: Facts) -> Iterator[_EarlyUse]:
    later = _definitions(facts.statements)
    bound: set[str] = set()
    functions: dict[str, Statement] = {}
    stars: list[Statement] = []
    magics = MagicsAbove(facts.cells)
    for statement in facts.statements:
        if isinstance(statement.node, ast.ImportFrom) and statement.names.opaque:
            stars.append(statement)
        elif may_bind_anything(statement) or magics.hide_names(statement):
            return  # from here on names may come from anywhere
        for name, node in _reads(statement, functions):
            if name in bound or is_predefined(name, facts.notebook.platform) or magics.speak_of(name, statement):
                continue
            definitions = [d for d in later.get(name, ()) if d is not statement]
            shown = known_to_be_missing(statement.cell, facts.notebook)
            hidden = any(star_may_bind(name, star) for star in stars)
            if definitions and name not in shown and not hidden and not expects_missing_names(statement.node):
                yield _EarlyUse(name, statement, node, definitions[0])
        bound |= statement.defines | statement.names.assigns_global
        for name in statement.defines:
            functions.pop(name, None)
        if isinstance(statement.node, ast.FunctionDef):
            functions[statement.node.name] = statement


def _definitions(statements: tuple[Statement, ...]) -> dict[str, list[Statement]]:
    """Statements by the names that they bind; a function that binds one by `global` counts as its definition."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        for name in statement.defines | statement.names.assigns_global:
            found.setdefault(name, []).append(statement)
    return found


def _reads(statement: Statement, functions: dict[str, Statement]) -> Iterator[tuple[str, ast.expr]]:
    """Names that are needed when the statement runs, with a node that says so: its own, and those of functions it calls."""
    needed = statement.reads - statement.names.captures
    for node in _evaluated(statement.node):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in needed:
            yield node.id, node
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in needed:
            for name in sorted(_captured(node.func.id, functions) - statement.names.may_define):
                yield name, node.func


def _captured(function: str, functions: dict[str, Statement]) -> frozenset[str]:
    """Names of the notebook that a call of a notebook function looks up, also through functions that it calls."""
    found: set[str] = set()
    seen: set[str] = set()
    pending = [function]
    while pending:
        name = pending.pop()
        definition = functions.get(name)
        if definition is not None and name not in seen and not _has_branches(definition.node):
            found |= definition.names.captures
            pending += definition.names.captures
        seen.add(name)
    return frozenset(found)


def _has_branches(node: ast.AST) -> bool:
    """Whether the body of a function may skip some of what it reads."""
    branching = ast.If | ast.Try | ast.TryStar | ast.Match | ast.IfExp | ast.BoolOp | ast.While | ast.For | ast.Lambda
    return any(isinstance(inner, branching) for inner in ast.walk(node))


def _evaluated(node: ast.AST) -> Iterator[ast.AST]:
    """Nodes that are evaluated when the statement runs: bodies of functions are not."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        if isinstance(current, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            defaults = [*current.args.defaults, *(d for d in current.args.kw_defaults if d is not None)]
            pending.extend([*defaults, *getattr(current, "decorator_list", [])])
        else:
            pending.extend(reversed(list(ast.iter_child_nodes(current))))
