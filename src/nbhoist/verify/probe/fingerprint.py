"""The fingerprint of a value: a tree of nodes, each with the exact hash of what is below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .registry import HANDLERS, Handler

if TYPE_CHECKING:
    from .names import Names
    from .store import Store


class Fingerprinter:
    """Turns values into keys of nodes; what it meets a second time within one value is a reference."""

    def __init__(self, names: Names, store: Store) -> None:
        self.names = names
        self.store = store
        self._memo: dict[int, tuple[int, Any]] = {}
        self._found: dict[type, tuple[Handler, bool]] = {}

    def value(self, value: Any) -> str:
        """Return the key of a whole value."""
        self._memo = {}
        try:
            return self.part(value)
        except RecursionError:
            return self.opaque(value, "it is nested too deeply")
        finally:
            self._memo = {}

    def part(self, value: Any) -> str:
        """Return the key of a part of a value."""
        handler, shared = self._handler(type(value))
        if shared:
            if id(value) in self._memo:
                return self.store.leaf("reference", str(self._memo[id(value)][0]))
            self._memo[id(value)] = (len(self._memo), value)  # holding the value keeps its id from being used again
        try:
            return handler(self, value)
        except RecursionError:
            raise
        except Exception as error:
            return self.opaque(value, f"it cannot be read: {type(error).__name__}")

    def opaque(self, value: Any, reason: str, content: str = "") -> str:
        """Return the key of a value that cannot be compared."""
        return self.store.leaf(self.type_of(value), content, opaque=reason)

    def type_of(self, value: Any) -> str:
        """Return the shared name of a value's class."""
        return self.names.type_name(type(value))

    def shown(self, value: Any) -> str:
        """Return a short normalised `repr`."""
        return self.names.shown_text(repr(value))[:200]

    def _handler(self, cls: type) -> tuple[Handler, bool]:
        if cls not in self._found:
            self._found[cls] = _find(cls)
        return self._found[cls]


def _find(cls: type) -> tuple[Handler, bool]:
    for base in cls.__mro__:
        found = HANDLERS.get(f"{base.__module__}.{base.__qualname__}")
        if found is not None:
            return found
    return HANDLERS["builtins.object"]
