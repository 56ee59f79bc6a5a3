"""What silences rules: comments for a line, a cell or the notebook, and the metadata of the notebook.

`# noqa: NBH201` and `# nbhoist: ignore[absolute-path]` hold for their line, `# nbhoist: ignore-cell[...]` for its cell,
`# nbhoist: ignore-notebook[...]` in the first code cell for all of them, as `{"nbhoist": {"ignore": [...]}}` in the
metadata does. Without names, all rules are meant.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.notebook.cells import ParsedCell
    from nbhoist.notebook.model import Cell, Notebook

_NOQA = re.compile(r"#\s*noqa(?P<named>\s*:\s*(?P<codes>[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*))?", re.IGNORECASE)
_IGNORE = re.compile(r"#\s*nbhoist\s*:\s*ignore(?P<scope>-cell|-notebook)?(?:\[(?P<names>[^\]]*)\])?", re.IGNORECASE)
_NAMES = frozenset[str]
_EVERYTHING: _NAMES = frozenset({"*"})


class Suppression(NamedTuple):
    """One comment, or the metadata of the notebook: what it silences and where."""

    cell: "Cell | None"  # None for the metadata
    line: int
    scope: str  # empty for the line, `-cell` or `-notebook`
    names: _NAMES  # codes and rule names in lower case, `*` for all of them

    def silenced(self, diagnostic: "Diagnostic") -> _NAMES:
        """The names through which it silences `diagnostic`."""
        names = self.names & {"*", diagnostic.code.lower(), diagnostic.name}
        if self.scope == "-notebook" or not names:
            return names
        here = self.cell is not None and diagnostic.cell is not None and self.cell.index == diagnostic.cell.index
        on_line = self.scope == "-cell" or self.line in (diagnostic.line, diagnostic.end_line)
        return names if here and on_line else frozenset()


class Silenced(NamedTuple):
    """What is left of some diagnostics, and which suppressions, by number, silenced others through which names."""

    kept: "tuple[Diagnostic, ...]"
    used: frozenset[tuple[int, str]]


def silence(found: "Sequence[Suppression]", diagnostics: "Iterable[Diagnostic]") -> Silenced:
    """Drop the diagnostics that are silenced."""
    if not found:
        return Silenced(tuple(diagnostics), frozenset())
    kept: list[Diagnostic] = []
    used: set[tuple[int, str]] = set()
    for diagnostic in diagnostics:
        hits = {(number, name) for number, comment in enumerate(found) for name in comment.silenced(diagnostic)}
        used |= hits
        if not hits:
            kept.append(diagnostic)
    return Silenced(tuple(kept), frozenset(used))


def suppressions(facts: "Facts") -> tuple[Suppression, ...]:
    """Read the metadata and the comments of a notebook."""
    ignored = _in_metadata(facts.notebook)
    found = [Suppression(None, 0, "-notebook", ignored)] if ignored else []
    for number, parsed in enumerate(facts.cells):
        source = parsed.cell.source.lower()
        if "noqa" in source or "nbhoist" in source:
            found += (s for s in _of_cell(parsed) if s.scope != "-notebook" or number == 0)
    return tuple(found)


def _of_cell(parsed: "ParsedCell") -> "Iterator[Suppression]":
    for line, comment in _comments(parsed):
        for scope, names in _silenced(comment):
            yield Suppression(parsed.cell, line, scope, names)


def _silenced(comment: str) -> "Iterator[tuple[str, _NAMES]]":
    """Scopes and names of a comment."""
    noqa = _NOQA.search(comment)
    if noqa is not None:
        codes = noqa["codes"]
        yield "", frozenset(re.split(r"[,\s]+", codes.lower())) if codes else _EVERYTHING
    for ignore in _IGNORE.finditer(comment):
        names = ignore["names"]
        said = frozenset(n.strip().lower() for n in names.split(",")) if names is not None else _EVERYTHING
        yield (ignore["scope"] or "").lower(), said


def _in_metadata(notebook: "Notebook") -> _NAMES:
    ours = notebook.metadata.get("nbhoist")
    ignored = ours.get("ignore") if isinstance(ours, dict) else None
    if ignored is True:
        return _EVERYTHING
    return frozenset(n.lower() for n in ignored if isinstance(n, str)) if isinstance(ignored, list) else frozenset()


def _comments(parsed: "ParsedCell") -> "Iterator[tuple[int, str]]":
    """Comments with their lines; by tokens, so that strings are not taken for comments, where the cell has tokens."""
    lines = parsed.cell.source.split("\n")
    plain = parsed.python.split("\n")
    if parsed.tree is not None:
        yield from _token_comments(parsed.python)
    for number, line in enumerate(lines, start=1):
        is_magic = number > len(plain) or plain[number - 1] != line
        if (parsed.tree is None or is_magic) and "#" in line:
            yield number, line[line.index("#") :]


def _token_comments(source: str) -> "Iterator[tuple[int, str]]":
    import tokenize  # only cells that speak of noqa pay for it
    from io import StringIO

    try:
        for token in tokenize.generate_tokens(StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
    except (tokenize.TokenError, SyntaxError):
        return
