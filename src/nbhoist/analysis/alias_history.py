"""How groups of names that may share an object grow from statement to statement."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class AliasHistory:
    """A tree for each group: leaves are names, a branch is the moment at which its parts became one."""

    __slots__ = ("_above", "_leaves", "_parts", "_times", "_tops")

    def __init__(self) -> None:
        self._leaves: dict[str, int] = {}
        self._parts: list[tuple[int, ...] | str] = []
        self._times: list[int] = []
        self._above: list[int] = []  # the branch that a node is part of, itself where there is none
        self._tops: list[int] = []  # somewhere further up, so that the top is found soon

    def join(self, names: "Iterable[str]", time: int) -> None:
        """The objects of `names` may be one from `time` on, which is not before that of any earlier call."""
        tops = {self._top(self._leaf(name)) for name in names}
        if len(tops) > 1:
            branch = self._add(tuple(tops), time)
            for top in tops:
                self._above[top] = self._tops[top] = branch

    def group(self, names: "Iterable[str]", time: int) -> set[str]:
        """All names that may share an object with one of `names` at `time`."""
        known = [name for name in names if name in self._leaves]
        pending = list({self._top_at(self._leaves[name], time) for name in known})
        found = set(names)
        while pending:
            parts = self._parts[pending.pop()]
            if isinstance(parts, str):
                found.add(parts)
            else:
                pending += parts
        return found

    def _leaf(self, name: str) -> int:
        if name not in self._leaves:
            self._leaves[name] = self._add(name, -1)
        return self._leaves[name]

    def _add(self, parts: "tuple[int, ...] | str", time: int) -> int:
        node = len(self._parts)
        self._parts.append(parts)
        self._times.append(time)
        self._above.append(node)
        self._tops.append(node)
        return node

    def _top(self, node: int) -> int:
        while self._tops[node] != node:
            self._tops[node] = self._tops[self._tops[node]]
            node = self._tops[node]
        return node

    def _top_at(self, node: int, time: int) -> int:
        while self._above[node] != node and self._times[self._above[node]] <= time:
            node = self._above[node]
        return node
