"""No secret of a notebook reaches a package: look-ups in the copy of the notebook, and a net over every file."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.secret_formats import found_in
from nbhoist.analysis.secrets import secrets
from nbhoist.notebook.reader import parse_notebook
from nbhoist.notebook.strip import stripped_notebook
from nbhoist.notebook.writer import replace_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.analysis.facts import Facts
    from nbhoist.notebook.model import Notebook
    from nbhoist.refactor.plan import Edit, Plan

MASK = "***"
_SHORTEST = 6  # shorter values are words that stand in other places, too


def secret_values(facts: "Facts") -> tuple[str, ...]:
    """Every secret of the notebook, in code, comments and markdown, the longest first."""
    found = {str(secret.node.value) for secret in secrets(facts)}
    found |= {value for cell in facts.notebook.cells for value in found_in(cell.source)}
    return tuple(sorted((v for v in found if len(v) >= _SHORTEST), key=len, reverse=True))


def environment_of(facts: "Facts", plan: "Plan") -> tuple[tuple[str, str], ...]:
    """What the package finds in the environment while it is proven."""
    values = [str(secret.node.value) for secret in secrets(facts)]
    return tuple(zip((place.variable for place in plan.secrets), values, strict=False))


def masked(files: "Mapping[str, str | bytes]", values: tuple[str, ...]) -> dict[str, str | bytes]:
    """Files in which no secret stands any more."""
    if not values:
        return dict(files)
    return {path: _masked(content, values) for path, content in files.items()}


def _masked(content: str | bytes, values: tuple[str, ...]) -> str | bytes:
    return _without(content, values) if isinstance(content, bytes) else masked_text(content, values)


def masked_text(content: str, values: tuple[str, ...]) -> str:
    """Text in which no secret stands any more."""
    for value in values:
        content = content.replace(value, MASK)
    return content


def _without(content: bytes, values: tuple[str, ...]) -> bytes:
    for value in values:
        content = content.replace(value.encode("utf-8", "surrogatepass"), MASK.encode())
    return content


def notebook_copy(facts: "Facts", plan: "Plan") -> bytes:
    """The notebook without outputs, secrets replaced by environment look-ups."""
    notebook = facts.notebook
    sources = dict(_edited_sources(facts, plan))
    if sources and notebook.format == "ipynb":
        notebook = _reread(notebook, replace_sources(_as_stored(notebook), sources))
    return _without(stripped_notebook(notebook), secret_values(facts))


def _as_stored(notebook: "Notebook") -> "Notebook":
    """The notebook without the cells of files that it runs."""
    stored = notebook.stored
    whole = stored is None or not any(cell.host for cell in notebook.cells)
    return notebook if whole or stored is None else parse_notebook(stored.original, notebook.path)


def _reread(notebook: "Notebook", data: bytes) -> "Notebook":
    return parse_notebook(data, notebook.path)


def _edited_sources(facts: "Facts", plan: "Plan") -> "Iterator[tuple[int, str]]":
    held = {place.statement for place in plan.secrets}
    for parsed in facts.cells:
        ids = {s.id for s in facts.of_cell(parsed.cell)} & held
        edits = [e for e in plan.edits if e.statement in ids and e.text.startswith("os.environ[")]
        text = _applied(parsed.python, edits) if edits else ""
        if edits and not parsed.cell.host and _parses(text):
            yield parsed.cell.index, text


def _applied(text: str, edits: "list[Edit]") -> str:
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        (first, begin), (last, end) = edit.start, edit.end
        lines[first - 1 : last] = [lines[first - 1][:begin] + edit.text + lines[last - 1][end:]]
    return "\n".join(lines)


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True
