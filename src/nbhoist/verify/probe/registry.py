"""Which function fingerprints which class, by qualified name: no library is imported for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .fingerprint import Fingerprinter

Handler = Callable[["Fingerprinter", Any], str]
HANDLERS: dict[str, tuple[Handler, bool]] = {}


def handles(*names: str, shared: bool = True) -> Callable[[Handler], Handler]:
    """Register a handler for classes and their subclasses; `shared` values count as one where they are one object."""

    def register(handler: Handler) -> Handler:
        for name in names:
            HANDLERS[name] = (handler, shared)
        return handler

    return register
