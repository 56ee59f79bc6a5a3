"""Runs a notebook statement by statement and says what each of them did.

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

from drawings import is_drawing
from seeing import Seeing
from surroundings import World

from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.reader import read_notebook

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

PER_RUN = 240.0  # seconds of processor time, since others may work on the machine too


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


class Run:
    """One run of a notebook, with what each statement did."""

    def __init__(self, facts: Facts, project: Path) -> None:
        self.facts = facts
        self.world = World(project)
        self.names = Namespace(__name__="__main__", __builtins__=builtins, __annotations__={})
        self.fingerprints = Seeing()
        self.known: dict[str, tuple[str, bool]] = {}
        self.steps: list[dict[str, Any]] = []
        self.stopped = ""

    def run(self) -> None:
        """Run statements until one raises or time is over."""
        began = time.process_time()
        shell = _shell(self.names)
        cell = None
        for statement in self.facts.statements:
            if cell is not None and statement.cell is not cell:
                _close_figures()
            cell = statement.cell
            if time.process_time() - began > PER_RUN:
                self.stopped = "time is over"
                return
            if not self._step(statement, shell) and "raises-exception" not in cell.tags:
                return

    def _step(self, statement: Statement, shell: Any) -> bool:
        before, values = self.world.state(), dict(dict.items(self.names))
        self.world.opened.clear()
        self.names.start()
        shown = len(shell.shown)
        printed, failed = io.StringIO(), ""
        with contextlib.redirect_stdout(printed):
            try:
                exec(_code(statement), self.names)
            except BaseException as error:
                failed = f"{type(error).__name__}: {error}"[:200]
        read, bound = set(self.names.read), set(self.names.bound)
        after, values_after = self.world.state(), dict(dict.items(self.names))
        effects = {effect for effect, state in before.items() if state != after[effect]}
        effects |= {"<stdout>"} if printed.getvalue() else set()
        effects |= {"<display>"} if len(shell.shown) > shown else set()
        effects |= {"<files>"} if self.world.opened else set()
        _show_as_kernels_do(shell)
        mine = self.facts.variables
        kept = {n for n in values if n in values_after and values[n] is values_after[n]} & mine
        mutated = self._mutated(values_after, kept)
        if failed:
            self.stopped = f"{statement.id} line {statement.line}: {failed}"
            return False
        rebound = {n for n in values_after if n in bound or n not in values or values[n] is not values_after[n]}
        seen = {"read": read & set(values) & mine, "bound": rebound & mine}
        visible = {n for n in kept if not self.known[n][1]} | mutated  # of others a change would not be seen
        drawn = {n for n in visible if is_drawing(values[n])}
        seen |= {"kept": visible, "mutated": mutated, "drawn": drawn, "effects": effects}
        self.steps.append({"id": statement.id} | {what: sorted(names) for what, names in seen.items()})
        return True

    def _mutated(self, values: dict[str, Any], kept: set[str]) -> set[str]:
        now = {n: self.fingerprints.look(v) for n, v in values.items() if n in self.facts.variables}
        found = {n for n in kept if n in self.known and self.known[n][0] != now[n][0]}
        self.known = now
        return found


def _code(statement: Statement) -> Any:
    tree = ast.Module([statement.node], [])
    return compile(tree, f"<{statement.id}>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


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


def _show_as_kernels_do(shell: Any) -> None:
    """From now on `plt.show` displays the figures that are open, and closes them."""
    pyplot = sys.modules.get("matplotlib.pyplot")

    def show(*_: Any, **__: Any) -> None:
        if pyplot is not None and pyplot.get_fignums():
            shell.shown.append("figures")
            pyplot.close("all")

    if pyplot is not None:
        pyplot.show = show  # type: ignore[attr-defined]  # a module


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
    print(json.dumps({"steps": run.steps, "stopped": run.stopped}))


if __name__ == "__main__":
    main()
