"""Which names may stand for one object, or for objects inside one another."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class Aliases:
    """Groups of names that may share an object; joined by assignments, never parted."""

    __slots__ = ("_groups", "joins")

    def __init__(self) -> None:
        self.joins = 0  # how often groups became one
        self._groups: dict[str, set[str]] = {}  # names of one group share one set

    def join(self, names: "Iterable[str]") -> None:
        """The objects of `names` may be one, or hold one another."""
        wanted = list(names)
        groups = {id(group): group for group in map(self._group, wanted)}
        if len(groups) < 2:
            return
        self.joins += 1
        largest = max(groups.values(), key=len)
        for group in groups.values():
            if group is not largest:
                largest |= group
                self._groups.update(dict.fromkeys(group, largest))

    def group(self, names: "Iterable[str]") -> set[str]:
        """All names that may share an object with one of `names`."""
        return {member for name in names for member in self.of(name)}

    def _group(self, name: str) -> set[str]:
        return self._groups.setdefault(name, {name})

    def of(self, name: str) -> "Collection[str]":
        """All names that may share an object with `name`, itself among them."""
        return self._groups.get(name, (name,))
