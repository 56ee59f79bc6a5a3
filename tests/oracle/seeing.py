"""Fingerprints that say where they cannot tell whether a value was changed."""

from __future__ import annotations

import sys
from typing import Any

import drawings

from nbhoist.verify.probe.fingerprint import Fingerprinter
from nbhoist.verify.probe.kinds import register_all
from nbhoist.verify.probe.names import Names
from nbhoist.verify.probe.spool import Spool
from nbhoist.verify.probe.store import Store

register_all()
drawings.register()
_SAME = ("a class", "a function", "a module")  # nothing in them is a variable of the notebook


class _Journal:
    """Takes what a fingerprint writes, and keeps nothing of it."""

    def write(self, *_: Any, **__: Any) -> None:
        """Do nothing."""

    __call__ = note = node = append = write


class Seeing(Fingerprinter):
    """A fingerprinter for one process; `blind` after a value of which some part cannot be read."""

    def __init__(self) -> None:
        super().__init__(Names(None, ()), Store(_Journal(), Spool(None)))  # type: ignore[arg-type]  # a fake
        self.blind = False

    def look(self, value: Any) -> tuple[str, bool]:
        """The key of a value, and whether it would be the same after some changes."""
        self.blind = False
        if isinstance(value, type(sys)) or (callable(value) and hasattr(value, "__code__")):
            return "same", False
        try:
            key = self.value(value)
        except Exception:
            return "same", True
        return key, self.blind

    def opaque(self, value: Any, reason: str, content: str = "") -> str:
        """Return the key of a value that cannot be compared, and remember that there is one."""
        self.blind = self.blind or reason not in _SAME
        return super().opaque(value, reason, content)
