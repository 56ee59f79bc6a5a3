"""Random notebooks that run without error: assignments, aliases, mutation, functions, closures, classes, draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

Draw = "Callable[[st.SearchStrategy[str]], str]"

_NUMBERS = ("a", "b", "sum", "settings")
_LISTS = ("xs", "ys", "step")
_FUNCTIONS = ("f", "load")
_OBJECTS = ("o", "p")


class _Writer:
    """Writes statements that use only names that are bound for certain."""

    def __init__(self, draw: Callable[[st.SearchStrategy[str]], str]) -> None:
        self._draw = draw
        self.numbers: set[str] = {"a", "b"}
        self.lists: set[str] = {"xs"}
        self.functions: set[str] = set()
        self.objects: set[str] = set()
        self.lazy: set[str] = set()
        self.needs: dict[str, set[str]] = {}  # names that a function looks up when it is called

    def pick(self, names: object) -> str:
        return self._draw(st.sampled_from(sorted(names)))  # type: ignore[call-overload]

    def callable(self) -> list[str]:
        """Functions whose names are all bound now."""
        return [f for f in sorted(self.functions) if self._ready(f, set())]

    def _ready(self, name: str, seen: set[str]) -> bool:
        known = self.numbers | self.lists | self.functions
        needed = self.needs.get(name, set())
        inner = [n for n in needed & self.functions if n not in seen]
        return needed <= known and name not in needed and all(self._ready(n, seen | {name}) for n in inner)

    def number(self) -> str:
        """An expression that gives a small number."""
        made = ["7", self.pick(self.numbers), f"{self.pick(self.numbers)} % 5 + 1", f"len({self.pick(self.lists)})"]
        made += ["random.randrange(9)", f"{self.pick(self.lists)}[0]"]
        if self.callable():
            made += [f"{self.pick(self.callable())}({self.pick(self.numbers)}) % 50"] * 5
        if self.objects:
            made.append(f"{self.pick(self.objects)}.k")
        return self.pick(made)

    def statement(self, depth: int = 0) -> list[str]:
        """The lines of one statement."""
        simple = [self.assign, self.mutate, self.show, self.alias, self.draw, self.call]
        nested = [self.loop, self.branch, self.attempt, self.function, self.closure, self.kind, self.delete, self.late]
        nested += [
            self.counter,
            self.generate,
            self.remember,
            self.table,
            self.swap,
            self.repeat,
            self.guard,
            self.keyed,
        ]
        names = [each.__name__ for each in (simple if depth else [*simple, *nested])]
        return getattr(self, self.pick(names))()  # type: ignore[no-any-return]

    def assign(self) -> list[str]:
        target = self.pick(_NUMBERS)
        if target in self.numbers and self.pick(["new", "add"]) == "add":
            return [f"{target} += {self.number()}"]
        value = self.number()
        self.numbers.add(target)
        return [f"{target} = {value}"]

    def mutate(self) -> list[str]:
        name = self.pick(self.lists)
        return [
            self.pick(
                [f"{name}.append({self.number()})", f"{name}[0] = {self.number()}", f"{name} += [{self.number()}]"]
            )
        ]

    def call(self) -> list[str]:
        if not self.callable():
            return self.assign()
        return [f"print({self.pick(self.callable())}({self.pick(self.numbers)}))"]

    def alias(self) -> list[str]:
        source, target = self.pick(self.lists), self.pick(_LISTS)
        value = self.pick([source, f"{source}[:3]", f"{source} + [{self.number()}]", f"[{self.number()}]"])
        self.lists.add(target)
        return [f"{target} = {value}"]

    def draw(self) -> list[str]:
        target = self.pick(_NUMBERS)
        self.numbers.add(target)
        return [self.pick([f"{target} = random.randrange(9)", f"{target} = rng.randrange(9)"])]

    def show(self) -> list[str]:
        shown = [self.pick(self.numbers), self.pick(self.lists)]
        return [self.pick([f"print({', '.join(shown)})", f"print({self.number()})", shown[0], shown[1]])]

    def block(self) -> list[str]:
        return [f"    {line}" for line in self.statement(depth=1)]

    def loop(self) -> list[str]:
        over = self.pick([f"range({self.number()} % 3)", f"{self.pick(self.lists)}[:2]"])
        before = self._saved()
        target = self.pick(["i", *sorted(self.numbers)])
        body = self.block() + (self.block() if self.pick(["one", "two"]) == "two" else [])
        self._restore(before)
        return [f"for {target} in {over}:", *body]

    def branch(self) -> list[str]:
        condition = f"{self.pick(self.numbers)} % 2"
        before = self._saved()
        body = self.block()
        self._restore(before)
        if self.pick(["if", "else"]) == "if":
            return [f"if {condition}:", *body]
        other = self.block()
        self._restore(before)
        return [f"if {condition}:", *body, "else:", *other]

    def attempt(self) -> list[str]:
        before = self._saved()
        name = self.pick(self.numbers)
        handler = self.block()
        self._restore(before)
        return ["try:", f"    {name} = 6 // ({name} % 2)", "except ZeroDivisionError as error:", *handler]

    def function(self) -> list[str]:
        name, number, items = self.pick(_FUNCTIONS), self.pick(self.numbers), self.pick(self.lists)
        called = [f for f in self.callable() if f != name]
        bodies = {
            f"    return x + {number}": {number},
            f"    {items}.append(x)\n    return len({items})": {items},
            f"    global {number}\n    {number} += x % 3\n    return {number}": {number},
            f"    return x + random.randrange(3) + {number}": {number},
            f"    print('in', {number})\n    return x": {number},
        }
        if called:
            inner = self.pick(called)
            bodies[f"    return {inner}(x) + 1"] = {inner}
        body = self.pick(bodies)
        default = self.pick(["x", f"x={self.pick(self.numbers)}"])
        self.functions.add(name)
        self.needs[name] = bodies[body]
        return [f"def {name}({default}):", *body.split("\n")]

    def closure(self) -> list[str]:
        name, number = self.pick(_FUNCTIONS), self.pick(self.numbers)
        self.functions.add(name)
        self.needs[name] = {number}
        return [f"{name} = lambda x: x + {number}"]

    def late(self) -> list[str]:
        if self.lazy:
            name = self.lazy.pop()
            return [f"print(tuple({name}))"]
        self.lazy.add("lazy")
        source, number = self.pick(self.lists), self.pick(sorted(self.numbers & {"a", "b"}) or ["7"])
        return [f"lazy = (x + {number} for x in {source}[:3])"] if number != "7" else [f"lazy = iter({source}[:3])"]

    def kind(self) -> list[str]:
        name, number = self.pick(_OBJECTS), self.pick(self.numbers)
        self.objects.add(name)
        return [f"class Kind:\n    k = {number}", f"{name} = Kind()", f"{name}.k += 1"]

    def delete(self) -> list[str]:
        free = sorted(self.numbers - {"a", "b"})
        if not free:
            return self.show()
        name = self.pick(free)
        self.numbers.discard(name)
        return [f"del {name}"]

    def counter(self) -> list[str]:
        """A function whose inner function binds a name of the outer one."""
        name, number = self.pick(_FUNCTIONS), self.pick(self.numbers)
        self.functions.add(name)
        self.needs[name] = {number}
        inner = [
            "    def add(y):",
            "        nonlocal total",
            f"        total += y % 4 + {number}",
            "        return total",
        ]
        return [f"def {name}(x):", "    total = x", *inner, "    add(x)", "    return add(1)"]

    def generate(self) -> list[str]:
        """A generator that looks a name up while it goes on."""
        number, items = self.pick(self.numbers), self.pick(self.lists)
        made = ["def each(limit):", "    for i in range(limit % 3):", f"        yield i + {number}"]
        return [*made, f"{items} += each({number})", f"print({items}[-2:])"]

    def remember(self) -> list[str]:
        """Defaults, attributes of functions and of classes that are changed by calls."""
        number = self.pick(self.numbers)
        default = ["def keep(x, seen=[]):", "    seen.append(x)", "    return len(seen)"]
        own = ["def ask():", "    ask.count += 1", "    return ask.count", "ask.count = 0"]
        shared = ["class Pool:", "    items = []", "    def add(self, x):", "        self.items.append(x)"]
        made, used = self._draw(
            st.sampled_from(
                [
                    (default, [f"print(keep({number}), keep(1))"]),
                    (own, ["print(ask(), ask())"]),
                    (shared, [f"Pool().add({number})", "print(len(Pool.items))"]),
                ]
            )  # type: ignore[arg-type]
        )
        return [*made, *used]

    def table(self) -> list[str]:
        """A dictionary that is filled, changed and gone through."""
        number, items = self.pick(self.numbers), self.pick(self.lists)
        change = self.pick(
            [f"held['k'] += {number}", f"held.update(n={self.number()})", "held.pop('k')", "del held['k']"]
        )
        shown = self.pick(["print(held)", "[print(k, held[k]) for k in sorted(held)]", "sorted(held.values())"])
        return [f"held = {{'k': {number}, 'n': len({items})}}", change, shown]

    def swap(self) -> list[str]:
        items = self.pick(self.lists)
        return [
            self.pick(["a, b = b, a", f"a, *_rest = {items}", f"print((n := len({items})) + a, n)", "a = b = a + 1"])
        ]

    def repeat(self) -> list[str]:
        name, body = self.pick(self.numbers), self.block()
        return ["turns = 0", "while turns < 2:", "    turns += 1", *body, f"    if {name} % 3 == 0:", "        break"]

    def guard(self) -> list[str]:
        name = self.pick(["a", "settings"])
        self.numbers.add(name)
        missing = ["try:", f"    {name}", "except NameError:", f"    {name} = 4"]
        other = ["try:", f"    {name} = len('{name}')", "finally:", f"    print('done', {self.pick({'a', 'b'})})"]
        return self._draw(st.sampled_from([missing, other]))  # type: ignore[arg-type, return-value]

    def keyed(self) -> list[str]:
        number, items = self.pick(self.numbers), self.pick(self.lists)
        shown = [f"sorted({items}, key=lambda x: (x * {number}) % 5)", f"[x + {number} for x in {items} if x % 2]"]
        shown += [f"list(map(lambda x: x - {number}, {items}))", f"{{x: {number} for x in {items}}}"]
        shown += [f"max({items}, default={number})", f"any(x > {number} for x in {items})"]
        return [f"print({self.pick(shown)})"]

    def _saved(self) -> tuple[set[str], set[str]]:
        return set(self.numbers), set(self.lists)

    def _restore(self, saved: tuple[set[str], set[str]]) -> None:
        self.numbers, self.lists = set(saved[0]), set(saved[1])


@st.composite
def notebooks(draw: Callable[[st.SearchStrategy[object]], object]) -> list[str]:
    """Cells of a random notebook."""
    writer = _Writer(draw)  # type: ignore[arg-type]
    cells = ["import random\nrandom.seed(3)\nrng = random.Random(4)", "a = 3\nb = 8\nxs = [1, 2]"]
    for _ in range(draw(st.integers(1, 7))):  # type: ignore[call-overload]
        size = draw(st.integers(1, 3))
        cells.append("\n".join(line for _ in range(size) for line in writer.statement()))  # type: ignore[call-overload]
    return [*cells, "print(a, b, xs)"]
