"""What a walk back from the model to the loaded rows gives."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nbhoist.refactor.inference.cuts import Cut
    from nbhoist.refactor.inference.demand import Columns
    from nbhoist.refactor.inference.ends import End
    from nbhoist.refactor.inference.sources import Source


class Stopped(NamedTuple):
    """Why there is no path; empty where these rows do not lead there at all."""

    reason: str


class Link(NamedTuple):
    """What prediction does instead of a statement that leaves rows out: a line of code with which it goes on.

    With the name of a table, the code is what training keeps of it, for prediction to note the others.
    """

    position: int
    code: str
    table: str = ""


class Capture(NamedTuple):
    """A value of training that prediction needs, as it is just before a statement."""

    name: str
    position: int


class Sliced(NamedTuple):
    """A path, by positions in the run of statements."""

    source: "Source"
    end: "End"
    replayed: tuple[int, ...]
    cuts: "tuple[tuple[int, tuple[Cut, ...]], ...]"
    links: tuple[Link, ...]
    captures: tuple[Capture, ...]
    matrix: str
    columns: "Columns"  # of the raw rows
