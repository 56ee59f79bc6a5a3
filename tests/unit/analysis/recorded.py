"""Programs executed statement by statement in a namespace that records what happens to names and objects."""

from __future__ import annotations

import contextlib
import dis
import io
import random
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import types
    from collections.abc import Iterator


class Happened(NamedTuple):
    """What one statement did while it ran."""

    read: frozenset[str]  # names whose value from before was looked up
    bound: frozenset[str]
    unseen: frozenset[str]  # names whose binding could not be watched
    unbound: frozenset[str]  # names that stood for something before or in between, and no longer do
    mutated: frozenset[str]  # names of lists and dictionaries that changed in place
    effects: frozenset[str]
    finished: bool  # whether it ended without an exception


class Namespace(dict[str, Any]):
    """Globals that remember which names are looked up, bound and deleted."""

    def __init__(self) -> None:
        super().__init__(__name__="__main__", __builtins__=__builtins__, __annotations__={})
        self.start()

    def start(self) -> None:
        """Forget what was recorded so far."""
        self.read: set[str] = set()
        self.bound: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        value = super().__getitem__(name)
        if name not in self.bound:
            self.read.add(name)
        return value

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, value)
        self.bound.add(name)


def run(code: types.CodeType, names: Namespace) -> Happened:
    """Run one statement and tell what it did."""
    before, contents, state = {**names}, _contents(names), random.getstate()
    names.start()
    finished, printed = _executed(code, names)
    after = {**names}
    bound = {n for n in after if n in names.bound or n not in before or before[n] is not after[n]}
    kept = {n for n in before if n in after and n not in bound}
    now = _contents(names)
    effects = {"<stdout>": bool(printed), "<rng>": random.getstate() != state}
    return Happened(
        read=frozenset((names.read & set(before)) - {"__annotations__"}),
        bound=frozenset(bound),
        unseen=frozenset(_stored_globally(code)),
        unbound=frozenset((set(before) | names.bound) - set(after)),
        mutated=frozenset(n for n in kept if n in contents and _differ(contents[n], now[n])),
        effects=frozenset(effect for effect, seen in effects.items() if seen),
        finished=finished,
    )


class Endless(BaseException):
    """Raised in a statement that does not come to an end; no handler of the program catches it."""


@contextlib.contextmanager
def _limited(file: str, steps: int = 500, size: int = 100) -> Iterator[None]:
    """Let the code of `file` run so many lines and calls, as long as its lists stay small."""
    left = [steps]

    def count(frame: types.FrameType, event: str, argument: object) -> Any:
        if frame.f_code.co_filename != file:
            return None
        left[0] -= 1
        held = (v for n, v in dict.items(frame.f_globals) if isinstance(v, list | dict) and n != "__builtins__")
        if left[0] < 0 or any(len(v) > size for v in held):
            raise Endless
        return count

    outer = sys.gettrace()
    sys.settrace(count)
    try:
        yield
    finally:
        sys.settrace(outer)


def _executed(code: types.CodeType, names: Namespace) -> tuple[bool, str]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            with _limited(code.co_filename):
                exec(code, names)
        except Exception:
            return False, printed.getvalue()
    return True, printed.getvalue()


def _contents(names: Namespace) -> dict[str, list[tuple[object, list[object]]]]:
    """Lists and dictionaries by name, each with all that it reaches and what that holds; kept alive, so ids tell."""
    return {n: _reached(v) for n, v in dict.items(names) if isinstance(v, list | dict) and not n.startswith("__")}


def _reached(value: object) -> list[tuple[object, list[object]]]:
    found: list[tuple[object, list[object]]] = []
    pending, seen = [value], {id(value)}
    while pending:
        holder = pending.pop()
        items = [*holder, *holder.values()] if isinstance(holder, dict) else list(holder)  # type: ignore[call-overload]
        found.append((holder, items))
        inner = {id(item): item for item in items if isinstance(item, list | dict) and id(item) not in seen}
        seen |= set(inner)
        pending += inner.values()
    return found


def _differ(before: list[tuple[object, list[object]]], after: list[tuple[object, list[object]]]) -> bool:
    marks = [[(id(holder), [id(item) for item in items]) for holder, items in side] for side in (before, after)]
    return marks[0] != marks[1]


def _stored_globally(code: types.CodeType) -> set[str]:
    """Names whose binding passes the namespace by, as that of a walrus in a comprehension does."""
    return {str(step.argval) for step in dis.get_instructions(code) if step.opname == "STORE_GLOBAL"}
