"""Runs a notebook statement by statement and compares what happens with what was predicted.

python tests/oracle/observe.py NOTEBOOK PROJECT   (run it in a copy of the project; prints one JSON object)
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import io
import json
import signal
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from world import OBSERVABLE, World

from nbhoist.analysis.facts import build_facts
from nbhoist.analysis.lookups import lookups
from nbhoist.analysis.statement import ANYTHING
from nbhoist.notebook.reader import read_notebook
from nbhoist.verify.probe.fingerprint import Fingerprinter
from nbhoist.verify.probe.kinds import register_all
from nbhoist.verify.probe.names import Names
from nbhoist.verify.probe.spool import Spool
from nbhoist.verify.probe.store import Store

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.lookups import Lookups
    from nbhoist.analysis.statement import Statement

PER_RUN = 240.0  # seconds of processor time, since others may work on the machine too

register_all()


class Namespace(dict[str, Any]):
    """Globals that remember which names are looked up and bound."""

    read: set[str]
    bound: set[str]

    def start(self) -> None:
        """Forget what was recorded so far."""
        self.read, self.bound = set(), set()

    def __getitem__(self, name: str) -> Any:
        value = super().__getitem__(name)
        if name not in self.bound:
            self.read.add(name)
        return value

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, value)
        self.bound.add(name)


class Main(ModuleType):
    """The module that pickles look classes of the notebook up in."""

    def __init__(self, names: Namespace) -> None:
        super().__init__("__main__")
        self._names = names

    def __getattr__(self, name: str) -> Any:
        if name in self._names:
            return dict.__getitem__(self._names, name)
        raise AttributeError(name)


class Journal:
    """Takes what a fingerprint writes, and keeps nothing of it."""

    def write(self, *_: Any, **__: Any) -> None:
        """Do nothing."""

    __call__ = note = node = append = write


class Run:
    """One run of a notebook, with all that was and was not predicted."""

    def __init__(self, facts: Facts, project: Path) -> None:
        self.facts = facts
        self.world = World(project)
        self.names = Namespace(__name__="__main__", __builtins__=builtins, __annotations__={})
        self.fingerprints = Fingerprinter(Names(None, ()), Store(Journal(), Spool(None)))  # type: ignore[arg-type]  # a fake
        self.known: dict[str, str] = {}
        self.missed: list[tuple[str, str, str, str]] = []
        self.counts = dict.fromkeys(
            (
                "statements",
                "unknown",
                "mutations",
                "right_mutations",
                "seen_mutations",
                "effects",
                "right_effects",
                "seen_effects",
            ),
            0,
        )
        self.wrong: list[tuple[str, str, str]] = []
        self.stopped = ""

    def run(self) -> None:
        """Run statements until one raises or time is over."""
        began = time.process_time()
        shell = _shell(self.names)
        found = lookups(self.facts)
        cell = None
        for position, statement in enumerate(self.facts.statements):
            if cell is not None and statement.cell is not cell:
                _close_figures()
            cell = statement.cell
            if time.process_time() - began > PER_RUN:
                self.stopped = "time is over"
                return
            if not self._step(statement, found[position], shell) and "raises-exception" not in cell.tags:
                return

    def _step(self, statement: Statement, found: Lookups, shell: Any) -> bool:
        before, values = self.world.state(), dict(dict.items(self.names))
        self.world.opened.clear()
        self.names.start()
        shown = len(shell.shown)
        printed, failed = io.StringIO(), ""
        with contextlib.redirect_stdout(printed):
            try:
                exec(
                    compile(
                        ast.Module([statement.node], []),
                        f"<{statement.id}>",
                        "exec",
                        flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT,
                    ),
                    self.names,
                )
            except BaseException as error:
                failed = f"{type(error).__name__}: {error}"[:200]
        recorded_reads, bound = set(self.names.read), set(self.names.bound)
        after, values_after = self.world.state(), dict(dict.items(self.names))
        effects = {effect for effect, state in before.items() if state != after[effect]}
        effects |= {"<stdout>"} if printed.getvalue() else set()
        effects |= {"<display>"} if len(shell.shown) > shown else set()
        effects |= {"<files>"} if self.world.opened else set()
        kept = {n for n in values if n in values_after and values[n] is values_after[n]} & self.facts.variables
        mutated = self._mutated(values_after, kept)
        if failed:
            self.stopped = f"{statement.id} line {statement.line}: {failed}"
            return False
        rebound = {n for n in values_after if n in bound or n not in values or values[n] is not values_after[n]}
        mine = self.facts.variables
        may_bind = statement.defines | statement.names.assigns_global | found.rebinds
        self._compare(statement, "read", (recorded_reads & set(values) & mine), found.reads)
        self._compare(statement, "bound", rebound & mine, may_bind)
        self._compare(statement, "mutated", mutated, statement.mutates)
        if not isinstance(
            statement.node, ast.Import | ast.ImportFrom
        ):  # libraries do as they please when they are loaded
            self._compare(statement, "effect", effects & OBSERVABLE, statement.effects)
            self._count(statement, kept, mutated, effects)
        return True

    def _mutated(self, values: dict[str, Any], kept: set[str]) -> set[str]:
        now = {n: self._print(v) for n, v in values.items() if n in self.facts.variables}
        found = {n for n in kept if n in self.known and self.known[n] != now[n]}
        self.known = now
        return found

    def _print(self, value: Any) -> str:
        if isinstance(value, type(sys)) or (callable(value) and hasattr(value, "__code__")):
            return "same"
        try:
            return self.fingerprints.value(value)
        except Exception:
            return "same"

    def _compare(self, statement: Statement, what: str, seen: set[str], predicted: frozenset[str]) -> None:
        text = ast.unparse(statement.node)[:160]
        self.missed += [
            (what, name, statement.id, text) for name in sorted(seen - predicted) if not name.startswith("__")
        ]

    def _count(self, statement: Statement, kept: set[str], mutated: set[str], effects: set[str]) -> None:
        text = ast.unparse(statement.node)[:160]
        claimed = statement.mutates & kept
        known = statement.known_effects & OBSERVABLE
        self.wrong += [("mutated", n, text) for n in sorted(claimed - mutated)] + [
            ("effect", e, text) for e in sorted(known - effects)
        ]
        for key, number in {
            "statements": 1, "unknown": ANYTHING in statement.known_effects,
            "mutations": len(claimed), "right_mutations": len(claimed & mutated), "seen_mutations": len(mutated),
            "effects": len(known), "right_effects": len(known & effects), "seen_effects": len(effects & OBSERVABLE),
        }.items():  # fmt: skip
            self.counts[key] += number


def _shell(names: Namespace) -> Any:
    """The notebook shell, which runs magics in the recorded names."""
    from IPython.core.interactiveshell import InteractiveShell

    shell: Any = InteractiveShell.instance()
    shell.user_ns.update({"__name__": "__main__"})
    shell.user_ns = names
    shell.shown = []
    sys.modules["__main__"] = Main(names)
    shell.display_pub.publish = lambda *data, **_: shell.shown.append(data)
    shell.enable_gui = lambda *_: None
    names.start()
    names.update(get_ipython=lambda: shell, display=_display())
    return shell


def _display() -> Any:
    from IPython.display import display

    return display


def _close_figures() -> None:
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


def _end(*_: object) -> None:
    raise TimeoutError("time is over")


def main() -> None:
    """Observe one notebook."""
    path, project = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    sys.path.insert(0, str(path.parent))
    facts = build_facts(read_notebook(path))
    run = Run(facts, project)
    if hasattr(signal, "setitimer"):  # elsewhere a statement that takes too long is ended from outside
        signal.signal(signal.SIGPROF, _end)
        signal.setitimer(signal.ITIMER_PROF, PER_RUN)
    out, sys.stdout = sys.stdout, io.StringIO()
    run.run()
    sys.stdout = out
    print(
        json.dumps(
            {
                "counts": run.counts,
                "missed": run.missed,
                "wrong": run.wrong,
                "stopped": run.stopped,
                "all": len(facts.statements),
            }
        )
    )


if __name__ == "__main__":
    main()
