"""What an expression refers to, as far as it is known without running it."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# classes of objects that belong to the whole process
PROCESS_WIDE = frozenset({"os.environ", "os._Environ", "matplotlib.RcParams"})


class Value(NamedTuple):
    """A known value.

    `kind` is `reference` (the object of that qualified name: module, class, function),
    `instance` (an object of that class), `method` (a method of an instance of that class: `pandas.DataFrame.drop`),
    `local` (a function or class of the notebook), `local instance` (an object of a notebook class)
    or `tuple` (its `items` are known one by one). `made` holds the arguments of the constructor, as `BoundCall.literals`
    gives them, where they decide what methods do, or what a constant is; None where they are not known.
    """

    kind: str
    name: str
    items: tuple["Value | None", ...] = ()
    made: tuple[tuple[str, object], ...] | None = None


def instance(class_name: str) -> Value:
    """An object of the class `class_name`."""
    return Value("instance", class_name)


def reference(qualified: str) -> Value:
    """The object that `qualified` names."""
    return Value("reference", qualified)


def of_tuple(items: "tuple[Value | None, ...]") -> Value:
    """A tuple whose items are known one by one."""
    return Value("tuple", "builtins.tuple", items)


STARS = "*"  # the name under which an environment keeps the modules that were imported with a star


def with_star(stars: Value | None, module: str) -> Value:
    """The modules that were imported with a star, the last one first, with one more."""
    return Value("stars", " ".join([module, *(stars.name.split() if stars is not None else ())]))


UNBOUND = Value("unbound", "")  # what a name refers to that nothing is bound to


def agreed(values: "Sequence[Value | None]") -> Value | None:
    """What several paths have in common: None where they differ in more than in how an object was made."""
    first = values[0]
    if all(value == first for value in values):
        return first
    if first is None or any(value is None or value[:3] != first[:3] for value in values):
        return None
    return first._replace(made=None)
