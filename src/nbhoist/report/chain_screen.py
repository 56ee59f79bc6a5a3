"""The last screen of `convert` for several notebooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbhoist.report.proof import quantity, verdict_in_words
from nbhoist.report.screen import LABEL_WIDTH, duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class ChainFacts:
    """What the last screen says."""

    notebooks: tuple[tuple[str, str, int, float | None], ...]  # file, sub-package, cells, seconds of its run
    directory: str
    modules: int
    functions: int
    verdict: Mapping[str, Any] | None
    left: tuple[str, ...] = ()


def render_chain_screen(facts: ChainFacts) -> str:
    """The screen, one line for each thing to know; a package that is not proven says so last."""
    return "".join(f"{label.ljust(LABEL_WIDTH)}{text}\n" for label, text in _rows(facts))


def _rows(facts: ChainFacts) -> Iterator[tuple[str, str]]:
    for at, (notebook, link, cells, seconds) in enumerate(facts.notebooks):
        ran = f"runs in {duration(seconds)}" if seconds is not None else "not executed"
        yield "" if at else "notebooks", f"{at + 1}. {notebook}, {quantity(cells, 'cell')}, {ran}: {link}"
    folder = facts.directory if facts.directory.endswith(("/", "\\")) else f"{facts.directory}/"
    yield "package", f"{folder}: {quantity(facts.modules, 'module')}, {quantity(facts.functions, 'function')}"
    none = "none: notebooks and package were not executed and compared"
    yield "proof", verdict_in_words(facts.verdict) if facts.verdict else none
    yield "left to you", f"{len(facts.left)}: {', '.join(facts.left)}" if facts.left else "nothing"
    quoted = f'"{facts.directory}"' if " " in facts.directory else facts.directory
    yield "next", f'cd {quoted}, then python -m pip install -e ".[test]", then python -m pytest'
    word = facts.verdict["verdict"] if facts.verdict else None
    if word == "different":
        yield "not proven", f"{quoted} does not compute what the notebooks compute; do not use it before that is mended"
    elif word != "equivalent":
        yield "not proven", f"nobody knows yet whether {quoted} computes what the notebooks compute; `nbhoist verify {quoted}` finds out"
