"""What diagnostics repeat of a notebook, secrets masked, whatever rules are selected."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.secret_formats import found_in
from nbhoist.analysis.secrets import secret_kind, written_secrets
from nbhoist.notebook.cells import parse_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.notebook.model import Cell, Notebook

_MASK = "********"
_SHORTEST = 4  # shorter values are parts of many words


class Masks(NamedTuple):
    """Source lines of cells with secrets masked, and the secrets themselves, the longest first."""

    lines: dict[int, list[str]]
    secrets: tuple[str, ...]

    def hidden(self, text: str) -> str:
        """`text` without any secret, nor the beginning of one where the text was cut short."""
        for secret in self.secrets:
            text = text.replace(secret, _MASK)
            cut = text.find("…")
            if cut > 0:
                text = _without_head(text, cut, secret)
        return text


def masks(facts: "Facts", diagnostics: "Iterable[Diagnostic]") -> Masks:
    """The masks for all that `diagnostics` may repeat: their cells and the cells that they are related to."""
    found = list(diagnostics)
    named = {d.cell.index for d in found if d.cell is not None} | {r.cell for d in found for r in d.related}
    cells = [cell for cell in facts.notebook.cells if cell.index in named]
    secrets = {
        text for cell in cells for text in _in_cell(cell, facts.parsed(cell).tree if cell.kind == "code" else None)
    } | set(_pointed_at(facts, found))
    ordered = tuple(sorted((s for s in secrets if len(s) >= _SHORTEST), key=len, reverse=True))
    return Masks({cell.index: _masked(cell.source, ordered).split("\n") for cell in cells}, ordered)


def secrets_of(notebook: "Notebook") -> tuple[str, ...]:
    """All secrets in the cells of a notebook, the longest first."""
    found = {
        text
        for cell in notebook.cells
        for text in _in_cell(cell, parse_cell(cell).tree if cell.kind == "code" else None)
    }
    return tuple(sorted((s for s in found if len(s) >= _SHORTEST), key=len, reverse=True))


def _in_cell(cell: "Cell", tree: ast.Module | None) -> "Iterator[str]":
    yield from found_in(cell.source)
    yield from (secret.text for secret in written_secrets(cell.source))
    for parent in ast.walk(tree) if tree is not None else ():
        for node in ast.iter_child_nodes(parent):
            if isinstance(node, ast.Constant) and secret_kind(node, parent) is not None:
                yield from _written(str(node.value), cell.source)


def _written(value: str, source: str) -> "Iterator[str]":
    """The value as it is, and line by line where it stands on several lines."""
    yield value
    yield from (line for line in value.splitlines() if len(line) >= 2 * _SHORTEST)
    escaped = value.encode("unicode_escape").decode("ascii")
    if value not in source and escaped != value:
        yield escaped


def _pointed_at(facts: "Facts", diagnostics: "Iterable[Diagnostic]") -> "Iterator[str]":
    """The texts that secret rules point at, without quotes."""
    for diagnostic in diagnostics:
        if diagnostic.secret and diagnostic.cell is not None and diagnostic.line == diagnostic.end_line:
            line = facts.notebook.cells[diagnostic.cell.index].source.split("\n")[(diagnostic.line or 1) - 1]
            yield line[(diagnostic.column or 1) - 1 : (diagnostic.end_column or 1) - 1].strip("rRbBuUfF").strip("\"'")


def _masked(text: str, secrets: tuple[str, ...]) -> str:
    for secret in secrets:
        text = text.replace(secret, "".join("\n" if c == "\n" else "*" for c in secret))
    return text


def _without_head(text: str, cut: int, secret: str) -> str:
    for length in range(min(len(secret), cut), _SHORTEST - 1, -1):
        if text[:cut].endswith(secret[:length]):
            return text[: cut - length] + _MASK + text[cut:]
    return text
