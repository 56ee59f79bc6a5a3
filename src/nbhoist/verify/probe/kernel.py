"""The recorded run of a notebook: hooks of IPython around the cells."""

from __future__ import annotations

import ast
import json
import sys
from typing import Any

from .insert import relocated, to_copy, with_probes
from .raising import EXCEPTION, raised
from .session import Session

BODY_MAGICS = ("%%time", "%%capture", "%%prun", "%%timeit")


def start(shell: Any, path: str) -> None:
    """Set up the recording in a fresh kernel."""
    with open(path, encoding="utf-8") as stream:
        config = json.load(stream)
    run = KernelRun(shell, config)
    shell.events.register("pre_run_cell", run.begin)
    shell.events.register("post_run_cell", run.end)
    shell.ast_transformers.append(run)
    displays = shell.display_formatter
    displays.format = run.formatting(displays.format)
    sys.modules["_nbhoist_probe"].finish = run.finish  # type: ignore[attr-defined]  # called when the last cell is done


class KernelRun:
    """Follows the cells of one run and puts probes into their syntax trees."""

    def __init__(self, shell: Any, config: dict[str, Any]) -> None:
        self._shell = shell
        self._session = Session(config)
        self._cells = iter(config["cells"])
        self._relocations = dict(config["relocations"])
        self._to_copy = to_copy(config["original"], config["project"])
        self._depth = 0
        self._cell: dict[str, Any] | None = None
        self._expected = ""
        self._deferred: list[str] = []

    def begin(self, info: Any = None) -> None:
        """Note that a cell begins; cells that run within a cell belong to it."""
        self._depth += 1
        if self._depth == 1:
            self._cell = next(self._cells, None)
            self._deferred = []
            self._expected = self._body()
            if self._cell is not None:
                self._session.recorder.place(self._cell["id"])

    def end(self, result: Any = None) -> None:
        """Record the values behind the last statement of a cell."""
        self._depth -= 1
        if self._depth or self._cell is None:
            return
        if self._cell["raises"]:
            error = None if result is None else result.error_in_exec
            self._session.recorder.values(raised(self._cell["id"]), {EXCEPTION: error})
        if result is None or result.success:
            for key in self._deferred:
                names = self._session.probes[key]["names"]
                self._session.recorder.probe(key, names, self._shell.user_ns)

    def finish(self) -> None:
        """Record what is bound at the end and close the journal."""
        self._cell = None
        self._session.recorder.values("<end>", self._bound())
        self._session.finish()

    def visit(self, tree: ast.Module) -> ast.Module:
        """Put relocations and probes into a tree that IPython is about to run."""
        if self._cell is None:
            return tree
        if self._expected and ast.dump(tree) == self._expected:
            self._expected = ""
            tree = self._probed(tree)
        return relocated(tree, self._relocations, self._to_copy)

    def formatting(self, original: Any) -> Any:
        """Return a formatter that records what it formats."""

        def formatted(value: Any, *arguments: Any, **named: Any) -> Any:
            if self._depth and not self._is_captured():
                self._session.recorder.display(value)
            return original(value, *arguments, **named)

        return formatted

    def _is_captured(self) -> bool:
        """Tell whether `%%capture` holds back what is displayed."""
        return type(self._shell.display_pub).__name__ == "CapturingDisplayPublisher"

    def _body(self) -> str:
        source = "" if self._cell is None else str(self._cell["source"])
        head, _, rest = source.lstrip().partition("\n")
        body = rest if head.split(maxsplit=1)[:1] and head.split(maxsplit=1)[0] in BODY_MAGICS else source
        try:
            return ast.dump(self._shell.compile.ast_parse(self._shell.transform_cell(body)))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ""

    def _probed(self, tree: ast.Module) -> ast.Module:
        by_ordinal: dict[int, list[str]] = {}
        for probe in self._cell["probes"] if self._cell else ():
            by_ordinal.setdefault(min(probe["ordinal"], len(tree.body) - 1), []).append(probe["id"])
        self._deferred = by_ordinal.pop(len(tree.body) - 1, [])
        tree.body = with_probes(tree.body, by_ordinal)
        return tree

    def _bound(self) -> dict[str, Any]:
        hidden = set(self._shell.user_ns_hidden)
        known = self._shell.user_ns
        return {name: value for name, value in known.items() if name not in hidden and not name.startswith("_")}
