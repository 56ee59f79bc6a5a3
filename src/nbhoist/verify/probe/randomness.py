"""Forced state of random generators: the same streams in every run, and a note where the notebook seeded none."""

from __future__ import annotations

import functools
import random
import sys
from typing import TYPE_CHECKING, Any

from .legacy_seeding import tell_legacy_seeding

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType, ModuleType

    from .after_import import AfterImport

SEED = 20_011_123
UNCOUNTED = frozenset({"tempfile", "uuid", "multiprocessing", "secrets", "jupyter_client", "zmq", "tornado"})
DRAW_AT_IMPORT = ("rich.style",)  # scikit-learn imports it; such a draw is none of the notebook's


class Randomness:
    """Seeds global streams, gives the k-th unseeded generator the k-th seed, and knows who drew without a seed."""

    def __init__(self, after_import: AfterImport, is_own: Callable[[str], bool]) -> None:
        self._after_import = after_import
        self._is_own = is_own  # whether a module is the user's
        self._count = 0
        self._in_imports: dict[str, int] = {}
        self._drawn = False
        self._streams: dict[str, Stream] = {}
        self._seed_standard()
        after_import.add("numpy.random", self._seed_numpy)
        after_import.add("torch", lambda module: self._seed_by_call(module.manual_seed))
        after_import.add("tensorflow", lambda module: self._seed_by_call(module.random.set_seed))
        after_import.add("polars", lambda module: self._seed_by_call(module.set_random_seed))

    @property
    def forced(self) -> bool:
        """Whether a draw came from a stream that the notebook did not seed."""
        return self._drawn or any(stream.drawn for stream in self._streams.values()) or _torch_drawn()

    def _seed_standard(self) -> None:
        original = random.Random.seed
        fresh = self._fresh

        @functools.wraps(original)
        def seed(generator: random.Random, a: Any = None, version: int = 2) -> None:
            original(generator, fresh() if a is None else a, version)

        random.Random.seed = seed  # type: ignore[assignment]  # the same call; what seeds it may be anything
        generator = random._inst  # the generator behind the module's functions
        original(generator, SEED)
        self._streams["random"] = stream = Stream(generator.getstate)
        for name in DRAW_AT_IMPORT:
            self._after_import.around(name, stream.pause, stream.resume)
        random.seed = stream.seeding(generator.seed, fresh)
        random.setstate = stream.seeding(generator.setstate, fresh)

    def _seed_numpy(self, module: ModuleType) -> None:
        bits = sys.modules.get("numpy.random.bit_generator")
        if hasattr(bits, "randbits"):
            bits.randbits = lambda count: self._fresh() % (1 << count)  # type: ignore[union-attr]
            tell_legacy_seeding(module.mtrand, lambda: self._drawn, self._say_drawn)
        module.seed(SEED % (1 << 32))
        self._streams["numpy"] = stream = Stream(lambda: _numpy_state(module))
        for name in ("seed", "set_state"):
            setattr(module, name, stream.seeding(getattr(module, name), self._fresh))

    def _say_drawn(self, drawn: bool) -> None:
        self._drawn = drawn

    def _seed_by_call(self, seed: Any) -> None:
        seed(SEED)

    def _fresh(self) -> int:
        """Return the next seed for a generator that was made without one."""
        module = _importing(self._is_own)
        if module is not None:
            self._in_imports[module] = self._in_imports.get(module, 0) + 1
            return random.Random(f"{module} {self._in_imports[module]}").getrandbits(128)
        self._count += 1
        self._drawn = True
        return random.Random(f"generator {self._count}").getrandbits(128)


class Stream:
    """A global stream: drawn from unseeded when its state changed before the first call that seeds it."""

    def __init__(self, state: Any) -> None:
        self._state = state
        self._start = state()
        self._seeded = False
        self._drawn = False

    @property
    def drawn(self) -> bool:
        """Whether something was drawn from it before it was seeded."""
        return self._drawn or (not self._seeded and self._state() != self._start)

    def pause(self) -> None:
        """Note the state before a draw that does not count."""
        self._drawn = self.drawn

    def resume(self, _: ModuleType) -> None:
        """Take the state behind that draw for the beginning."""
        self._start = self._state()

    def seeding(self, original: Any, fresh: Any) -> Any:
        """Return a function that seeds the stream and notes it."""

        @functools.wraps(original)
        def seed(*arguments: Any, **named: Any) -> Any:
            self._drawn = self.drawn
            if (arguments or tuple(named.values())) in ((), (None,)):
                return original(fresh() % (1 << 32))
            self._seeded = True
            return original(*arguments, **named)

        return seed


def _numpy_state(module: ModuleType) -> Any:
    state = module.get_state(legacy=False)
    return (state["state"]["key"].tobytes(), state["state"]["pos"], state["has_gauss"])


def _torch_drawn() -> bool:
    torch = sys.modules.get("torch")
    if torch is None or not hasattr(torch, "initial_seed") or torch.initial_seed() != SEED:
        return False
    fresh = torch.Generator().manual_seed(SEED).get_state()
    return not bool(torch.equal(fresh, torch.get_rng_state()))


def _importing(is_own: Callable[[str], bool]) -> str | None:
    """Return the module that is being imported, or a library whose generators are no matter of the notebook.

    What stands below the user's own code on the stack, such as the loop that serves a kernel, says nothing.
    """
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if is_own(name):
            return None
        if name.partition(".")[0] in UNCOUNTED or frame.f_code.co_name == "<module>":
            return name
        frame = frame.f_back
    return None
