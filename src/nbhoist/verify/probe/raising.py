"""Cells that are meant to raise: their exception is recorded in both runs, also where there is none."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from .recorder import Recorder

RAISING = "__nbhoist_raising__"
EXCEPTION = "<exception>"  # the name under which it is recorded


def raised(cell: str) -> str:
    """Return the id of the pseudo-statement that gives the exception of a cell."""
    return f"{cell}:<raised>"


class Raising:
    """Takes an exception, as `contextlib.suppress(Exception)` does, and records it."""

    def __init__(self, recorder: Recorder, cell: str) -> None:
        self._recorder = recorder
        self._cell = cell

    def __enter__(self) -> None:
        """Do nothing."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        self._recorder.values(raised(self._cell), {EXCEPTION: error})
        return isinstance(error, Exception)


def watch(body: Sequence[ast.stmt], raising: Sequence[tuple[int, str]]) -> None:
    """Let the `with` statements of these ordinals record what they take."""
    for ordinal, cell in raising:
        node = body[ordinal] if ordinal < len(body) else None
        if isinstance(node, ast.With) and ast.unparse(node.items[0].context_expr) == "contextlib.suppress(Exception)":
            call = ast.Call(ast.Name(RAISING, ast.Load()), [ast.Constant(cell)], [])
            node.items[0].context_expr = ast.fix_missing_locations(ast.copy_location(call, node.items[0].context_expr))
