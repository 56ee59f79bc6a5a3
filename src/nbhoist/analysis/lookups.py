"""What statements do with names through the functions that they call, pass on or hold."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts


class Lookups(NamedTuple):
    """Names that a statement looks up and may bind, itself or through functions behind names that it reads."""

    reads: frozenset[str]
    rebinds: frozenset[str]


def lookups(facts: "Facts") -> tuple[Lookups, ...]:
    """What each statement looks up; a function is taken to be called wherever its name is read."""
    inside = _inside_functions(facts)
    return tuple(
        _closed(s.reads, inside) if s.reads & inside.keys() else Lookups(s.reads, _NONE) for s in facts.statements
    )


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
