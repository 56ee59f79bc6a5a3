"""A notebook run in one namespace, and the modules made of it run as a package: what each prints and shows."""

from __future__ import annotations

import ast
import asyncio
import contextlib
import importlib
import inspect
import io
import re
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from learning_state import state_modules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.emit.package import Emitted
    from nbhoist.refactor.plan import Plan

_CONFIG = "from typing import Any\n\ndef __getattr__(name):\n    return Any\n"
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_OBSERVER = """
from typing import Any
Observer = Any
def ignore(view, *inputs): pass
def display(*values):
    for value in values: print("shown:", repr(value))
def show(value):
    if value is not None: display(value)
"""


class _Shell:
    """A notebook shell of which nothing is asked that shows."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *arguments: None


def notebook_prints(facts: Facts) -> str:
    """What the cells print and show, run top to bottom; an error ends it."""
    names: dict[str, Any] = {"__name__": "__main__", "get_ipython": _Shell, "display": _display}
    return _printed(lambda: [_run_cell(parsed.python, names) for parsed in facts.cells])


class Printed(NamedTuple):
    """What a run of a package printed and showed, and the values that it gave back, as text."""

    text: str
    given: dict[str, str]


def package_prints(plan: Plan, emitted: Emitted, folder: Path, *, observed: bool = True) -> Printed:
    """Run the package with the notebook's settings; where nothing is observed, exploration is left out."""
    package = folder / plan.package
    package.mkdir(parents=True)
    sources = {source.name: source.code for source in emitted.sources}
    support = {"__init__": "", "config": _CONFIG, "observer": _OBSERVER, **state_modules(plan.package)}
    for name, code in {**support, **sources}.items():
        (package / f"{name}.py").write_text(code, encoding="utf-8")
    given: dict[str, str] = {}
    with _importable(folder, plan.package):
        text = _printed(lambda: given.update(_run_package(plan, _observe if observed else _ignore)))
    return Printed(text, given)


def _run_package(plan: Plan, observe: Callable[..., None]) -> dict[str, str]:
    pipeline = importlib.import_module(f"{plan.package}.pipeline")
    given = pipeline.run(_settings(plan), observe)
    return {name: _ADDRESS.sub("", repr(value)) for name, value in given.items()}


def _ignore(shown: Callable[..., object], *inputs: object) -> None:
    """What a pipeline in production does with exploration."""


def _display(*values: object) -> None:
    for value in values:
        print("shown:", repr(value))


def _observe(shown: Callable[..., object], *inputs: object) -> None:
    value = shown(*inputs)
    if value is not None:
        _display(value)


def _run_cell(source: str, names: dict[str, Any]) -> None:
    tree = ast.parse(source)
    last = tree.body[-1] if tree.body else None
    shows = isinstance(last, ast.Expr) and not source.rstrip().endswith(";")
    body = tree.body[:-1] if shows else tree.body
    _execute(compile(ast.Module(body, []), "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
    if shows and isinstance(last, ast.Expr):
        value = _execute(compile(ast.Expression(last.value), "<cell>", "eval", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
        if value is not None:
            _display(value)


def _execute(code: Any, names: dict[str, Any]) -> Any:
    value = eval(code, names)
    return asyncio.run(value) if code.co_flags & inspect.CO_COROUTINE else value


def _printed(run: Callable[[], object]) -> str:
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        try:
            run()
        except Exception as error:
            print(f"stopped: {type(error).__name__}: {error}")
    return stream.getvalue()


def _settings(plan: Plan) -> SimpleNamespace:
    settings = SimpleNamespace(paths=SimpleNamespace(root="."))
    for entry in plan.configuration:
        section = vars(settings).setdefault(entry.section, SimpleNamespace())
        setattr(section, entry.key, entry.value)
    return settings


@contextlib.contextmanager
def _importable(folder: Path, package: str) -> Iterator[None]:
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in [n for n in sys.modules if n.partition(".")[0] == package]:
            del sys.modules[name]
