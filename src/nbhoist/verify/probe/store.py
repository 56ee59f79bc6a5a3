"""Nodes: what is known of one value or of a part of it, written once per content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .digest import digest

if TYPE_CHECKING:
    from .journal import Journal
    from .spool import Spool

CHILDREN = 300  # more are hashed, but not listed
LABEL = 200  # characters


class Store:
    """Writes each node to the journal the first time that its content appears."""

    def __init__(self, journal: Journal, spool: Spool) -> None:
        self.spool = spool
        self._journal = journal
        self._seen: set[str] = set()

    def has(self, key: str) -> bool:
        """Tell whether a node is known already."""
        return key in self._seen

    def leaf(self, kind: str, content: str, **facts: Any) -> str:
        """Return the key of a value without listed parts; `content` is its exact hash or text."""
        return self.keep(digest("leaf", kind, content), kind, **facts)

    def parts(self, kind: str, shape: str, children: list[tuple[str, str]], **facts: Any) -> str:
        """Return the key of a value that is made of labelled parts."""
        key = digest("node", kind, shape, *(text for child in children for text in child))
        listed = [[label[:LABEL], child] for label, child in children[:CHILDREN]]
        return self.keep(key, kind, shape=shape, children=listed, **facts)

    def keep(self, key: str, kind: str, **facts: Any) -> str:
        """Write a node unless it is known, and return its key."""
        if key not in self._seen:
            self._seen.add(key)
            self._journal.write("node", key=key, type=kind, **{name: fact for name, fact in facts.items() if fact})
        return key
