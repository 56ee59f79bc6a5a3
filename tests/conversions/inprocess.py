"""A notebook and its package run in this process, without a kernel: what each prints and shows."""

from __future__ import annotations

import ast
import contextlib
import importlib
import importlib.abc
import importlib.util
import io
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from learning_state import state_modules
from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.model import Cell, Notebook
from nbhoist.refactor.emit.package import emit
from nbhoist.refactor.planner import make_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from nbhoist.refactor.emit.package import Emitted
    from nbhoist.refactor.plan import Plan

PACKAGE = "replayed"


def notebook_trace(cells: Sequence[str]) -> str:
    """What the cells print and display, run top to bottom in one namespace; an error ends it."""
    names: dict[str, Any] = {"__name__": "__main__", "display": _display}
    return _trace(lambda: [_run_cell(cell, names) for cell in cells])


def package_trace(cells: Sequence[str]) -> str:
    """What the package made of the cells prints and displays."""
    return package_traces(cells, 1)[0]


def package_traces(cells: Sequence[str], runs: int = 2, headed: bool = False) -> list[str]:
    """What the package prints and displays when it runs several times in one process."""
    plan, emitted = converted(cells, headed)
    modules = {source.name: source.code for source in emitted.sources}
    with _importable(modules, plan):
        return [_trace(lambda: _run_package(plan)) for _ in range(runs)]


@contextlib.contextmanager
def pipeline_of(cells: Sequence[str]) -> Iterator[tuple[Any, SimpleNamespace]]:
    """The pipeline that the cells became, to be imported while this lasts, and its settings."""
    plan, emitted = converted(cells)
    with _importable({source.name: source.code for source in emitted.sources}, plan):
        yield importlib.import_module(f"{PACKAGE}.pipeline"), _settings(plan)


def converted(cells: Sequence[str], headed: bool = False) -> tuple[Plan, Emitted]:
    """Plan the cells as a notebook, and write its modules; `headed` cells stand below a heading each, so in a stage."""
    made: list[Cell] = []
    for position, source in enumerate(cells):
        if headed:
            made.append(Cell(len(made), f"h{position}", "markdown", f"## Part {'i' * (position + 1)}"))
        made.append(Cell(len(made), f"c{position}", "code", source))
    facts = build_facts(Notebook(Path("replayed.ipynb"), tuple(made), {}, "python", None, "ipynb", "jupyter"))
    plan = make_plan(facts, PACKAGE)
    return plan, emit(plan, facts)


def sources(cells: Sequence[str]) -> str:
    """The modules made of the cells as one text, for messages."""
    return "\n".join(f"# ---- {source.name}\n{source.code}" for source in converted(cells)[1].sources)


def _trace(run: Callable[[], object]) -> str:
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        try:
            run()
        except Exception as error:
            print(f"stopped: {type(error).__name__}")
    return stream.getvalue()


def _display(*values: object) -> None:
    for value in values:
        print("shown:", repr(value))


def _run_cell(source: str, names: dict[str, Any]) -> None:
    tree = ast.parse(source)
    last = tree.body[-1] if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    if last is not None and not source.rstrip().endswith(";"):
        tree.body[-1] = ast.copy_location(ast.Assign([ast.Name("_shown", ast.Store())], last.value), last)
    exec(compile(ast.fix_missing_locations(tree), "<cell>", "exec"), names)
    if (shown := names.pop("_shown", None)) is not None:
        _display(shown)


def _run_package(plan: Plan) -> None:
    pipeline = importlib.import_module(f"{PACKAGE}.pipeline")
    pipeline.run(_settings(plan), observe)


def observe(view: Callable[..., object], *inputs: object) -> None:
    """Call a view and print what it shows."""
    if (shown := view(*inputs)) is not None:
        _display(shown)


def _settings(plan: Plan) -> SimpleNamespace:
    settings = SimpleNamespace()
    settings.paths = SimpleNamespace(root=Path())
    for entry in plan.configuration:
        section = vars(settings).setdefault(entry.section, SimpleNamespace())
        setattr(section, entry.key, entry.value)
    return settings


class _Modules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the modules of the package in memory."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> Any:
        top, _, name = fullname.partition(".")
        if top != PACKAGE or (name and name not in self._texts):
            return None
        return importlib.util.spec_from_loader(fullname, self, is_package=not name)

    def exec_module(self, module: ModuleType) -> None:
        text = self._texts.get(module.__name__.partition(".")[2], "")
        exec(compile(text, f"<{module.__name__}>", "exec"), module.__dict__)


_OBSERVER = """
from typing import Any
Observer = Any
def ignore(view, *inputs): pass
"""
_CONFIG = """
from typing import Any
def __getattr__(name): return Any
"""


@contextlib.contextmanager
def _importable(modules: dict[str, str], plan: Plan) -> Iterator[None]:
    finder = _Modules({**modules, "observer": _OBSERVER, "config": _CONFIG, **state_modules(PACKAGE)})
    sys.meta_path.insert(0, finder)
    try:
        observer: Any = importlib.import_module(f"{PACKAGE}.observer")
        observer.display = _display
        observer.show = lambda value: None if value is None else _display(value)
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in [n for n in sys.modules if n.partition(".")[0] == PACKAGE]:
            del sys.modules[name]
