"""What is known of a qualified name: the only door to the tables."""

from functools import cache
from typing import TYPE_CHECKING

from nbhoist.knowledge.distributions import distribution
from nbhoist.knowledge.libraries import LIBRARIES
from nbhoist.knowledge.names import canonical, library_of, top
from nbhoist.knowledge.schema import Fact, build
from nbhoist.knowledge.table import table

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Defaults, Fields

FRAMES = frozenset({"pandas.DataFrame", "polars.DataFrame", "polars.LazyFrame", "pyspark.sql.DataFrame"})


@cache
def fact(qualified: str) -> Fact | None:
    """Give what is known of a function, class, method or attribute; None: assume the worst."""
    name = canonical(qualified)
    known = table(top(name))
    if known is None:
        return None
    owner, _, last = name.rpartition(".")
    if _is_class(owner):
        return method(owner, last)
    if name in known.fields:
        return _built(name, known.fields[name])
    held = _class_of(owner)
    return method(held, last) if held else _by_default(name)


@cache
def may_have(module: str, name: str) -> bool:
    """Say whether a module may have a public name: False only where a snapshot lists the functions of its library."""
    modules = LIBRARIES.get(library_of(module), ())
    found = fact(f"{module}.{name}") if any(part.startswith("signatures_") for part in modules) else None
    return found is None or bool(found.signature) or found.kind == "class"


@cache
def surely_has(module: str, name: str) -> bool:
    """Say whether a module is known to have a function, or a class by the look of its name."""
    found = fact(f"{module}.{name}")
    return found is not None and (bool(found.signature) or (found.kind == "class" and name[:1].isupper()))


@cache
def method(class_name: str, name: str) -> Fact | None:
    """Give what is known of a method or attribute of a class, through its bases and their defaults."""
    lineage = ancestry(class_name)
    said = _inherited(lineage, name)
    if said is None:
        said = _inherited_default(lineage, name)
    if said is None:
        return None
    return _with_constructor(_built(f"{lineage[0]}.{name}", said, lineage), lineage[0])


@cache
def ancestry(class_name: str) -> tuple[str, ...]:
    """Give a class and what it inherits from, nearest first; kinds such as `sklearn.classifier` are among them."""
    first = canonical(class_name)
    lineage, waiting = [first], [first]
    while waiting:
        current = waiting.pop(0)
        known = table(top(current))
        bases = known.bases.get(current, ()) if known is not None else ()
        fresh = [base for base in bases if base not in lineage]
        lineage += fresh
        waiting += fresh
    return tuple(lineage)


def is_a(class_name: str, base: str) -> bool:
    """Say whether a class is, or inherits from, a class or kind."""
    return base in ancestry(class_name)


def is_estimator(class_name: str) -> bool:
    """Say whether instances of a class are fitted to data."""
    return is_a(class_name, "sklearn.estimator")


def is_imputer(class_name: str) -> bool:
    """Say whether instances of a class fill what is missing."""
    return is_a(class_name, "sklearn.imputer")


def is_frame(class_name: str) -> bool:
    """Say whether instances of a class are data frames."""
    return not FRAMES.isdisjoint(ancestry(class_name))


def is_immutable(class_name: str) -> bool:
    """Say whether no call can change an instance of a class in place."""
    name = canonical(class_name)
    known = table(top(name))
    return known is not None and name in known.immutable


def item(class_name: str, key: str = "") -> str:
    """Give the class of `object[key]` for a kind of key (`name`, `list`, `slice`, `mask`, or empty); empty: unknown."""
    for owner in ancestry(class_name):
        known = table(top(owner))
        if known is not None and owner in known.items:
            items = known.items[owner]
            found = items.get(key, items.get("", ""))
            return ancestry(class_name)[0] if found == "type:self" else found
    return ""


def _built(name: str, said: "Fields", lineage: tuple[str, ...] = ()) -> Fact:
    """Build a fact; a signature taken from the library itself goes before one written for a kind of class."""
    return build(name, {**said, "signature": _signature(name, lineage) or said.get("signature", "")})


def _signature(name: str, lineage: tuple[str, ...]) -> str:
    owner, _, last = name.rpartition(".")
    for current in lineage or (owner,):
        known = table(top(current or name))
        if known is not None and f"{current}.{last}" in known.signatures:
            return known.signatures[f"{current}.{last}"]
    return ""


def _with_constructor(found: Fact, class_name: str) -> Fact:
    """Leave `<rng>` out of a method whose draws are the constructor's affair, where the constructor never draws."""
    if found.seeded != "constructor" or "<rng>" not in found.effects:
        return found
    made = fact(class_name)
    if made is None or made.draws or made.stochastic:
        return found
    return found._replace(effects=tuple(effect for effect in found.effects if effect != "<rng>"))


def _by_default(name: str) -> Fact | None:
    """Give what holds for a name without a row, from the nearest prefix that says something."""
    known = table(top(name))
    owner, _, last = name.rpartition(".")
    if known is None or last.startswith("_"):
        return None
    while owner and owner not in known.defaults:
        owner = owner.rpartition(".")[0]
    said = known.defaults.get(owner)
    between = name[len(owner) + 1 :].split(".")[:-1]
    if said is None or any(part[:1].isupper() for part in between):  # a method of a class that is not known
        return None
    return _built(name, {"kind": "class", **said} if last[:1].isupper() else said)


def _inherited(lineage: tuple[str, ...], name: str) -> "Fields | None":
    """Give what the rows of a class and its bases say of a method together; the nearest row wins, field by field."""
    rows: list[Fields] = []
    for owner in reversed(lineage):
        known = table(top(owner))
        if known is not None and f"{owner}.{name}" in known.fields:
            rows.append(known.fields[f"{owner}.{name}"])
    said: Fields = {}
    for row in rows:
        said = {**said, **row}
    return said if rows else None


def _inherited_default(lineage: tuple[str, ...], name: str) -> "Fields | None":
    for owner in lineage:
        known = table(top(owner))
        said = _class_default(known.defaults, owner, name) if known is not None else None
        if said is not None:
            return said
    return None


def _class_default(defaults: "Defaults", owner: str, name: str) -> "Fields | None":
    """Give what holds for a method without a row; `Class.*_` holds for names that end in an underscore."""
    if name.startswith("_"):
        return None
    if name.endswith("_") and f"{owner}.*_" in defaults:
        return defaults[f"{owner}.*_"]
    return defaults.get(owner)


def _class_of(name: str) -> str:
    """Give the class of a module's attribute such as `os.environ`; empty where it is not known to hold an object."""
    known = table(top(name))
    said = known.fields.get(name) if known is not None else None
    return said.get("returns", "") if said is not None and said.get("kind") == "attribute" else ""


def _is_class(name: str) -> bool:
    known = table(top(name))
    if known is None or not name:
        return False
    return known.fields.get(name, {}).get("kind") == "class" or name in known.bases


__all__ = [
    "LIBRARIES",
    "ancestry",
    "canonical",
    "distribution",
    "fact",
    "is_a",
    "is_estimator",
    "is_frame",
    "is_immutable",
    "is_imputer",
    "item",
    "library_of",
    "method",
]
