"""`RandomState(0)`: NumPy makes its bit generator without a seed first and seeds it then, which is no unseeded draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


def tell_legacy_seeding(mtrand: ModuleType, unseeded: Callable[[], bool], take_back: Callable[[bool], None]) -> None:
    """Let `RandomState` use a bit generator that hands back what `unseeded` said before, once it is seeded."""
    plain: Any = getattr(mtrand, "_MT19937", None)
    if not hasattr(plain, "_legacy_seeding"):
        return

    class Like(type):
        """NumPy asks what the generator behind its functions is, and seeds another kind otherwise."""

        def __instancecheck__(cls, instance: object) -> bool:
            return isinstance(instance, plain)

    class MT19937(plain, metaclass=Like):  # type: ignore[misc]  # the class is known when NumPy is there
        """The bit generator of `RandomState`; what is pickled of it is NumPy's own."""

        def __init__(self, seed: Any = None) -> None:
            self._said = unseeded()
            super().__init__(seed)

        def _legacy_seeding(self, seed: Any) -> None:
            super()._legacy_seeding(seed)
            if seed is not None:
                take_back(self._said)

        def __reduce__(self) -> Any:
            make, arguments, *state = super().__reduce__()
            return make, tuple(plain if argument is MT19937 else argument for argument in arguments), *state

    MT19937.__module__, MT19937.__qualname__ = plain.__module__, plain.__qualname__
    mtrand._MT19937 = MT19937  # type: ignore[attr-defined]  # a global of a module in C
