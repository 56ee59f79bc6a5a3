"""Types of parameters and results, where they are known, in the notebook's own spelling."""

from typing import TYPE_CHECKING, NamedTuple

from nbhoist.knowledge import lookup

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.analysis.values import Value

_BUILTIN = frozenset("int float bool str bytes list dict set tuple".split())
_ALIASES = {"pandas": "pd", "numpy": "np", "polars": "pl"}
_CLASSES = frozenset({"DataFrame", "Series", "Index", "ndarray", "LazyFrame"})


class Annotation(NamedTuple):
    """The text of a type and the import that it needs."""

    text: str
    imports: tuple[str, ...] = ()


def annotation(value: "Value | None", taken: frozenset[str]) -> Annotation | None:
    """The annotation for a known value; None where the type is not known or not importable."""
    if value is None or value.kind != "instance":
        return None
    library, _, rest = value.name.partition(".")
    if library == "builtins":
        return Annotation(rest) if rest in _BUILTIN and rest not in taken else None
    alias = _ALIASES.get(library, "")
    if alias and rest in _CLASSES and alias not in taken:
        return Annotation(f"{alias}.{rest}", (f"import {library} as {alias}",))
    owner, _, name = value.name.rpartition(".")
    fact = lookup.fact(value.name)
    if (
        library == "sklearn"
        and "." in owner
        and fact is not None
        and fact.kind == "class"
        and name[:1].isupper()
        and name not in taken
    ):
        return Annotation(name, (f"from {owner} import {name}",))
    return None


def value_before(name: str, statement: "Statement", facts: "Facts") -> "Value | None":
    """What `name` refers to just before `statement`."""
    return facts.environment(statement.node).get(name)
