"""What names refer to at a point of the program: bindings with their history, so that no point needs a copy."""

from typing import TYPE_CHECKING

from nbhoist.analysis.values import UNBOUND, agreed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from nbhoist.analysis.values import Value


class Environment:
    """What names refer to; `None` is something unknown."""

    __slots__ = ()

    def lookup(self, name: str) -> "Value | None":
        """What `name` refers to; `UNBOUND` where nothing is bound to it."""
        return UNBOUND

    def get(self, name: str) -> "Value | None":
        """What `name` refers to; None where that is unknown or nothing."""
        found = self.lookup(name)
        return None if found is UNBOUND else found

    def __contains__(self, name: str) -> bool:
        return self.lookup(name) is not UNBOUND


class Moment(Environment):
    """A layer as it was at some time."""

    __slots__ = ("_layer", "_time")

    def __init__(self, layer: "Layer", time: int) -> None:
        self._layer = layer
        self._time = time

    def lookup(self, name: str) -> "Value | None":
        """What `name` referred to then."""
        return self._layer.lookup_at(name, self._time)


class Layer(Environment):
    """Bindings of a block over what holds around it; `now` counts its changes."""

    __slots__ = ("_around", "_history", "_moment", "_now")

    def __init__(self, around: Environment) -> None:
        self._around = around
        self._history: dict[str, list[tuple[int, Value | None]]] = {}
        self._now = 0
        self._moment: Moment | None = None

    def bind(self, name: str, value: "Value | None") -> None:
        """Let `name` refer to `value` from now on."""
        self._now += 1
        self._moment = None
        self._history.setdefault(name, []).append((self._now, value))

    def unbind(self, name: str) -> None:
        """Let `name` refer to nothing from now on."""
        self.bind(name, UNBOUND)

    def lookup(self, name: str) -> "Value | None":
        """What `name` refers to now."""
        versions = self._history.get(name)
        return versions[-1][1] if versions else self._around.lookup(name)

    def lookup_at(self, name: str, time: int) -> "Value | None":
        """What `name` referred to after that many changes."""
        versions = self._history.get(name, ())
        low, high = 0, len(versions)
        while low < high:
            middle = (low + high) // 2
            if versions[middle][0] <= time:
                low = middle + 1
            else:
                high = middle
        return versions[low - 1][1] if low else self._around.lookup(name)

    def moment(self) -> Moment:
        """The bindings as they are now, whatever is bound later."""
        if self._moment is None:
            self._moment = Moment(self, self._now)
        return self._moment

    @property
    def bound(self) -> "Collection[str]":
        """Names that were bound or unbound here."""
        return self._history.keys()

    def meet(self, *ends: "Layer") -> None:
        """Go on with what holds at all of several ends; a name on which they differ refers to something unknown."""
        for name in dict.fromkeys(name for end in ends for name in end.bound):
            self.bind(name, agreed([end.lookup(name) for end in ends]))


class Shadowing(Environment):
    """An environment in which some names are parameters or the like: bound to something unknown."""

    __slots__ = ("_around", "_names")

    def __init__(self, around: Environment, names: "Iterable[str]") -> None:
        self._around = around
        self._names = frozenset(names)

    def lookup(self, name: str) -> "Value | None":
        """Unknown for the names that are shadowed."""
        return None if name in self._names else self._around.lookup(name)


class WhenCalled(Environment):
    """What the body of a function finds: what held where it was made, where that still holds at the end of the program."""

    __slots__ = ("_end", "_made")

    def __init__(self, made: Environment, end: Environment) -> None:
        self._made = made
        self._end = end

    def lookup(self, name: str) -> "Value | None":
        """What `name` refers to at any call; None where that depends on when it is called."""
        made, end = self._made.lookup(name), self._end.lookup(name)
        if made is UNBOUND:
            return end
        return made if end is UNBOUND else agreed((made, end))


NOTHING_BOUND = Environment()
