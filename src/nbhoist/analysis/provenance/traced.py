"""What is followed through the program: of which rows a value is made, and what was learned from which rows."""

import ast
from typing import NamedTuple

TRAIN, VALIDATION, TEST, ALL = "train", "validation", "test", "all"


class Part(NamedTuple):
    """Rows of one table: all of them, or those on one side of a split."""

    table: int
    side: str


Parts = frozenset[Part]
NO_PARTS: Parts = frozenset()


class Lesson(NamedTuple):
    """Something that a value holds of rows other than its own."""

    kind: str  # "fit", "statistic", "ahead" (of later rows), "repeat" (rows more than once)
    node: ast.Call
    learner: str
    parts: Parts  # the rows that it was learned from
    column: str = ""  # the one column that it was learned from


class Taint(NamedTuple):
    """A lesson, and the column that holds it; empty where that is any column."""

    lesson: Lesson
    column: str = ""


class Columns(NamedTuple):
    """The columns that a value has of those of a table; `only` is None where it has all but `without`."""

    table: int
    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()

    def has(self, name: str) -> bool:
        """Whether the column is certainly among them."""
        return name not in self.without and (self.only is None or name in self.only)


class Estimator:
    """An object that learns; fits are added as they happen."""

    __slots__ = ("arguments", "fits", "inner", "name", "node")

    def __init__(self, name: str, node: ast.AST, arguments: "dict[str, Traced]") -> None:
        self.name = name  # qualified; the text of the receiver where its class is not known, with a `?` before
        self.node = node
        self.arguments = arguments
        self.inner = frozenset(e for value in arguments.values() for e in value.objects)
        self.fits: list[Fitted] = []

    @property
    def is_known(self) -> bool:
        """Whether its class is known."""
        return not self.name.startswith("?")

    @property
    def short(self) -> str:
        """Its class, as people say it."""
        return self.name.rpartition(".")[2].lstrip("?")


class Fitted(NamedTuple):
    """One fit of an estimator."""

    node: ast.Call
    features: "Traced"
    target: "Traced"


class Instance:
    """An object of a class of the notebook, with its attributes."""

    __slots__ = ("attributes", "definition")

    def __init__(self, definition: ast.ClassDef) -> None:
        self.definition = definition
        self.attributes: dict[str, Traced] = {}


class Traced(NamedTuple):
    """What is known of the origin of a value."""

    parts: Parts = NO_PARTS
    taints: frozenset[Taint] = frozenset()
    columns: Columns | None = None
    column: str = ""  # the one column of its table that it holds
    objects: frozenset[Estimator] = frozenset()
    predicted_by: frozenset[Estimator] = frozenset()
    items: "tuple[Traced, ...] | None" = None
    constant: object = None  # a text, a number, or a tuple of texts
    code: ast.AST | None = None  # the function or class of the notebook that it is
    instance: Instance | None = None
    selects: str = ""  # the side whose positions it holds
    of_split: ast.Call | None = None  # the split that gave those positions
    ordered: bool = False  # rows follow one another in time
    is_table: bool = False  # has rows of its own; else a statistic, a number, a name
    grouped: str = ""  # column by which a group-by sees it
    fresh: bool = False  # comes from outside, and has just come
    score: bool = False  # how well a model does
    entries: "tuple[tuple[str, Traced], ...] | None" = None  # of a dictionary that is written out


NOTHING = Traced()


def combined(values: "list[Traced]") -> Traced:
    """What a value is made of that is computed from `values`."""
    if len(values) == 1:
        return values[0]._replace(
            columns=None, items=None, constant=None, code=None, instance=None, fresh=False, entries=None
        )
    return Traced(
        parts=frozenset(p for v in values for p in v.parts),
        taints=frozenset(t for v in values for t in v.taints),
        objects=frozenset(o for v in values for o in v.objects),
        predicted_by=frozenset(o for v in values for o in v.predicted_by),
        column=_one({v.column for v in values if v.is_table}),
        ordered=any(v.ordered for v in values),
        is_table=any(v.is_table for v in values),
        score=any(v.score for v in values),
    )


def joined(one: Traced, other: Traced) -> Traced:
    """A value that is one of two, depending on the path."""
    if one == other:
        return one
    same_items = one.items is not None and other.items is not None and len(one.items) == len(other.items)
    items = tuple(joined(a, b) for a, b in zip(one.items or (), other.items or (), strict=True)) if same_items else None
    return combined([one, other])._replace(
        items=items,
        columns=one.columns if one.columns == other.columns else None,
        instance=one.instance or other.instance,
        code=one.code or other.code,
        constant=one.constant if one.constant == other.constant else None,
    )


def table_of(value: Traced) -> frozenset[int]:
    """The tables that the rows of a value come from."""
    return frozenset(part.table for part in value.parts)


def sides(value: Traced) -> frozenset[str]:
    """The sides of splits that the rows of a value are on."""
    return frozenset(part.side for part in value.parts)


def _one(names: set[str]) -> str:
    return names.pop() if len(names) == 1 else ""
