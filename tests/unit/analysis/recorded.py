"""Programs executed statement by statement in a namespace that records what happens to names and objects."""

from __future__ import annotations

import contextlib
import dis
import io
import random
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import types


class Happened(NamedTuple):
    """What one statement did while it ran."""

    read: frozenset[str]  # names whose value from before was looked up
    bound: frozenset[str]
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
    passing = _stored_globally(code)
    names.start()
    finished, printed = _executed(code, names)
    after = {**names}
    bound = {n for n in after if n in names.bound | passing or n not in before or before[n] is not after[n]}
    kept = {n for n in before if n in after and n not in bound}
    now = _contents(names)
    effects = {"<stdout>": bool(printed), "<rng>": random.getstate() != state}
    return Happened(
        read=frozenset((names.read & set(before)) - {"__annotations__"}),
        bound=frozenset(bound),
        unbound=frozenset((set(before) | names.bound) - set(after)),
        mutated=frozenset(n for n in kept if contents.get(n) != now.get(n)),
        effects=frozenset(effect for effect, seen in effects.items() if seen),
        finished=finished,
    )


def _executed(code: types.CodeType, names: Namespace) -> tuple[bool, str]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(code, names)
        except Exception:
            return False, printed.getvalue()
    return True, printed.getvalue()


def _contents(names: Namespace) -> dict[str, object]:
    """What lists and dictionaries hold, to compare it later."""
    return {n: _content(v) for n, v in dict.items(names) if isinstance(v, list | dict) and not n.startswith("__")}


def _content(value: object, inside: tuple[int, ...] = ()) -> object:
    if id(value) in inside or not isinstance(value, list | dict):
        return value if id(value) not in inside else "itself"
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    return tuple((key, _content(item, (*inside, id(value)))) for key, item in parts)


def _stored_globally(code: types.CodeType) -> set[str]:
    """Names whose binding passes the namespace by, as that of a walrus in a comprehension does."""
    return {str(step.argval) for step in dis.get_instructions(code) if step.opname == "STORE_GLOBAL"}
