"""What a value is to prediction: the same for all rows, learned from them, or one entry for each of them."""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Of = Literal["constant", "learned", "foreign", "cell", "rows", "blocked"]
Shape = Literal["", "frame", "series", "array", "indexer", "accessor", "groups", "schema"]

_RANK = {"constant": 0, "learned": 1, "foreign": 2, "cell": 3, "rows": 4, "blocked": 5}
_SHAPES: dict[str, Shape] = {
    "pandas.DataFrame": "frame",
    "pandas.Series": "series",
    "numpy.ndarray": "array",
    "sklearn.Matrix": "array",
}


class Kind(NamedTuple):
    """Where a value comes from.

    `constant`: no data is needed. `learned`: from the data, but no entry of it belongs to a row. `foreign`: rows of
    another table than the one that prediction gets. `cell`: a value of one row. `rows`: one entry for each row.
    `blocked`: it cannot be repeated for new rows, and `why`.
    """

    of: Of
    shape: Shape = ""
    why: str = ""

    @property
    def is_rows(self) -> bool:
        """Whether it has entries for rows, of whichever table."""
        return self.of in ("rows", "foreign")

    def like(self, shape: Shape) -> "Kind":
        """The same rows in another shape."""
        return self._replace(shape=shape)


CONSTANT = Kind("constant")
LEARNED = Kind("learned")
CELL = Kind("cell")
SCHEMA = Kind("learned", "schema")  # names and types of columns: new rows have the same
Environment = dict[str, Kind]


def blocked(why: str) -> Kind:
    """A value that cannot be repeated for new rows."""
    return Kind("blocked", "", why)


def combined(kinds: "Iterable[Kind]") -> Kind:
    """What is made of several values, entry by entry."""
    best = CONSTANT
    for kind in kinds:
        if _RANK[kind.of] > _RANK[best.of] or (kind.of == best.of and not best.shape):
            best = kind
    return best


def joined(one: Environment, other: Environment) -> Environment:
    """What holds where two ways meet."""
    return {n: combined(e[n] for e in (one, other) if n in e) for n in {**one, **other}}


def shape_of(class_name: str, shape: Shape = "") -> Shape:
    """The shape of instances of a class, where it is one with rows."""
    return _SHAPES.get(class_name, shape)
