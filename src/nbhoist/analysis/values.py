"""What an expression refers to, as far as it is known without running it."""

from typing import NamedTuple

# classes of objects that belong to the whole process
PROCESS_WIDE = frozenset({"os.environ", "os._Environ", "matplotlib.RcParams"})


class Value(NamedTuple):
    """A known value.

    `kind` is `reference` (the object of that qualified name: module, class, function),
    `instance` (an object of that class), `method` (a method of an instance of that class: `pandas.DataFrame.drop`),
    `local` (a function or class of the notebook), `local instance` (an object of a notebook class)
    or `tuple` (its `items` are known one by one).
    """

    kind: str
    name: str
    items: tuple["Value | None", ...] = ()


def instance(class_name: str) -> Value:
    """An object of the class `class_name`."""
    return Value("instance", class_name)


def reference(qualified: str) -> Value:
    """The object that `qualified` names."""
    return Value("reference", qualified)


def of_tuple(items: "tuple[Value | None, ...]") -> Value:
    """A tuple whose items are known one by one."""
    return Value("tuple", "builtins.tuple", items)


Environment = dict[str, Value | None]


def meet(one: Environment, other: Environment) -> Environment:
    """What holds on both of two paths; a name on which they differ is bound to something unknown."""
    return {
        name: one[name] if name in one and name in other and one[name] == other[name] else None
        for name in {**one, **other}
    }
