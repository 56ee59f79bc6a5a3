"""Calls that are made right after (and, if wanted, before) a module is executed, whoever imports it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec

Call = Callable[[ModuleType], None]


class AfterImport:
    """A finder in front of the others that only adds a call behind the execution of certain modules."""

    def __init__(self) -> None:
        self._calls: dict[str, list[Call]] = {}
        self._before: dict[str, Callable[[], None]] = {}
        self._busy: set[str] = set()

    def add(self, name: str, call: Call) -> None:
        """Register a call; it is made at once where the module is there already."""
        if name in sys.modules:
            call(sys.modules[name])
        else:
            self._calls.setdefault(name, []).append(call)

    def around(self, name: str, before: Callable[[], None], after: Call) -> None:
        """Register calls on both sides; none is made where the module is there already."""
        if name not in sys.modules:
            self._before[name] = before
            self.add(name, after)

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: Any = None) -> ModuleSpec | None:
        """Find the module as usual, and let its loader make the calls."""
        if name not in self._calls or name in self._busy:
            return None
        self._busy.add(name)
        try:
            spec = importlib.util.find_spec(name)
        finally:
            self._busy.discard(name)
        if spec is not None and spec.loader is not None:
            self._extend(spec.loader, name)
        return spec

    def _extend(self, loader: Any, name: str) -> None:
        execute = loader.exec_module

        def exec_module(module: ModuleType) -> None:
            self._before.pop(name, _nothing)()
            execute(module)
            for call in self._calls.pop(name, []):
                call(module)

        loader.exec_module = exec_module


def _nothing() -> None:
    """Do nothing, where nothing is to be done before."""


def install() -> AfterImport:
    """Put the finder in front of the others."""
    finder = AfterImport()
    sys.meta_path.insert(0, finder)
    return finder
