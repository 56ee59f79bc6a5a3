"""What statements do with names through the functions that they call, pass on or hold."""

import ast
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement


class Lookups(NamedTuple):
    """Names that a statement looks up and may bind, itself or through functions behind names that it reads."""

    reads: frozenset[str]
    rebinds: frozenset[str]


def lookups(facts: "Facts") -> tuple[Lookups, ...]:
    """What each statement looks up; a function is taken to be called wherever its name is read."""
    inside = _inside_functions(facts)
    methods = _methods(facts)
    return tuple(_of_statement(statement, inside, methods) for statement in facts.statements)


def _of_statement(statement: "Statement", inside: "dict[str, Lookups]", methods: dict[str, frozenset[str]]) -> Lookups:
    """A method of a class of the notebook may be called on any object: one from a file does not say where it is from."""
    attributes = {n.attr for n in statement.nodes if isinstance(n, ast.Attribute)} if methods else ()
    classes = frozenset(name for attribute in attributes for name in methods.get(attribute, ()))
    if not (statement.reads | classes) & inside.keys():
        return Lookups(statement.reads, _NONE)
    found = _closed(statement.reads | classes, inside)
    return found._replace(reads=found.reads - (classes - statement.reads))


def _methods(facts: "Facts") -> dict[str, frozenset[str]]:
    """Classes of the notebook by the names of their methods."""
    found: dict[str, frozenset[str]] = {}
    for statement in facts.statements:
        for member in statement.node.body if isinstance(statement.node, ast.ClassDef) else ():
            if isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef):
                found[member.name] = found.get(member.name, _NONE) | statement.defines
    return found


_NONE: frozenset[str] = frozenset()


def _inside_functions(facts: "Facts") -> dict[str, Lookups]:
    """What functions look up, and bind by `global`, that may be reached through a name."""
    found: dict[str, Lookups] = {}
    for statement in facts.statements:
        names = statement.names
        if names.captures or names.assigns_global:
            for name in facts.aliases.group(statement.defines | statement.mutates):
                reads, rebinds = found.get(name, Lookups(_NONE, _NONE))
                found[name] = Lookups(reads | names.captures, rebinds | names.assigns_global)
    return found


def _closed(names: frozenset[str], inside: dict[str, Lookups]) -> Lookups:
    reads, rebinds = set(names), set[str]()
    pending = list(names)
    while pending:
        behind = inside.get(pending.pop())
        if behind is not None:
            rebinds |= behind.rebinds
            pending += behind.reads - reads
            reads |= behind.reads
    return Lookups(frozenset(reads), frozenset(rebinds))
